#include "corpus/document/effective_date.hpp"

#include "corpus/document/clause_label.hpp"
#include "corpus/document/clause_period.hpp"
#include "corpus/document/clause_words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace danchieu::corpus {

namespace {

constexpr std::size_t longest_clause = 120; ///< tokens looked at after "có hiệu lực"

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
        sentence(first, last);
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

  /// "Điều 5", "khoản 2", "điểm a", "Phụ lục I", "riêng" at `i`.
  bool is_part(std::size_t i) const {
    const std::string_view word = text_.word(i);
    if (word == "riêng" || text_.at(i, "phụ lục")) return true;
    return (word == "điều" || word == "khoản" || word == "điểm") && i + 1 < text_.tokens().size() &&
           (text_[i + 1].kind == TokenKind::number || text_.word(i + 1).size() == 1);
  }

  /// "Riêng khoản 2 Điều 5", "Phụ lục I của", "Quy định tại": a part, or a time, before the document's own
  /// name at `self`. `part` goes from the sentence's `first` token to the first part, so that a sentence is walked once
  /// however often its document is named.
  bool names_part(std::size_t first, std::size_t self, std::size_t& part) const {
    if (self == first) return false;
    const std::string_view before = text_.word(self - 1);
    static constexpr std::array<std::string_view, 12> others{"của", "tại", "theo", "trong", "ngày", "khi", "điểm", "trước", "sau", "từ", "các", "những"};
    if (std::find(others.begin(), others.end(), before) != others.end()) return true;
    while (part < self && !is_part(part)) ++part;
    return part < self;
  }

  /// Whether the words before "có hiệu lực" at `effect` make the whole document its subject. `part` as in names_part.
  bool is_about_self(std::size_t first, std::size_t effect, std::size_t& part) const {
    std::size_t i = effect;
    if (i >= first + 2 && text_.at(i - 2, "bắt đầu")) i -= 2;
    if (i > first && (text_.word(i - 1) == "sẽ" || text_.word(i - 1) == "chỉ")) --i;
    const bool joined = i > first && (text_.is_mark(i - 1, ",") || text_.word(i - 1) == "và");
    if (joined) --i;
    if (i == first) return false;
    std::size_t self = i - 1;
    if (text_.word(self) == "này" && self > first && text_[self - 1].self) --self; // "Thông tư này này"
    if (text_[self].self) return !names_part(first, self, part);
    // "Nghị quyết này đã được Hội đồng nhân dân tỉnh … thông qua ngày … và có hiệu lực từ ngày …"
    if (joined && text_[first].self) return passing(first, i).has_value();
    // "Quyết định có hiệu lực thi hành kể từ ngày ký": the type alone, at the start of the sentence
    static constexpr std::array<std::string_view, 8> types{
        "quyết định", "nghị quyết", "nghị định", "thông tư", "chỉ thị", "kế hoạch", "quy định", "quy chế"};
    for (const std::string_view type : types)
      if (text_.at(first, type) && i == first + 2) return true;
    return false;
  }

  /// Where in [first, last) "thông qua" stands.
  std::optional<std::size_t> passing(std::size_t first, std::size_t last) const {
    const std::size_t at = text_.find("thông qua", first, last);
    return at < last ? std::optional(at) : std::nullopt;
  }

  /// "có hiệu lực", "có giá trị thi hành", and of old "Quyết định này thi hành kể từ ngày ký".
  bool takes_effect(std::size_t i) const {
    return text_.at(i, "có hiệu lực") || text_.at(i, "có hiệu lưc") || text_.at(i, "có giá trị thi hành") ||
           (text_.at(i, "hiệu lực thi hành") && text_.word(i - 1) == "này") ||
           (i > 0 && text_[i - 1].self && (text_.at(i, "thi hành từ ngày") || text_.at(i, "thi hành kể từ ngày")));
  }

  void sentence(std::size_t first, std::size_t last) {
    std::size_t part = first;
    for (std::size_t i = first; i + 2 < last; ++i) {
      const std::size_t stop = std::min(last, i + longest_clause);
      if (!found_.expires && i > first && text_[i - 1].self) {
        const bool ends = text_.at(i, "hết hiệu lực");
        if ((ends || is_carried_out(i)) && !names_part(first, i - 1, part)) {
          if (ends) own_end(first, i, stop);
          else expire(first, i, stop);
        }
      }
      if (!takes_effect(i)) continue;
      if (is_about_self(first, i, part)) {
        effect(first, i, stop);
      } else {
        staged(first, i, stop);
      }
      return;
    }
  }

