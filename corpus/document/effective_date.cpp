#include "corpus/document/effective_date.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace danchieu::corpus {

namespace {

constexpr std::size_t longest_clause = 120; ///< tokens looked at after "có hiệu lực"

std::optional<int> number_in(const ClauseText& text, std::size_t i) {
  if (i >= text.tokens().size() || text[i].kind != TokenKind::number) return std::nullopt;
  int value = 0;
  const std::string_view digits = text[i].word;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc{}) return std::nullopt;
  return value;
}

/// A count of days from `i`: "15", "mười lăm", "mười ( 10 )", "45 (bốn mươi lăm)".
std::optional<int> count_in(const ClauseText& text, std::size_t i, std::size_t last) {
  static constexpr std::array<std::pair<std::string_view, int>, 10> words{{{"mười lăm", 15},
                                                                           {"bốn mươi lăm", 45},
                                                                           {"hai mươi", 20},
                                                                           {"ba mươi", 30},
                                                                           {"bốn mươi", 40},
                                                                           {"sáu mươi", 60},
                                                                           {"chín mươi", 90},
                                                                           {"mười", 10},
                                                                           {"bảy", 7},
                                                                           {"năm", 5}}};
  if (const std::optional<int> written = number_in(text, i)) return written;
  for (const auto& [word, value] : words)
    if (text.at(i, word)) return value;
  (void)last;
  return std::nullopt;
}

class EffectReader {
 public:
  EffectReader(const Document& document, const ClauseText& text) : document_(document), text_(text) {}

  EffectiveDate read() {
    for (const Unit& unit : text_.units()) {
      if (unit.quoted || unit.zone == Zone::heading || unit.zone == Zone::title ||
          unit.zone == Zone::preamble)
        continue;
      if (unit.zone == Zone::annex && !found_.rule.empty()) break;
      const std::size_t limit = unit.last;
      for (std::size_t first = unit.text; first < limit;) {
        const std::size_t last = end_of_sentence(first, limit);
        sentence(unit, first, last);
        first = last;
      }
    }
    return std::move(found_);
  }

