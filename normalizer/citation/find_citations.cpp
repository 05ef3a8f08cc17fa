#include "normalizer/citation/citation.hpp"
#include "normalizer/citation/date_text.hpp"
#include "normalizer/citation/document_number.hpp"
#include "normalizer/citation/issuer_phrase.hpp"
#include "normalizer/citation/law_name.hpp"
#include "normalizer/citation/provision.hpp"
#include "normalizer/citation/scan.hpp"
#include "normalizer/citation/type_word.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace danchieu::citation {
namespace {

template <std::size_t size>
bool one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// "số", "số:", "số số", "Số." before a number, glued to it or not; `at` when it is not there.
std::size_t skip_number_word(std::string_view text, std::size_t at) {
  std::size_t end = at;
  for (int times = 0; times < 2; ++times) {
    const Letter s = letter_at(text, end);
    const Letter o = letter_at(text, end + s.length);
    const std::size_t behind = end + s.length + o.length;
    if (s.folded != 's' || o.folded != 'o' || letter_at(text, behind).letter()) {
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

/// What a byte is to the walk over words. Bytes of multi-byte letters count as small letters; those that begin
/// punctuation beyond ASCII (quotes, dashes: 0xC2, 0xE2, 0xEF) end a word.
enum class ByteClass : unsigned char { other, small, capital };

constexpr std::array<ByteClass, 256> make_byte_classes() {
  std::array<ByteClass, 256> classes{};
  for (unsigned c = 'a'; c <= 'z'; ++c) {
    classes[c] = ByteClass::small;
    classes[c - 32] = ByteClass::capital;
  }
  for (unsigned c = 0x80; c < 0x100; ++c) {
    classes[c] = c == 0xC2 || c == 0xE2 || c == 0xEF || c >= 0xF0 ? ByteClass::other : ByteClass::small;
  }
  return classes;
}

constexpr std::array<ByteClass, 256> byte_classes = make_byte_classes();

/// Reads one text from left to right; every rule looks ahead a bounded distance, so the whole is linear.
class Finder {
public:
  explicit Finder(std::string_view text) : text_(text) {
    found_.reserve(std::min<std::size_t>(text.size() / 500, 4096));
  }

  std::vector<Citation> find() {
    const FirstWords& first_words = FirstWords::instance();
    std::size_t at = 0;
    while (at < text_.size()) {
      const auto byte = static_cast<unsigned char>(text_[at]);
      if (byte < 0x80 && (byte | 0x20U) - 'a' >= 26U) {
        at = byte - unsigned{'0'} < 10U ? digits(at) : at + 1;
        continue;
      }
      if (byte_classes[byte] != ByteClass::other &&
          !first_words.may_begin(byte, at + 1 < text_.size() ? static_cast<unsigned char>(text_[at + 1]) : 0)) {
        at = skip_word(at);
        continue;
      }
      const Letter first = letter_at(text_, at);
      if (!first.letter()) {
        at = first.folded == Letter::other && byte_classes[byte] != ByteClass::other ? skip_word(at) : at + first.length;
        continue;
      }
      const Letter second = letter_at(text_, at + first.length);
      const Letter third = letter_at(text_, at + first.length + second.length);
      const bool begins = first_words.may_begin(first.folded, second.folded, third.folded) && first_words.contains(text_, at);
      at = begins ? word(at) : skip_word(at);
    }
    return std::move(found_);
  }

private:
  // -- walking ---------------------------------------------------------------------------------------------------

  /// Behind the letters and digits at `at`.
  std::size_t skip_word(std::size_t at) const {
    ByteClass before = ByteClass::capital; // a capital behind a small letter begins another word: "tạiNghị định"
    for (; at < text_.size(); ++at) {
      const ByteClass here = byte_classes[static_cast<unsigned char>(text_[at])];
      if (here == ByteClass::other) {
        return at;
      }
      if (here == ByteClass::capital && before == ByteClass::small && at + 1 < text_.size() &&
          byte_classes[static_cast<unsigned char>(text_[at + 1])] == ByteClass::small) {
        return at;
      }
      before = here;
    }
    return at;
  }

  /// Behind the digits and letters at `at`.
  std::size_t skip_digits(std::size_t at) const {
    while (at < text_.size() && letter_at(text_, at).digit()) {
      ++at;
    }
    return skip_word(at);
  }

  /// A word that may begin a type ("Nghị …") or a provision ("khoản …"): reads what it begins.
  std::size_t word(std::size_t at) {
    const Word first = word_at(text_, at);
    if (const auto type = read_type_word(text_, first)) {
      if (const std::size_t end = typed(at, *type); end != npos) {
        return end;
      }
      if (type->type->slug != "dieu-le" && type->type->slug != "chuong-trinh") {
        return type->end;
      }
    }
    if (first.folded() == "phap") {
      // "pháp luật" is law in general, never a law
      if (const std::size_t law = match_words(text_, skip_blanks(text_, first.end), "luat"); law != npos) {
        return law;
      }
    }
    if (provision_follows(first)) {
      if (auto group = read_provisions(text_, at)) {
        const std::size_t end = std::max(group->end, first.end);
        pending_ = std::move(group);
        if (pending_->own) {
          pending_.reset();
        }
        return end;
      }
    }
    return std::max(skip_word(at), at + 1);
  }

  /// Whether a label can follow the first word of a provision: "khoản 5" but not "điều kiện".
  bool provision_follows(const Word& first) const {
    const std::string_view word = first.folded();
    const bool clause = word == "dieu" || word == "khoan" || word == "diem";
    const bool section = word == "muc" || word == "chuong" || word == "phan";
    if (!clause && !section && word != "phu" && word != "mau" && word != "bieu" && word != "tieu") {
      return false;
    }
    const std::size_t next = skip_gap(text_, first.end);
    const Letter letter = letter_at(text_, next);
    if (clause || section) {
      return letter.digit() || letter.folded == 'n' || letter.folded == 's' || (section && letter.upper) ||
             (word == "diem" && letter.letter() && !letter_at(text_, next + letter.length).letter());
    }
    return letter.folded == 'l' || letter.folded == 's' || letter.folded == 'm' || letter.folded == 'b';
  }

  // -- rules -----------------------------------------------------------------------------------------------------

  /// What follows a type word at `at`: a number, a law's name, "này", "nêu trên"; npos when it is no citation.
  std::size_t typed(std::size_t at, const TypeWord& type) {
    const std::size_t next = skip_gap(text_, type.end);
    if (type.type->slug == "nghi-dinh" && match_words(text_, next, "thu") != npos) {
      return npos; // "nghị định thư" is a treaty
    }
    const Letter letter = letter_at(text_, next);
    if (letter.digit() || !letter.letter() || letter.folded == 's') {
      if (const std::size_t end = numbered(at, type, next); end != npos) {
        return end;
      }
    }
    if (type.abbreviated) {
      return npos;
    }
    if (letter.folded == 'n' || letter.folded == 'k' || letter.folded == 'd' || letter.folded == 't' || letter.folded == 'a') {
      if (const std::size_t end = spoken(at, type, next); end != npos) {
        return end;
      }
    }
    if (named_type(*type.type)) {
      return named(at, type, next);
    }
    return bridged(at, type, next);
  }

  /// "số 130/2005/NĐ-CP", "95/2020/TT-BTC", "số: 3850/QĐ-UBND", "73" right behind a type word.
  std::size_t numbered(std::size_t at, const TypeWord& type, std::size_t next) {
    std::size_t number_at = skip_number_word(text_, next);
    const bool said = number_at != next;
    if (number_at < text_.size() && text_[number_at] == '[' && letter_at(text_, number_at + 1).digit()) {
      ++number_at; // a link of a web page: "số [69/2018/NĐ-CP](https://…)"
    }
    if (letter_at(text_, number_at).folded == ':' && !said) {
      number_at = skip_gap(text_, number_at + 1);
    }
    const auto number = number_behind(type, number_at, said);
    if (!number) {
      return npos;
    }
    return add_numbered(at, *type.type, *number);
  }

  /// The number that a type word takes: a whole one, one of careless writing behind "số", or a serial alone.
  std::optional<DocumentNumber> number_behind(const TypeWord& type, std::size_t number_at, bool said) const {
    if (const auto number = read_document_number(text_, number_at)) {
      const bool whole = number->coded || said || takes_plain_number(*type.type);
      const bool strange = number->coded && type.abbreviated && !said && number->code.type == nullptr && number->code.issuers.empty();
      if (whole && !strange) {
        return number;
      }
    } else if (said) {
      if (const auto loose_number = read_loose_number(text_, number_at)) {
        return loose_number;
      }
    }
    return plain_serial(type, number_at, said);
  }

  /// "Nghị định 34", "nghị quyết số 30c": a serial alone, only where nothing but a document can be meant.
  std::optional<DocumentNumber> plain_serial(const TypeWord& type, std::size_t number_at, bool said) const {
    if (!takes_plain_number(*type.type) || number_at == type.end || (type.abbreviated && type.type->slug != "nghi-dinh")) {
      return std::nullopt;
    }
    auto number = read_bare_serial(text_, number_at);
    if (!number || number->serial.size() > 6) {
      return std::nullopt;
    }
    const Letter behind = letter_at(text_, number->end);
    if (behind.folded == '/' || behind.folded == '-' || behind.folded == '.' || behind.folded == ':' || behind.folded == '%') {
      const bool closes = behind.folded == '.' && !letter_at(text_, number->end + 1).digit();
      const bool dash = behind.folded == '-' && letter_at(text_, number->end + behind.length).blank();
      if (!closes && !dash) {
        return std::nullopt;
      }
    }
    const Word follower = word_at(text_, skip_blanks(text_, number->end));
    static constexpr std::array<std::string_view, 40> units = {
        "thang", "ngay", "nguoi", "dong", "lan", "gio", "tuan", "trieu", "ty", "nghin", "don", "khoan", "dieu", "diem",
        "ky", "ben", "nuoc", "cap", "buoc", "chuong", "nhom", "loai", "noi", "muc", "tinh", "huyen", "xa", "bo", "nganh",
        "van", "du", "luat", "nghi", "thong", "phan", "tieu", "nhiem", "linh", "de", "co"};
    const bool unit = one_of(follower.folded(), units) && !(follower.folded() == "noi" || follower.folded() == "de" ||
                                                            follower.folded() == "co" || follower.folded() == "ngay");
    if (unit) {
      return std::nullopt; // "nghị quyết 5 bên", "thông tư 12 điều"
    }
    const bool new_line = text_.substr(type.end, number_at - type.end).find('\n') != npos;
    if (!said && new_line && (behind.folded == '.' || behind.folded == ')')) {
      return std::nullopt; // the number of the next paragraph
    }
    if (!said && number->serial.size() < 2 && follower) {
      return std::nullopt; // "nghị quyết 2 năm"
    }
    if (follower.folded() == "nam" && !read_year_words(text_, follower.start)) {
      return std::nullopt;
    }
    return number;
  }

  static bool takes_plain_number(const InstrumentType& type) {
    return type.slug == "nghi-dinh" || type.slug == "thong-tu" || type.slug == "thong-tu-lien-tich" ||
           type.slug == "nghi-quyet" || type.slug == "chi-thi";
  }

  /// "Nghị định này" (self), "Quyết định nêu trên", "Luật đó" (anaphor).
  std::size_t spoken(std::size_t at, const TypeWord& type, std::size_t next) {
    const Word word = word_at(text_, next);
    if (!word) {
      return npos;
    }
    std::size_t end = npos;
    CitationKind kind = CitationKind::anaphor;
    const bool capital = letter_at(text_, at).upper;
    if (word.folded() == "nay" && (word.tone == 1 || !word_at(text_, at).marked) && !generic(type)) {
      kind = CitationKind::self;
      end = word.end;
    } else if (word.folded() == "neu" || word.folded() == "noi" || word.folded() == "ke" || word.folded() == "dan") {
      end = match_words(text_, skip_gap(text_, word.end), "tren");
    } else if (capital && (word.folded() == "do" || word.folded() == "ay") && word.marked) {
      end = word.folded() == "do" && text_.substr(word.start, word.end - word.start) != "đó" ? npos : word.end;
    } else if (capital && word.folded() == "tren") {
      const Word follower = word_at(text_, skip_blanks(text_, word.end));
      static constexpr std::array<std::string_view, 5> bases = {"co", "dia", "toan", "ca", "linh"};
      end = one_of(follower.folded(), bases) ? npos : word.end;
    }
    if (end == npos || generic(type)) {
      return npos;
    }
    Citation citation;
    citation.kind = kind;
    citation.type = type.type->name;
    citation.span = {at, end};
    attach_provisions(citation);
    found_.push_back(std::move(citation));
    close_list();
    return end;
  }

  static bool generic(const TypeWord& type) {
    return type.type->slug == "van-ban" || type.type->slug == "bao-cao" || type.type->slug == "bien-ban";
  }

  /// A law by its name, the name perhaps followed by its number; names of amending laws hold other laws.
  std::size_t named(std::size_t at, const TypeWord& type, std::size_t next) {
    if (type.type->slug == "hien-phap") {
      return constitution(at, type, next);
    }
    const Word before = word_before(text_, at);
    static constexpr std::array<std::string_view, 9> others = {"ky", "dinh", "quy", "phap", "nganh", "khoa", "hinh", "co", "chu"};
    if (type.type->slug == "luat" && before && one_of(before.folded(), others) && !letter_at(text_, at).upper) {
      return npos; // kỷ luật, định luật, quy luật, pháp luật, ngành luật
    }
    if (heading(at, type.end)) {
      return npos;
    }
    if (const std::size_t end = amending(at, type, next); end != npos) {
      return end;
    }
    const std::string key = folded_key(type.type->name);
    const std::size_t name_end = law_name_end(text_, next, key);
    if (name_end == next) {
      return numbered_after_name(at, type, next);
    }
    if (!letter_at(text_, at).upper && !letter_at(text_, next).upper && key == "luat" &&
        word_at(text_, next).end >= name_end) {
      return npos; // "luật giá", "luật dược" in lower case may be anything
    }
    return add_named(at, *type.type, name_end);
  }

  /// A type word in capitals alone on its line over the name: a law's own heading, no citation.
  bool heading(std::size_t at, std::size_t end) const {
    const Word word = word_at(text_, at);
    if (!word.all_capital || word.size < 2) {
      return false;
    }
    std::size_t next = end;
    while (next < text_.size() && (text_[next] == ' ' || text_[next] == '\t')) {
      ++next;
    }
    if (next >= text_.size() || text_[next] != '\n') {
      return false;
    }
    std::size_t before = at;
    while (before > 0 && at - before < 200 && (text_[before - 1] == ' ' || text_[before - 1] == '\t')) {
      --before;
    }
    return before == 0 || text_[before - 1] == '\n';
  }

  /// "Hiến pháp", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013".
  std::size_t constitution(std::size_t at, const TypeWord& type, std::size_t next) {
    if (!letter_at(text_, at).upper) {
      return npos;
    }
    std::size_t end = type.end;
    std::size_t state = match_words(text_, next, "nuoc cong hoa xa hoi chu nghia viet nam");
    if (state == npos) {
      state = match_words(text_, next, "cong hoa xa hoi chu nghia viet nam");
    }
    if (state != npos) {
      end = state;
    }
    if (heading(at, type.end)) {
      return npos;
    }
    return add_named(at, *type.type, end);
  }

  /// "Luật sửa đổi, bổ sung một số điều của Luật A, Luật B và Luật C": one citation, the inner laws behind it.
  std::size_t amending(std::size_t at, const TypeWord& type, std::size_t next) {
    std::size_t here = match_words(text_, next, "sua doi");
    if (here == npos) {
      here = match_words(text_, next, "bo sung");
    }
    if (here == npos) {
      here = match_words(text_, next, "ve viec sua doi");
    }
    if (here == npos) {
      return npos;
    }
    static constexpr std::array<std::string_view, 16> between = {"bo", "sung", "mot", "so", "dieu", "cua", "khoan", "cac", "sua",
                                                                 "doi", "va", "phu", "luc", "danh", "muc", "diem"};
    std::vector<std::pair<Span, const InstrumentType*>> inner;
    std::size_t end = npos;
    for (int words = 0; words < 24; ++words) {
      std::size_t place = skip_gap(text_, here);
      if (place < text_.size() && text_[place] == ',') {
        place = skip_gap(text_, place + 1);
      }
      const Word word = word_at(text_, place);
      if (const auto law = word ? read_type_word(text_, word) : std::nullopt; law && named_type(*law->type)) {
        const std::size_t name_at = skip_gap(text_, law->end);
        const std::size_t name_end = law_name_end(text_, name_at, folded_key(law->type->name));
        if (name_end == name_at) {
          break;
        }
        inner.push_back({{place, name_end}, law->type});
        end = name_end;
        here = name_end;
        words = 0;
        if (inner.size() > 30) {
          break;
        }
        // more laws only behind a comma or "và"
        std::size_t joint = skip_gap(text_, here);
        if (joint < text_.size() && (text_[joint] == ',' || text_[joint] == ';')) {
          joint = skip_gap(text_, joint + 1);
          if (const std::size_t conjunction = match_words(text_, joint, "va"); conjunction != npos) {
            joint = skip_gap(text_, conjunction);
          }
        } else if (const std::size_t conjunction = match_words(text_, joint, "va"); conjunction != npos) {
          joint = skip_gap(text_, conjunction);
        } else {
          break;
        }
        const Word more = word_at(text_, joint);
        const auto type_again = more ? read_type_word(text_, more) : std::nullopt;
        if (!type_again || !named_type(*type_again->type)) {
          break;
        }
        here = joint;
        continue;
      }
      if (word && one_of(word.folded(), between)) {
        here = word.end;
        continue;
      }
      const Letter letter = letter_at(text_, place);
      if (inner.empty() && letter.digit() && place - here < 4) { // "Điều 10 của Pháp lệnh Dân số", "10 luật"
        here = place;
        while (letter_at(text_, here).digit()) {
          ++here;
        }
        continue;
      }
      break;
    }
    if (end == npos) {
      return npos;
    }
    const std::size_t behind = add_named(at, *type.type, end);
    for (const auto& [span, law] : inner) {
      Citation citation;
      citation.kind = CitationKind::by_name;
      citation.type = law->name;
      citation.span = span;
      citation.name = squeezed(text_.substr(span.start, span.end - span.start));
      found_.push_back(std::move(citation));
    }
    return behind;
  }

  /// "Luật Giao thông gì đó số 39/2005/QH11": a name that no table knows, made sure by the number behind it.
  std::size_t numbered_after_name(std::size_t at, const TypeWord& type, std::size_t next) {
    if (!word_at(text_, next) || !letter_at(text_, at).upper) {
      return npos;
    }
    std::size_t here = next;
    for (int words = 0; words < 24; ++words) {
      const std::size_t number_at = skip_number_word(text_, here);
      if (number_at != here) {
        const auto number = read_document_number(text_, number_at);
        if (number && number->coded) {
          return add_numbered(at, *type.type, *number, next, here);
        }
      }
      const Word word = word_at(text_, here);
      if (!word || word.folded() == "nay" || word.folded() == "ngay" || (words > 0 && read_type_word(text_, word))) {
        return npos;
      }
      here = word.end;
      std::size_t joint = skip_gap(text_, here);
      const Letter letter = letter_at(text_, joint);
      if (letter.folded == ',' || letter.folded == '-') {
        joint = skip_gap(text_, joint + letter.length);
      }
      if (joint == here) {
        return npos;
      }
      here = joint;
    }
    return npos;
  }

  /// The name ends at `name_end`; a number right behind it belongs to the law.
  std::size_t add_named(std::size_t at, const InstrumentType& type, std::size_t name_end) {
    std::size_t next = skip_gap(text_, name_end);
    if (next < text_.size() && text_[next] == ',') {
      next = skip_gap(text_, next + 1);
    }
    const std::size_t number_at = skip_number_word(text_, next);
    const bool said = number_at != next;
    if (said || letter_at(text_, next).digit()) {
      if (const auto number = read_document_number(text_, number_at); number && number->coded) {
        return add_numbered(at, type, *number, at, name_end);
      }
    }
    Citation citation;
    citation.kind = CitationKind::by_name;
    citation.type = type.name;
    citation.span = {at, name_end};
    citation.name = squeezed(text_.substr(at, name_end - at));
    attach_provisions(citation);
    const std::size_t end = tail(citation, name_end);
    provisions_behind(citation, end);
    found_.push_back(std::move(citation));
    close_list();
    return std::max(end, name_end);
  }

  /// Words between type and number: the issuer ("của Chính phủ số 117/2003/NĐ-CP", "các Nghị định của Chính phủ:
  /// số A; số B") or a subject ("Quyết định đưa vụ án ra xét xử số 09/2018/QĐXXST-KDTM").
  std::size_t bridged(std::size_t at, const TypeWord& type, std::size_t next) {
    Word word = word_at(text_, next);
    if (!word) {
      return npos;
    }
    bool issuer = word.folded() == "cua";
    if (!issuer && word.capital) {
      issuer = read_issuer(text_, next).has_value(); // "Thông tư liên tịch Bộ Tài chính - … số 176/…"
    }
    if (!issuer && !letter_at(text_, at).upper) {
      return npos;
    }
    static constexpr std::array<std::string_view, 12> ends = {"nay", "ngay", "dieu", "khoan", "diem", "duoc", "co",
                                                              "tai", "theo", "thi", "quy", "kem"};
    std::size_t here = next;
    const std::size_t limit = next + 160;
    for (int words = 0; words < 20 && here < limit; ++words) {
      const std::size_t number_at = skip_number_word(text_, here);
      if (number_at != here) {
        const auto number = read_document_number(text_, number_at);
        if (!number || !number->coded || !fits(*type.type, number->code, issuer)) {
          return npos;
        }
        if (text_.substr(here > 2 ? here - 2 : 0, 2).find(':') != npos && plural(at)) {
          list_type_ = type.type;
          list_end_ = number->end;
          return add_numbered(number_at, *type.type, *number); // the first item, a bare number
        }
        return add_numbered(at, *type.type, *number, npos, npos);
      }
      word = word_at(text_, here);
      if (!word || one_of(word.folded(), ends) || (words > 0 && read_type_word(text_, word))) {
        return npos;
      }
      here = word.end;
      std::size_t joint = skip_gap(text_, here);
      const Letter letter = letter_at(text_, joint);
      if (letter.folded == ':' || (issuer && (letter.folded == ',' || letter.folded == '-'))) {
        joint = skip_gap(text_, joint + letter.length);
        if (letter.folded == ':' && skip_number_word(text_, joint) == joint) {
          return npos;
        }
      }
      if (joint == here) {
        return npos;
      }
      here = joint;
    }
    return npos;
  }

  bool plural(std::size_t at) const { return word_before(text_, at).folded() == "cac"; }

  /// Whether a number's letters may belong to a document of `type` some words before it.
  static bool fits(const InstrumentType& type, const DocumentCode& code, bool issuer_said) {
    if (issuer_said && code.type == nullptr) {
      return true;
    }
    if (code.type != nullptr) {
      return code.type == &type || code.type->slug.rfind(type.slug, 0) == 0 || type.slug.rfind(code.type->slug, 0) == 0;
    }
    // "QĐXXST-KDTM", "QĐST-DS" of courts begin with the type's letters
    if (!code.issuer_codes.empty()) {
      for (const std::string& letters : type.abbreviations) {
        if (code.issuer_codes.front().rfind(letters, 0) == 0) {
          return true;
        }
      }
      return (type.slug == "cong-van" || type.slug == "van-ban" || type.slug == "nghi-dinh" || type.slug == "nghi-quyet") &&
             code.issuers.front() != nullptr;
    }
    return false;
  }

  // -- numbers without a type word ----------------------------------------------------------------------------------

  /// A digit that begins a word: a document number standing alone ("số 48/2013/NĐ-CP", a list's item) or not.
  std::size_t digits(std::size_t at) {
    std::size_t end = at;
    while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') {
      ++end;
    }
    if (end - at > 7 || (at > 0 && bound_before(at))) {
      return std::max(skip_digits(end), end);
    }
    std::size_t mark = end;
    if (mark < text_.size() && text_[mark] == '.' && letter_at(text_, mark + 1).digit()) { // "66.14/2026/NQ-CP"
      ++mark;
      while (letter_at(text_, mark).digit()) {
        ++mark;
      }
    } else if (letter_at(text_, mark).letter()) {
      mark += letter_at(text_, mark).length;
    }
    if (mark < text_.size() && text_[mark] == '*') {
      ++mark;
    }
    const std::size_t separator = skip_blanks(text_, mark);
    const char folded = letter_at(text_, separator).folded;
    if (folded != '/' && folded != '-') {
      return std::max(mark, skip_digits(end));
    }
    const std::size_t start = at > 0 && text_[at - 1] == '*' && text_[mark - 1] == '*' ? at - 1 : at; // "Số: *457*/KH-UBND"
    const auto number = read_document_number(text_, start);
    if (!number || !number->coded) {
      return std::max(mark, skip_digits(end));
    }
    const InstrumentType* type = bare_type(at, *number);
    if (type == nullptr) {
      return std::max(mark, skip_digits(end));
    }
    return add_numbered(start, *type, *number);
  }

  /// A number is the tail of something longer: "QCVN 09:2015/BGTVT", "01-03.15/HĐTD", "V.09.02".
  bool bound_before(std::size_t at) const {
    const Letter last = letter_at(text_, previous(text_, at));
    if (last.letter()) { // "số102/2009/NĐ-CP" only
      return word_before(text_, at).folded() != "so";
    }
    const char before = last.folded;
    return before == '/' || before == '-' || before == '_' || before == '.' || before == '&' ||
           (before == ':' && at > 1 && letter_at(text_, previous(text_, at - 1)).digit());
  }

  /// The type of a number without a type word before it; null when it is no citation.
  const InstrumentType* bare_type(std::size_t at, const DocumentNumber& number) const {
    const std::size_t star = at > 0 && text_[at - 1] == '*' ? at - 1 : at;
    std::size_t before = star;
    bool colon = false;
    std::size_t last = before_blanks(text_, before);
    if (last != npos && text_[last] == ':') {
      colon = true;
      before = last;
    }
    Word word = word_before(text_, before);
    const bool said = word.folded() == "so";
    if (colon && !said) {
      return nullptr;
    }
    if (said) {
      last = word.start > 0 ? before_blanks(text_, word.start) : npos;
      word = word_before(text_, word.start);
    }
    if (word && numbers_other_things(word)) {
      return nullptr;
    }
    const DocumentCode& code = number.code;
    const bool body = !code.issuers.empty() && code.issuers.front() != nullptr;
    if (code.type != nullptr) {
      const bool norm = code.type->act || code.type->slug == "chi-thi";
      if (norm && !code.issuer_codes.empty() && code.issuer_codes.front().size() >= 2) {
        return code.type;
      }
      return (said || in_list(at)) && body ? code.type : nullptr;
    }
    const bool listed = in_list(at) && (said || !loose(number)); // "kỳ họp thứ 14 - HĐND" is no number
    if (body && (said || listed)) {
      const std::string& issuer = code.issuers.front()->code;
      if (issuer == "QH" || issuer == "UBTVQH") {
        return listed && list_type_ != nullptr ? list_type_ : instrument_type_named(issuer == "QH" ? "luật" : "pháp lệnh");
      }
      return listed && list_type_ != nullptr ? list_type_ : instrument_type_named("công văn");
    }
    const bool line_start = said && colon && (last == npos || text_.substr(last, star - last).find('\n') != npos);
    if (line_start && code.issuer_codes.size() == 1 && number.canonical.find('-') != npos) {
      return instrument_type_named("công văn"); // "Số: 5253/CT-CS" in a heading
    }
    return listed && said && list_type_ != nullptr && !code.issuer_codes.empty() ? list_type_ : nullptr;
  }

  /// Words whose "số …" is no document: "mẫu số", "hợp đồng số", "tờ khai số", "mã số".
  static bool numbers_other_things(const Word& word) {
    static const auto words = [] {
      std::vector<Word> list;
      for (const std::string_view other : {"mẫu", "biểu", "lục", "đồng", "khai", "mã", "hiệu", "phép", "nhận", "hóa", "án", "thửa",
                                           "sổ", "sơ", "lô", "quyển", "phiếu", "thẻ", "đơn", "khoản", "tcvn", "qcvn", "iso"}) {
        list.push_back(word_at(other, 0));
      }
      return list;
    }();
    return std::any_of(words.begin(), words.end(), [&](const Word& other) { return word.may_be(other); });
  }

  /// Whether blanks stand within a number.
  bool loose(const DocumentNumber& number) const {
    return text_.substr(number.start, number.end - number.start).find_first_of(" \t\n") != npos;
  }

  /// Whether nothing but "," ";" "và" and few words stand between the last numbered document and `at`.
  bool in_list(std::size_t at) const {
    if (list_type_ == nullptr || at < list_end_ || at - list_end_ > 240) {
      return false;
    }
    const std::string_view gap = text_.substr(list_end_, at - list_end_);
    for (std::size_t dot = gap.find('.'); dot != npos; dot = gap.find('.', dot + 1)) {
      if (dot + 1 < gap.size() && letter_at(gap, dot + 1).blank()) {
        return false;
      }
    }
    return gap.find("\n\n") == npos && (gap.find(',') != npos || gap.find(';') != npos || gap.find("và") != npos);
  }

  // -- building ------------------------------------------------------------------------------------------------------

  /// A numbered citation from `at` to the end of the number; a law's name may stand from `name_start` to `name_end`.
  std::size_t add_numbered(std::size_t at, const InstrumentType& type, const DocumentNumber& number,
                           std::size_t name_start = npos, std::size_t name_end = npos) {
    Citation citation;
    citation.kind = CitationKind::numbered;
    citation.type = type.name;
    citation.number = number.canonical;
    citation.year = number.year;
    citation.span = {at, number.end};
    if (name_start != npos && name_end > name_start) {
      citation.name = squeezed(text_.substr(at, name_end - at));
    } else if (number.start > at) {
      between(citation, at, number.start);
    }
    attach_provisions(citation);
    const bool listed = !found_.empty() && at >= list_end_ && list_type_ != nullptr && joined(list_end_, at);
    const std::size_t end = tail(citation, number.end);
    provisions_behind(citation, end);
    found_.push_back(std::move(citation));
    links_.resize(found_.size(), false);
    links_.back() = listed;
    list_type_ = &type;
    list_end_ = end;
    share();
    return end;
  }

  /// The issuer named between type word and number.
  void between(Citation& citation, std::size_t at, std::size_t number_at) {
    for (std::size_t here = at; here < number_at;) {
      const Word word = word_at(text_, here);
      if (!word) {
        here += letter_at(text_, here).length;
        continue;
      }
      if (word.folded() == "cua") {
        if (const auto issuer = read_issuer(text_, skip_gap(text_, word.end)); issuer && issuer->end <= number_at) {
          citation.issuer = issuer->name;
        }
        return;
      }
      here = word.end;
    }
  }

  /// Whether only separators of a list stand between two offsets.
  bool joined(std::size_t from, std::size_t to) const {
    if (to - from > 40) {
      return false;
    }
    bool separator = false;
    for (std::size_t here = from; here < to;) {
      const Letter letter = letter_at(text_, here);
      if (letter.folded == ',' || letter.folded == ';') {
        separator = true;
        here += letter.length;
      } else if (letter.letter()) {
        const Word word = word_at(text_, here);
        if (word.folded() != "va" && word.folded() != "so") {
          return false;
        }
        separator = separator || word.folded() == "va";
        here = word.end;
      } else if (letter.blank() || letter.folded == ':') {
        here += letter.length;
      } else {
        return false;
      }
    }
    return separator;
  }

  /// The issuer behind the last item of a list belongs to the items before it that name none.
  void share() {
    const Citation& last = found_.back();
    if (last.issuer.empty()) {
      return;
    }
    for (std::size_t i = found_.size() - 1; i > 0 && i < links_.size() && links_[i] && found_.size() - i < 40; --i) {
      Citation& item = found_[i - 1];
      if (!item.issuer.empty() || item.type != last.type) {
        return;
      }
      item.issuer = last.issuer;
    }
  }

  void close_list() {
    list_type_ = nullptr;
    links_.resize(found_.size(), false);
  }

  /// What stands beside a document behind its number or name: date, issuer, year, "nêu trên", in any order.
  std::size_t tail(Citation& citation, std::size_t at) {
    std::size_t end = at;
    for (int parts = 0; parts < 5; ++parts) {
      std::size_t next = skip_gap(text_, end);
      const bool comma = next < text_.size() && text_[next] == ',';
      if (comma) {
        if (citation.kind == CitationKind::by_name) {
          break; // "Bộ luật Lao động, ngày 27 tháng 7": not its date
        }
        next = skip_gap(text_, next + 1);
      }
      const bool open = next < text_.size() && text_[next] == '(';
      if (open) {
        next = skip_gap(text_, next + 1);
      }
      if (!citation.date && !dated_) {
        const bool loose = citation.kind == CitationKind::numbered && (next > end || comma);
        if (const auto date = read_date(text_, next, !loose || comma)) {
          citation.date = date->date;
          if (!citation.year && date->date) {
            citation.year = static_cast<int>(date->date->year());
          }
          dated_ = true;
          end = date->end;
          continue;
        }
        if (citation.kind == CitationKind::by_name) {
          if (const std::size_t passed = adoption(citation, next); passed != npos) {
            end = passed;
            continue;
          }
        }
      }
      if (open) {
        break;
      }
      if (!citation.year && !comma) {
        if (const auto year = read_year_words(text_, next)) {
          citation.year = year->year;
          end = year->end;
          continue;
        }
        if (const std::size_t behind = bare_year(citation, next); behind != npos) {
          end = behind;
          continue;
        }
      }
      if (comma) {
        break;
      }
      std::size_t said = match_words(text_, next, "neu tren");
      if (said == npos) {
        said = match_words(text_, next, "noi tren");
      }
      if (said != npos) {
        end = said;
        continue;
      }
      if (citation.kind == CitationKind::by_name) {
        // "Luật … của Quốc hội ngày …", "Pháp lệnh … ban hành năm 2003"
        std::size_t behind = match_words(text_, next, "cua quoc hoi");
        if (behind == npos) {
          behind = match_words(text_, next, "cua uy ban thuong vu quoc hoi");
        }
        if (behind == npos) {
          behind = match_words(text_, next, "ban hanh");
        }
        if (behind != npos) {
          const std::size_t then = skip_gap(text_, behind);
          if (read_date(text_, then, true) || read_year_words(text_, then)) {
            end = behind;
            continue;
          }
        }
        break;
      }
      if (citation.issuer.empty()) {
        std::size_t body = match_words(text_, next, "cua");
        if (body == npos) {
          body = match_words(text_, next, "do");
        }
        if (body != npos) {
          if (const auto issuer = read_issuer(text_, skip_gap(text_, body))) {
            citation.issuer = issuer->name;
            end = issuer->end;
            continue;
          }
        }
      }
      break;
    }
    dated_ = false;
    return end;
  }

  /// "Bộ luật Hình sự 2015", "Nghị quyết 90/CP - 1997".
  std::size_t bare_year(Citation& citation, std::size_t next) const {
    std::size_t at = next;
    const Letter letter = letter_at(text_, at);
    if (letter.folded == '-' && citation.kind == CitationKind::numbered) {
      at = skip_blanks(text_, at + letter.length);
    } else if (citation.kind != CitationKind::by_name) {
      return npos;
    }
    int year = 0;
    std::size_t end = at;
    while (end < text_.size() && end - at < 5 && text_[end] >= '0' && text_[end] <= '9') {
      year = year * 10 + (text_[end] - '0');
      ++end;
    }
    const char behind = letter_at(text_, end).folded;
    if (end - at != 4 || year < 1940 || year > 2100 || behind == '/' || letter_at(text_, end).letter()) {
      return npos;
    }
    citation.year = year;
    return end;
  }

  /// "(đã) được Quốc hội khóa IX thông qua ngày 10/5/1997" behind a law's name.
  std::size_t adoption(Citation& citation, std::size_t at) {
    std::size_t here = match_words(text_, at, "da duoc quoc hoi");
    if (here == npos) {
      here = match_words(text_, at, "duoc quoc hoi");
    }
    if (here == npos) {
      here = match_words(text_, at, "do quoc hoi");
    }
    if (here == npos) {
      return npos;
    }
    for (int words = 0; words < 24; ++words) {
      here = skip_gap(text_, here);
      if (here < text_.size() && text_[here] == ',') {
        here = skip_gap(text_, here + 1);
      }
      if (const auto date = read_date(text_, here, true)) {
        citation.date = date->date;
        if (date->date && !citation.year) {
          citation.year = static_cast<int>(date->date->year());
        }
        dated_ = true;
        return date->end;
      }
      const std::size_t end = skip_word(here);
      if (end == here) {
        return npos;
      }
      here = end;
    }
    return npos;
  }

  /// Provisions that follow the document: "Nghị định số … (Điều 5)", "Luật … bao gồm: a) Khoản 4 Điều 8 về …; b) Điều 9
  /// về …".
  void provisions_behind(Citation& citation, std::size_t at) const {
    if (!citation.pinpoint.empty()) {
      return;
    }
    std::size_t here = skip_gap(text_, at);
    if (here < text_.size() && text_[here] == '(') {
      const auto group = read_provisions(text_, skip_gap(text_, here + 1));
      if (group && !group->own && group->end < text_.size() && text_[group->end] == ')') {
        citation.pinpoint = group->provisions;
      }
      return;
    }
    if (here < text_.size() && text_[here] == ',') {
      here = skip_gap(text_, here + 1);
    }
    std::size_t behind = match_words(text_, here, "bao gom");
    if (behind == npos) {
      behind = match_words(text_, here, "gom");
    }
    if (behind == npos || behind >= text_.size() || text_[behind] != ':') {
      return;
    }
    here = behind + 1;
    for (int items = 0; items < 60; ++items) {
      const std::size_t group_at = list_item(skip_gap(text_, here));
      if (group_at == npos) {
        return;
      }
      const auto group = read_provisions(text_, group_at);
      if (!group || group->own) {
        return;
      }
      citation.pinpoint.insert(citation.pinpoint.end(), group->provisions.begin(), group->provisions.end());
      const std::size_t limit = std::min(text_.size(), group->end + 600);
      here = group->end;
      while (here < limit && text_[here] != ';') {
        ++here;
      }
      if (here >= limit) {
        return;
      }
      ++here;
    }
  }

  /// Behind "a)", "đ)", "1.", "-" at the beginning of an item; npos when there is none.
  std::size_t list_item(std::size_t at) const {
    const Letter mark = letter_at(text_, at);
    if (mark.folded == '-') {
      return skip_gap(text_, at + mark.length);
    }
    if (!mark.letter() && !mark.digit()) {
      return npos;
    }
    std::size_t end = at + mark.length;
    while (letter_at(text_, end).digit() && end - at < 3) {
      ++end;
    }
    if (end >= text_.size() || (text_[end] != ')' && text_[end] != '.')) {
      return npos;
    }
    return skip_gap(text_, end + 1);
  }

  /// Gives the provisions just read to a citation that stands right behind them.
  void attach_provisions(Citation& citation) {
    if (!pending_) {
      return;
    }
    ProvisionGroup group = std::move(*pending_);
    pending_.reset();
    if (citation.span.start < group.end || citation.span.start - group.end > 80) {
      return;
    }
    std::size_t here = skip_gap(text_, group.end);
    if (here < citation.span.start && (text_[here] == ',' || text_[here] == '(')) {
      here = skip_gap(text_, here + 1);
    }
    static constexpr std::array<std::string_view, 12> links = {
        "cua cac", "cua", "tai cac", "tai", "trong", "thuoc", "cac", "duoc ban hanh kem theo", "ban hanh kem theo", "kem theo",
        "ban hanh tai", "theo"};
    for (int times = 0; times < 2; ++times) {
      for (const std::string_view link : links) {
        if (const std::size_t behind = match_words(text_, here, link); behind != npos && behind <= citation.span.start) {
          here = skip_gap(text_, behind);
          break;
        }
      }
    }
    if (here == citation.span.start || (here < citation.span.start && skip_number_word(text_, here) == citation.span.start)) {
      citation.pinpoint = std::move(group.provisions);
    }
  }

  std::string_view text_;
  std::vector<Citation> found_;
  std::vector<bool> links_; ///< this citation goes on the list of the one before
  std::optional<ProvisionGroup> pending_;
  const InstrumentType* list_type_ = nullptr; ///< of the last numbered document, for the items after it
  std::size_t list_end_ = 0;
  bool dated_ = false; ///< a date, right or wrong, has been read beside the citation at hand
};

} // namespace

std::vector<Citation> find_citations(std::string_view clean_text) {
  return Finder(clean_text).find();
}

} // namespace danchieu::citation
