#include "normalizer/citation/grammar/finder.hpp"

#include "normalizer/citation/date_text.hpp"

#include <utility>

namespace danchieu::citation {
namespace {

/// Types whose documents are often cited by their serial alone.
bool takes_plain_number(const InstrumentType& type) {
  return type.slug == "nghi-dinh" || type.slug == "thong-tu" || type.slug == "thong-tu-lien-tich" || type.slug == "nghi-quyet" ||
         type.slug == "chi-thi";
}

/// "QĐ 17/2008", "Quyết định 17/2008": a serial and a year without letters; of a plan they would be a month.
bool takes_year_alone(const InstrumentType& type, const DocumentNumber& number) {
  return takes_plain_number(type) || (type.slug == "quyet-dinh" && number.year);
}

/// Letters that say neither type nor body.
bool strange(const DocumentNumber& number) {
  const DocumentCode code = number.code();
  return number.coded && code.type == nullptr && code.issuers.empty();
}

/// "nghị quyết 5 bên", "thông tư 12 điều": words that count something.
bool counts(const Word& follower) {
  static constexpr std::array<std::string_view, 36> units = {
      "thang", "nguoi", "dong", "lan", "gio", "tuan", "trieu", "ty", "nghin", "don", "khoan", "dieu",
      "diem", "ky", "ben", "nuoc", "cap", "buoc", "chuong", "nhom", "loai", "muc", "tinh", "huyen",
      "xa", "bo", "nganh", "van", "du", "luat", "nghi", "thong", "phan", "tieu", "nhiem", "linh"};
  return one_of(follower.folded(), units);
}

} // namespace

std::size_t skip_number_word(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (int times = 0; times < 2; ++times) {
    const Letter s = letter_at(text, end);
    if (s.folded != 's') {
      break;
    }
    const Letter o = letter_at(text, end + s.length);
    const std::size_t behind = end + s.length + o.length;
    if (o.folded != 'o' || letter_at(text, behind).letter()) {
      break;
    }
    end = skip_gap(text, behind);
  }
  if (end == at) {
    return at;
  }
  for (int marks = 0; marks < 3; ++marks) {
    const Letter letter = letter_at(text, end);
    if (letter.folded != ':' && letter.folded != '.' && letter.folded != ';') {
      break;
    }
    end = skip_gap(text, end + 1);
  }
  return end;
}

/// "số 130/2005/NĐ-CP", "95/2020/TT-BTC", "số: 3850/QĐ-UBND", "73" right behind a type word.
std::size_t Finder::numbered(std::size_t at, const TypeWord& type, std::size_t next) {
  std::size_t number_at = skip_number_word(text_, next);
  const bool said = number_at != next;
  if (number_at < text_.size() && text_[number_at] == '[' && read_document_number(text_, number_at + 1)) {
    ++number_at; // a link of a web page: "số [69/2018/NĐ-CP](https://…)"
  }
  if (letter_at(text_, number_at).folded == ':' && !said) {
    number_at = skip_gap(text_, number_at + 1);
  }
  if (type.abbreviated && number_at == type.end) {
    return npos; // "Mẫu PL19-BCTH"
  }
  const auto number = number_behind(type, number_at, said);
  if (!number) {
    return npos;
  }
  // "Lệnh công bố Luật số 08/2010/L-CTN" is the President's order; before 1997 laws bore its number: "Luật số 18-L/CTN"
  constexpr std::string_view order_letters = "/L-CTN";
  const bool order = type.type->by_name && number->year && number->canonical.ends_with(order_letters);
  return add_numbered(at, order ? *instrument_type_abbreviated("L") : *type.type, *number);
}

/// The number that a type word takes: a whole one, one of careless writing behind "số", or a serial alone.
std::optional<DocumentNumber> Finder::number_behind(const TypeWord& type, std::size_t number_at, bool said) const {
  if (auto number = read_document_number(text_, number_at)) {
    const bool whole = number->coded || said || takes_year_alone(*type.type, *number);
    if (whole && !(type.abbreviated && !said && strange(*number))) {
      return number;
    }
  } else if (said || letter_at(text_, number_at).digit()) {
    if (auto loose_number = read_loose_number(text_, number_at)) {
      return loose_number;
    }
  }
  return plain_serial(type, number_at, said);
}

/// "Nghị định 34", "nghị quyết số 30c": a serial alone, only where nothing but a document can be meant.
std::optional<DocumentNumber> Finder::plain_serial(const TypeWord& type, std::size_t number_at, bool said) const {
  if (!takes_plain_number(*type.type) || number_at == type.end || (type.abbreviated && type.type->slug != "nghi-dinh")) {
    return std::nullopt;
  }
  auto number = read_bare_serial(text_, number_at);
  if (!number || number->serial.size() > 6 || names_no_document(type, *number, number_at, said)) {
    return std::nullopt;
  }
  return number;
}

/// Whether what follows a serial says that it counts or numbers something else: "nghị quyết 2 năm", "thông tư 5/7".
bool Finder::names_no_document(const TypeWord& type, const DocumentNumber& number, std::size_t number_at, bool said) const {
  const Letter behind = letter_at(text_, number.end);
  static constexpr std::string_view joining = "/-.,:%_";
  if (joining.find(behind.folded) != npos) {
    const bool closes = (behind.folded == '.' || behind.folded == ',') && !letter_at(text_, number.end + 1).digit();
    const bool dash = behind.folded == '-' && letter_at(text_, number.end + behind.length).blank();
    if (!closes && !dash) {
      return true;
    }
  }
  const Word follower = word_at(text_, skip_blanks(text_, number.end));
  if (counts(follower)) {
    return true;
  }
  const bool new_line = text_.substr(type.end, number_at - type.end).find('\n') != npos;
  if (!said && new_line && (behind.folded == '.' || behind.folded == ')')) {
    return true; // the number of the next paragraph
  }
  if (!said && number.serial.size() < 2 && (follower || new_line)) {
    return true;
  }
  return follower.folded() == "nam" && !read_year_words(text_, follower.start);
}

/// A numbered citation from `at` to the end of the number; between them a law's name or an issuer may stand.
std::size_t Finder::add_numbered(std::size_t at, const InstrumentType& type, const DocumentNumber& number, Span name,
                                 std::string issuer) {
  Citation citation;
  citation.kind = CitationKind::numbered;
  citation.type = type.name;
  citation.number = number.canonical;
  citation.year = number.year;
  citation.span = {at, number.end};
  citation.issuer = std::move(issuer);
  if (name.end > name.start) {
    citation.name = squeezed(text_.substr(at, name.end - at));
  }
  provisions_before(citation);
  const bool listed = !found_.empty() && at >= list_end_ && list_type_ != nullptr && joined(list_end_, at);
  const std::size_t end = read_tail(text_, citation, number.end);
  provisions_behind(citation, end);
  found_.push_back(std::move(citation));
  links_.resize(found_.size(), false);
  links_.back() = listed;
  list_type_ = &type;
  list_end_ = end;
  share_issuer();
  share_date();
  return end;
}

} // namespace danchieu::citation