 private:
  std::size_t end_of_sentence(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i + 1 < last; ++i)
      if ((text_.is_mark(i, ".") || text_.is_mark(i, ";")) && text_[i + 1].span.start != text_[i].span.end &&
          i > first)
        return i + 1;
    return last;
  }

  /// "Riêng khoản 2 Điều 5", "Phụ lục I của", "Quy định tại": a part, or a time, before the document's own
  /// name.
  bool names_part(std::size_t first, std::size_t self) const {
    if (self == first) return false;
    const std::string_view before = text_.word(self - 1);
    if (before == "của" || before == "tại" || before == "theo" || before == "trong" || before == "ngày" ||
        before == "khi")
      return true;
    for (std::size_t i = first; i < self; ++i) {
      const std::string_view word = text_.word(i);
      const bool numbered =
          i + 1 < self && (text_[i + 1].kind == TokenKind::number || text_.word(i + 1).size() == 1);
      if (((word == "điều" || word == "khoản" || word == "điểm") && numbered) || text_.at(i, "phụ lục") ||
          word == "riêng")
        return true;
    }
    return false;
  }

  /// Whether the words before "có hiệu lực" at `effect` make the whole document its subject.
  bool is_about_self(std::size_t first, std::size_t effect) const {
    std::size_t i = effect;
    if (i > first && (text_.word(i - 1) == "sẽ" || text_.word(i - 1) == "chỉ" || text_.is_mark(i - 1, ",")))
      --i;
    if (i == first) return false;
    if (text_[i - 1].self) return !names_part(first, i - 1);
    // "Nghị quyết này đã được Hội đồng nhân dân tỉnh … thông qua ngày … và có hiệu lực từ ngày …"
    if (text_.word(i - 1) == "và" && text_[first].self)
      for (std::size_t at = first + 1; at + 1 < i; ++at)
        if (text_.at(at, "thông qua")) return true;
    // "Quyết định có hiệu lực thi hành kể từ ngày ký": the type alone, at the start of the sentence
    static constexpr std::array<std::string_view, 8> types{
        "quyết định", "nghị quyết", "nghị định", "thông tư", "chỉ thị", "kế hoạch", "quy định", "quy chế"};
    for (const std::string_view type : types)
      if (text_.at(first, type) && i == first + 2) return true;
    return false;
  }

  void sentence(const Unit& unit, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i + 2 < last; ++i) {
      const bool takes = text_.at(i, "có hiệu lực") || text_.at(i, "có hiệu lưc") ||
                         (text_.at(i, "hiệu lực thi hành") && text_.word(i - 1) == "này") ||
                         text_.at(i, "có giá trị thi hành");
      if (!found_.expires && text_.at(i, "hết hiệu lực") && i > first && text_[i - 1].self)
        own_end(first, i, std::min(last, i + longest_clause));
      if (!takes) continue;
      const std::size_t stop = std::min(last, i + longest_clause);
      if (is_about_self(first, i)) {
        effect(unit, first, i, stop);
      } else {
        staged(first, i, stop);
      }
      return;
    }
  }

  void effect(const Unit& unit, std::size_t first, std::size_t effect, std::size_t last) {
    (void)unit;
    if (found_.rule.empty()) {
      take_effect(first, effect, last);
    } else if (!found_.date) {
      const std::string rule = found_.rule;
      const std::string quote = found_.quote;
      const Span span = found_.span;
      take_effect(first, effect, last);
      if (found_.quote.empty()) { // it says no more
        found_.rule = rule;
        found_.quote = quote;
        found_.span = span;
      }
    }
    for (std::size_t i = effect; i < last; ++i) // "… và có hiệu lực đến hết ngày 31 tháng 12 năm 2025"
      if (text_.at(i, "đến hết") || text_.at(i, "đến ngày")) expire_at(first, i, last);
  }

  void expire_at(std::size_t first, std::size_t i, std::size_t last) {
    std::size_t at = i + 1;
    while (at < last && (text_.word(at) == "hết" || text_.word(at) == "ngày")) ++at;
    std::optional<Date> day;
    if (const auto date = text_.date(at)) {
      day = date->date;
    } else if (text_.word(at) == "năm") {
      if (const std::optional<int> year = number_in(text_, at + 1); year && *year > 1900 && *year < 2200)
        day = Date{std::chrono::year(*year), std::chrono::month(12), std::chrono::day(31)};
    }
    if (!day || found_.expires || (found_.date && *day <= *found_.date)) return;
    found_.expires = day;
    found_.expires_quote = text_.quote(first, last);
    found_.expires_span = text_.span(first, last);
  }

  /// "Nghị quyết này hết hiệu lực kể từ ngày 01 tháng 01 năm 2026", said of the document itself.
  void own_end(std::size_t first, std::size_t i, std::size_t last) {
    for (std::size_t at = i; at < last; ++at)
      if (text_.at(at, "từ ngày"))
        if (const auto date = text_.date(at + 1)) {
          found_.expires = Date{std::chrono::sys_days{date->date} - std::chrono::days{1}};
          found_.expires_quote = text_.quote(first, last);
          found_.expires_span = text_.span(first, last);
          return;
        }
  }

  void take_effect(std::size_t first, std::size_t effect, std::size_t last) {
    found_.quote = text_.quote(first, last);
    found_.span = text_.span(first, last);
    for (std::size_t i = effect; i < last; ++i) {
      if (text_.word(i) == "trừ" || text_.at(i, "thay thế") || text_.at(i, "bãi bỏ")) break;
      if (text_.word(i) == "sau") {
        if (const std::optional<int> days = count_in(text_, i + 1, last)) {
          after_days(i, *days, last);
          return;
        }
      }
      const bool from = (text_.word(i) == "từ" || text_.word(i) == "vào" ||
                         (text_.word(i) == "kể" && text_.word(i + 1) == "ngày")) &&
                        (text_.word(i + 1) == "ngày" ||
                         text_[std::min(i + 1, text_.tokens().size() - 1)].kind == TokenKind::number);
      if (!from) continue;
      if (const auto date = text_.date(i + 1)) {
        found_.rule = "fixed_date";
        found_.date = date->date;
        return;
      }
      if (is_signing(i + 2)) {
        found_.rule = "from_signature";
        found_.date = document_.date;
        return;
      }
      const bool blank = text_.is_mark(i + 2, ".") || text_.is_mark(i + 2, "\u2026") ||
                         text_.word(i + 2) == "tháng" || text_.is_mark(i + 2, "/");
      if (blank) {
        found_.rule = "blank";
        return;
      }
      for (std::size_t at = i + 2; at < std::min(last, i + 14); ++at)
        if (text_[at].kind == TokenKind::citation && !text_[at].self) {
          found_.rule = "with_document";
          return;
        }
    }
    for (std::size_t at = effect; at < std::min(last, effect + 8);
         ++at) // "có hiệu lực thi hành theo Quyết định số …"
      if ((text_.word(at) == "theo" || text_.word(at) == "cùng") && at + 1 < last &&
          text_[at + 1].kind == TokenKind::citation && !text_[at + 1].self) {
        found_.rule = "with_document";
        return;
      }
    found_.quote.clear();
    found_.span = {};
  }

  bool is_signing(std::size_t i) const {
    const std::string_view word = text_.word(i);
    return word == "ký" || word == "kí" || text_.at(i, "ban hành") || text_.at(i, "thông qua") ||
           text_.at(i, "được thông qua") || text_.at(i, "được ký") || text_.at(i, "hội đồng nhân dân") ||
           text_.at(i, "được hội đồng nhân dân");
  }

  void after_days(std::size_t i, int days, std::size_t last) {
    for (std::size_t at = i; at < last; ++at) {
      if (text_.at(at, "đăng công báo") || text_.at(at, "công báo") || text_.at(at, "đăng")) {
        if (text_.at(at, "đăng báo")) continue; // "… và đăng Báo Cần Thơ chậm nhất là 05 ngày, kể từ ngày ký"
        found_.rule = "days_after_publication";
        return;
      }
      if (is_signing(at)) {
        found_.rule = "days_after_signature";
        if (document_.date && days >= 0 && days < 1000)
          found_.date = Date{std::chrono::sys_days{*document_.date} + std::chrono::days{days}};
        return;
      }
    }
    found_.rule = "days_after_signature";
    if (document_.date && days >= 0 && days < 1000)
      found_.date = Date{std::chrono::sys_days{*document_.date} + std::chrono::days{days}};
  }

  /// "Riêng khoản 2 Điều 5 có hiệu lực từ ngày …", "Quy định tại Điều 3 Nghị định này có hiệu lực … đến hết
  /// …".
  void staged(std::size_t first, std::size_t effect, std::size_t last) {
    bool own = text_.word(first) == "riêng";
    for (std::size_t i = first; i < effect; ++i) {
      if (text_[i].kind == TokenKind::citation && !text_[i].self) return;
      if (text_[i].self) own = true;
    }
    StagedEffect part;
    part.provisions = text_.provisions(first, effect);
    if (!own || part.provisions.empty()) return;
    if (text_.at(first, "kể từ") || text_.at(first, "từ ngày") || text_.at(first, "trường hợp") ||
        text_.at(first, "trước"))
      return;
    for (std::size_t i = effect; i < last; ++i) {
      if (!part.from && (text_.at(i, "từ ngày") || text_.word(i) == "từ"))
        if (const auto date = text_.date(i + 1)) part.from = date->date;
      if (!part.until && (text_.at(i, "đến hết") || text_.at(i, "đến ngày"))) {
        std::size_t at = i + 1;
        while (at < last && (text_.word(at) == "hết" || text_.word(at) == "ngày")) ++at;
        if (const auto date = text_.date(at)) part.until = date->date;
      }
    }
    if (!part.from && !part.until) return;
    part.quote = text_.quote(first, last);
    part.span = text_.span(first, last);
    found_.staged.push_back(std::move(part));
  }

  const Document& document_;
  const ClauseText& text_;
  EffectiveDate found_;
};

} // namespace

EffectiveDate find_effective_date(const Document& document, const ClauseText& text) {
  return EffectReader(document, text).read();
}

EffectiveDate find_effective_date(const Document& document, std::string_view clean_text) {
  return find_effective_date(document, ClauseText(document, clean_text));
}

} // namespace danchieu::corpus