  /// "Nghị quyết này [được] thực hiện …", "… áp dụng …": its term may follow.
  bool is_carried_out(std::size_t i) const {
    if (text_.word(i) == "được") ++i;
    if (text_.at(i, "tổ chức")) i += 2;
    return text_.at(i, "thực hiện") || text_.at(i, "áp dụng");
  }

  void effect(std::size_t first, std::size_t effect, std::size_t last) {
    if (!found_.date) {
      EffectiveDate before = found_;
      take_effect(first, effect, last);
      if (found_.quote.empty() && !before.rule.empty()) found_ = std::move(before); // it says no more
    }
    expire(first, effect, last);
  }

  /// "… và có hiệu lực đến hết ngày 31 tháng 12 năm 2025", "… và được thực hiện trong 05 năm" behind `from`.
  void expire(std::size_t first, std::size_t from, std::size_t last) {
    for (std::size_t i = from; i < last; ++i) {
      if (text_.at(i, "đến hết") || text_.at(i, "đến ngày")) expire_at(first, i, last);
      const bool term = text_.word(i) == "trong" && (is_carried_out(i - 2) || text_.at(i - 2, "hiệu lực") || text_.at(i - 2, "thi hành"));
      if (term && found_.date) expire_after(first, i + 1, last);
    }
  }

  /// The last day of "[thời hạn|thời gian|vòng] 05 năm [kể từ ngày Nghị quyết này có hiệu lực]" at `i`.
  void expire_after(std::size_t first, std::size_t i, std::size_t last) {
    if (text_.at(i, "thời hạn") || text_.at(i, "thời gian")) i += 2;
    if (text_.word(i) == "vòng" || text_.word(i) == "là") ++i;
    const std::optional<ClausePeriod> term = period_at(text_, i);
    if (!term || term->unit == ClausePeriod::Unit::day || found_.expires) return;
    const Date over = later_by(*found_.date, *term);
    end_on(Date{std::chrono::sys_days{over} - std::chrono::days{1}}, first, last);
  }

  void end_on(Date last_day, std::size_t first, std::size_t last) {
    found_.expires = last_day;
    found_.expires_quote = text_.quote(first, last);
    found_.expires_span = text_.span(first, last);
  }

  void expire_at(std::size_t first, std::size_t i, std::size_t last) {
    std::size_t at = i + 1;
    while (at < last && (text_.word(at) == "hết" || text_.word(at) == "ngày")) ++at;
    std::optional<Date> day;
    if (const auto date = text_.date(at)) {
      day = date->date;
    } else if (text_.word(at) == "năm") {
      if (const std::optional<int> year = to_int(text_.word(at + 1)); year && *year > 1900 && *year < 2200)
        day = Date{std::chrono::year(*year), std::chrono::month(12), std::chrono::day(31)};
    }
    if (!day || found_.expires || (found_.date && *day <= *found_.date)) return;
    end_on(*day, first, last);
  }

  /// "Nghị quyết này hết hiệu lực kể từ ngày 01 tháng 01 năm 2026", said of the document itself.
  void own_end(std::size_t first, std::size_t i, std::size_t last) {
    for (std::size_t at = i; at < last; ++at) {
      const bool after = text_.at(at, "sau ngày");
      if (!after && !text_.at(at, "từ ngày") && !text_.at(at, "vào ngày")) continue;
      if (const auto date = text_.date(at + 1)) {
        end_on(after ? date->date : Date{std::chrono::sys_days{date->date} - std::chrono::days{1}}, first, last);
        return;
      }
    }
  }

  void take_effect(std::size_t first, std::size_t effect, std::size_t last) {
    found_.quote = text_.quote(first, last);
    found_.span = text_.span(first, last);
    for (std::size_t i = effect; i < last; ++i) {
      if (text_.word(i) == "trừ" || text_.at(i, "thay thế") || text_.at(i, "bãi bỏ")) break;
      if (const auto period = waiting_period(effect, i)) {
        after_period(first, *period, last);
        return;
      }
      if (const std::optional<std::size_t> day = from_day(effect, i); day && dated(first, *day, last)) return;
    }
    for (std::size_t at = effect; at < std::min(last, effect + 10); ++at) // "có hiệu lực thi hành theo Quyết định số …", "… cùng thời điểm với …"
      if (one_of(text_.word(at), std::array<std::string_view, 3>{"theo", "cùng", "với"}) && at + 1 < last && names_other(at + 1)) {
        found_.rule = "with_document";
        return;
      }
    found_.quote.clear();
    found_.span = {};
  }

  bool names_other(std::size_t i) const { return text_[i].kind == TokenKind::citation && !text_[i].self; }

  /// "sau 45 ngày", and right behind "có hiệu lực [thi hành]" also without "sau".
  std::optional<ClausePeriod> waiting_period(std::size_t effect, std::size_t i) const {
    if (text_.word(i) == "sau") return period_at(text_, i + 1);
    return i == behind_effect(effect) ? period_at(text_, i) : std::nullopt;
  }

