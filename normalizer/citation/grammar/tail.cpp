#include "normalizer/citation/grammar/finder.hpp"

#include "normalizer/citation/date_text.hpp"
#include "normalizer/citation/grammar/word_starts.hpp"
#include "normalizer/citation/issuer_phrase.hpp"

namespace danchieu::citation {
namespace {

/// Reads the parts one by one; each rule gives the place behind its part, npos where it does not apply.
class Tail {
public:
  Tail(std::string_view text, Citation& citation) : text_(text), citation_(citation) {}

  std::size_t read(std::size_t at) {
    constexpr int most_parts = 5;
    for (int parts = 0; parts < most_parts; ++parts) {
      const std::size_t end = part(at);
      if (end == npos) {
        break;
      }
      at = end;
    }
    return at;
  }

private:
  bool by_name() const { return citation_.kind == CitationKind::by_name; }

  std::size_t part(std::size_t end) {
    std::size_t next = behind_aside(skip_gap(text_, skip_note(text_, skip_gap(text_, end))));
    const bool comma = next < text_.size() && text_[next] == ',';
    if (comma) {
      if (by_name()) {
        return npos; // "Bộ luật Lao động, ngày 27 tháng 7": not its date
      }
      next = skip_gap(text_, next + 1);
    }
    const bool open = next < text_.size() && text_[next] == '(';
    if (open) {
      next = skip_gap(text_, next + 1);
    }
    if (!citation_.date && !dated_) {
      const bool may_lack_word = !by_name() && (next > end || comma);
      if (const std::size_t behind = date(next, !may_lack_word || comma); behind != npos) {
        return behind;
      }
    }
    if (open) {
      return npos;
    }
    if (!citation_.year && !comma) {
      if (const std::size_t behind = year(next); behind != npos) {
        return behind;
      }
    }
    if (comma) {
      return npos;
    }
    if (const std::size_t behind = above(next); behind != npos) {
      return behind;
    }
    return by_name() ? assembly(next) : issuer(next);
  }

  /// "Luật Đất đai (sửa đổi) năm 2013": behind the brackets, where date or year follow a name.
  std::size_t behind_aside(std::size_t at) const {
    const std::size_t behind = by_name() ? skip_aside(text_, at) : at;
    const bool dated = behind != at && (read_date(text_, behind, true) || read_year_words(text_, behind));
    return dated ? behind : at;
  }

  void set_date(const std::optional<Date>& date) {
    citation_.date = date;
    if (!citation_.year && date) {
      citation_.year = static_cast<int>(date->year());
    }
    dated_ = true;
  }

  /// "ngày 17 tháng 10 năm 2005", "(15/6/2004)", "- 10/5/2008", "cùng ngày 5/6/2012"; behind a law's name also its adoption.
  std::size_t date(std::size_t at, bool word_needed) {
    if (const std::size_t same = match_words(text_, at, "cung"); same != npos) {
      at = skip_gap(text_, same);
      word_needed = true;
    } else if (const Letter dash = letter_at(text_, at); dash.folded == '-' && !by_name()) {
      at = skip_blanks(text_, at + dash.length);
    }
    if (const auto date = read_date(text_, at, word_needed)) {
      set_date(date->date);
      return date->end;
    }
    return by_name() ? adoption(at) : npos;
  }

  /// "(đã) được Quốc hội khóa IX thông qua ngày 10/5/1997" behind a law's name.
  std::size_t adoption(std::size_t at) {
    static constexpr std::array<std::string_view, 3> leads = {"da duoc quoc hoi", "duoc quoc hoi", "do quoc hoi"};
    constexpr int most_words = 24;
    std::size_t here = match_any(text_, at, leads);
    for (int words = 0; here != npos && words < most_words; ++words) {
      here = skip_comma(text_, skip_gap(text_, here));
      if (const auto date = read_date(text_, here, true)) {
        set_date(date->date);
        return date->end;
      }
      std::size_t end = skip_word(text_, here);
      while (letter_at(text_, end).digit()) { // "kỳ họp thứ 9"
        ++end;
      }
      here = end == here ? npos : end;
    }
    return npos;
  }

  /// "năm 2013"; "2015" behind a law's name; "- 1997" behind an old number.
  std::size_t year(std::size_t at) {
    if (const auto year = read_year_words(text_, at)) {
      citation_.year = year->year;
      return year->end;
    }
    return bare_year(at);
  }

  /// "Bộ luật Hình sự 2015", "Nghị quyết 90/CP - 1997".
  std::size_t bare_year(std::size_t at) {
    const Letter letter = letter_at(text_, at);
    if (letter.folded == '-' && citation_.kind == CitationKind::numbered) {
      at = skip_blanks(text_, at + letter.length);
    } else if (!by_name()) {
      return npos;
    }
    int year = 0;
    std::size_t end = at;
    while (end < text_.size() && end - at < 5 && text_[end] >= '0' && text_[end] <= '9') {
      year = year * 10 + (text_[end] - '0');
      ++end;
    }
    const Letter behind = letter_at(text_, end);
    if (end - at != 4 || year < 1940 || year > 2100 || behind.folded == '/' || behind.letter()) {
      return npos;
    }
    citation_.year = year;
    return end;
  }

  /// "nêu trên", "nói trên" behind a whole citation.
  std::size_t above(std::size_t at) const {
    static constexpr std::array<std::string_view, 2> words = {"neu tren", "noi tren"};
    return match_any(text_, at, words);
  }

  /// "Luật … của Quốc hội ngày …", "Pháp lệnh … ban hành năm 2003": only where date or year follow.
  std::size_t assembly(std::size_t at) const {
    static constexpr std::array<std::string_view, 3> bodies = {"cua quoc hoi", "cua uy ban thuong vu quoc hoi", "ban hanh"};
    const std::size_t behind = match_any(text_, at, bodies);
    if (behind == npos) {
      return npos;
    }
    const std::size_t then = skip_gap(text_, behind);
    return read_date(text_, then, true) || read_year_words(text_, then) ? behind : npos;
  }

  /// "của Bộ trưởng Bộ Tài chính", "do UBND tỉnh ban hành"; not "do Bộ Công Thương phê duyệt".
  std::size_t issuer(std::size_t at) {
    if (!citation_.issuer.empty()) {
      return npos;
    }
    const std::size_t of = match_words(text_, at, "cua");
    const std::size_t body = of == npos ? match_words(text_, at, "do") : of;
    auto issuer = body == npos ? std::nullopt : read_issuer(text_, skip_gap(text_, body));
    static constexpr std::array<std::string_view, 2> issues = {"ban hanh", "ky"};
    if (!issuer || (of == npos && match_any(text_, skip_gap(text_, issuer->end), issues) == npos)) {
      return npos;
    }
    citation_.issuer = std::move(issuer->name);
    return issuer->end;
  }

  std::string_view text_;
  Citation& citation_;
  bool dated_ = false; ///< a date, right or wrong, has been read
};

} // namespace

std::size_t read_tail(std::string_view text, Citation& citation, std::size_t at) {
  return Tail(text, citation).read(at);
}

} // namespace danchieu::citation