  /// The token behind "có hiệu lực [thi hành]".
  std::size_t behind_effect(std::size_t effect) const { return effect + (text_.at(effect + 3, "thi hành") ? 5 : 3); }

  /// The token of the day that "từ", "vào" or "kể" at `i` introduces: "từ ngày …", "từ 01/3/2024", "kể từ 00 giờ 00 phút ngày …";
  /// right behind "có hiệu lực [thi hành]" the day may stand without them.
  std::optional<std::size_t> from_day(std::size_t effect, std::size_t i) const {
    if (text_.word(i) == "ngày" && i == behind_effect(effect)) return text_.date(i) ? std::optional(i) : std::nullopt;
    const bool leads = text_.word(i) == "từ" || text_.word(i) == "vào" || (text_.word(i) == "kể" && text_.word(i + 1) == "ngày");
    if (!leads) return std::nullopt;
    constexpr std::size_t longest_hour = 6; // "0 giờ 00 phút,"
    for (std::size_t at = i + 1; at < i + longest_hour; ++at) {
      if (text_.word(at) == "ngày") return at;
      if (at == i + 1 && text_.date(at)) return at;
      if (text_.word(at) != "giờ" && text_.word(at) != "phút" && text_.word(at) != "lúc" && !text_.is_mark(at, ",") &&
          !(at < text_.tokens().size() && text_[at].kind == TokenKind::number))
        return std::nullopt;
    }
    return std::nullopt;
  }

  /// What is said of the day at `day` ("ngày …"): a date, the signature, a blank, the effect of another document.
  bool dated(std::size_t first, std::size_t day, std::size_t last) {
    if (const auto date = text_.date(day)) {
      found_.rule = "fixed_date";
      found_.date = date->date;
      return true;
    }
    if (is_signing(day + 1)) {
      found_.rule = "from_signature";
      found_.date = signed_on(first, day + 1);
      return true;
    }
    const std::size_t behind = day + 1;
    if (text_.is_mark(behind, ".") || text_.is_mark(behind, "\u2026") || text_.word(behind) == "tháng" || text_.is_mark(behind, "/")) {
      found_.rule = "blank";
      return true;
    }
    for (std::size_t at = behind; at < std::min(last, day + 13); ++at)
      if (names_other(at)) {
        found_.rule = "with_document";
        return true;
      }
    return false;
  }

  bool is_signing(std::size_t i) const {
    const std::string_view word = text_.word(i);
    return word == "ký" || word == "kí" || text_.at(i, "ban hành") || text_.at(i, "thông qua") ||
           text_.at(i, "được thông qua") || text_.at(i, "được ký") || text_.at(i, "hội đồng nhân dân") ||
           text_.at(i, "được hội đồng nhân dân");
  }

  /// The day of signature; "kể từ ngày thông qua" means the day that the sentence tells, if it tells one: "… thông qua ngày
  /// 08 tháng 12 năm 2023 và có hiệu lực sau 10 ngày kể từ ngày thông qua".
  std::optional<Date> signed_on(std::size_t first, std::size_t signing) const {
    if (text_.at(signing, "thông qua") || text_.at(signing, "được thông qua"))
      if (const std::optional<std::size_t> at = passing(first, signing))
        if (const auto told = text_.date(*at + 2)) return told->date;
    return document_.date;
  }

  void after_period(std::size_t first, const ClausePeriod& period, std::size_t last) {
    found_.rule = "days_after_signature";
    std::optional<Date> day = document_.date;
    for (std::size_t at = period.end; at < last; ++at) {
      if (text_.at(at, "đăng báo")) continue; // "… và đăng Báo Cần Thơ chậm nhất là 05 ngày, kể từ ngày ký"
      if (text_.at(at, "đăng") || text_.at(at, "công báo")) {
        found_.rule = "days_after_publication";
        return;
      }
      if (is_signing(at)) {
        day = signed_on(first, at);
        break;
      }
    }
    if (day) found_.date = later_by(*day, period);
  }

  /// "Riêng khoản 2 Điều 5 có hiệu lực từ ngày …", "Quy định tại Điều 3 Nghị định này có hiệu lực … đến hết …", "Điều 4 và
  /// Điều 6 có hiệu lực từ ngày …": an article that is said of no other document.
  void staged(std::size_t first, std::size_t effect, std::size_t last) {
    static constexpr std::array<std::string_view, 9> openers{"riêng", "điều", "khoản", "điểm", "chương", "mục", "quy", "các", "nội"};
    bool own = std::find(openers.begin(), openers.end(), text_.word(first)) != openers.end();
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
