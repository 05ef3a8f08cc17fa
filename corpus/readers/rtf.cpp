#include "corpus/readers/containers.hpp"
#include "corpus/readers/flow_text.hpp"
#include "corpus/readers/list_number.hpp"
#include "corpus/readers/rtf_fonts.hpp"
#include "corpus/readers/rtf_tables.hpp"
#include "corpus/readers/rtf_token.hpp"
#include "corpus/readers/rtf_words.hpp"
#include "normalizer/text/utf8.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

// Rich Text Format, specification 1.9.1. A file is one group {…} of nested groups; a group inherits the settings around
// it and forgets its own at its end. Some groups are destinations: their text is no text of the document.

namespace danchieu::corpus {

namespace {

bool is_well_formed(std::string_view utf8) {
  for (std::size_t i = 0; i < utf8.size();) {
    const text::Decoded d = text::decode_utf8(utf8, i);
    if (!d.valid) {
      return false;
    }
    i += d.length;
  }
  return true;
}

enum class Place {
  body,
  skip,
  font_table,
  instruction, ///< of a field
  shape,       ///< of a drawing, outside its text box
  variants,    ///< \upr: the same text for old programs and in Unicode
};

/// What ends with a group.
enum class Ends { nothing, note, aside };

struct Group {
  Place place = Place::body;
  Ends ends = Ends::nothing;
  int font = 0;
  int fallback = 1; ///< characters behind \u for programs without Unicode
  bool hidden = false;
  bool deleted = false;
  bool capitals = false;
  bool list_label = false;
  bool contents = false; ///< a field that is a table of contents
};

class RtfReader {
public:
  RtfReader(std::string_view rtf, const ReadLimits& limits) : tokens_(rtf), limits_(limits), flow_(limits) {}

  ReadResult read() {
    for (;;) {
      const RtfToken token = tokens_.next();
      if (token.kind == RtfToken::Kind::end && closed_ && groups_.size() == 1) {
        break;
      }
      if (token.kind == RtfToken::Kind::end) {
        return corrupt("it ends inside a group: the file is cut short");
      }
      if (token.kind == RtfToken::Kind::open) {
        fallback_left_ = 0;
        starred_ = false;
        if (groups_.size() >= limits_.max_depth) {
          return corrupt("its groups are nested deeper than " + std::to_string(limits_.max_depth));
        }
        groups_.push_back(groups_.empty() ? Group{} : inner(groups_.back()));
      } else if (groups_.empty()) {
        return corrupt("it does not begin with a group");
      } else if (token.kind == RtfToken::Kind::close) {
        fallback_left_ = 0;
        starred_ = false;
        if (groups_.size() > 1 || !(closed_ = tokens_.goes_on())) {
          close_group();
        }
        if (groups_.empty()) {
          break; // what stands behind is no part of it
        }
      } else {
        take(token);
      }
      if (flow_.too_long()) {
        break;
      }
    }
    tables_.close();
    return flow_.take();
  }

private:
  static ReadFailure corrupt(const std::string& what) { return {FailureReason::corrupt, what, "open it in the program that made it and save it again"}; }

  static Group inner(Group outer) {
    outer.ends = Ends::nothing;
    return outer;
  }

  Group& group() { return groups_.back(); }

  void close_group() {
    const Group done = groups_.back();
    groups_.pop_back();
    if (done.ends != Ends::nothing) {
      tables_.end_inner();
      done.ends == Ends::note ? flow_.end_note() : flow_.end_aside();
    }
    if (done.place == Place::instruction && !groups_.empty() && groups_.back().place != Place::instruction) {
      const std::size_t start = instruction_.find_first_not_of(' ');
      groups_.back().contents = start != std::string::npos && instruction_.compare(start, 4, "TOC ") == 0;
      instruction_.clear();
    }
  }

  void take(const RtfToken& token) {
    switch (token.kind) {
    case RtfToken::Kind::text:
      take_bytes(token.text);
      break;
    case RtfToken::Kind::byte:
      if (fallback_left_ > 0) {
        --fallback_left_;
      } else {
        take_byte(token.value);
      }
      break;
    case RtfToken::Kind::symbol:
      if (fallback_left_ > 0) {
        --fallback_left_;
      } else {
        take_symbol(token.text.front());
      }
      return; // keeps \* for the word behind it
    case RtfToken::Kind::word:
      if (fallback_left_ > 0) {
        --fallback_left_;
      } else {
        take_word(token);
      }
      break;
    default:
      break;
    }
    starred_ = false;
  }

  void take_bytes(std::string_view bytes) {
    const std::size_t skip = std::min(bytes.size(), fallback_left_);
    fallback_left_ -= skip;
    bytes.remove_prefix(skip);
    const RtfFonts::Font& font = fonts_.at(group().font);
    if (group().place == Place::body && !font.traits.encoding && !font.symbols && is_well_formed(bytes)) {
      add(bytes); // RTF is ASCII; a careless writer leaves UTF-8 as it is
      return;
    }
    while (!bytes.empty()) {
      const auto high = static_cast<std::size_t>(std::find_if(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }) - bytes.begin());
      if (high > 0 && !(group().place == Place::body && font.symbols)) {
        add_ascii(bytes.substr(0, high));
        bytes.remove_prefix(high);
      } else {
        take_byte(static_cast<unsigned char>(bytes.front()));
        bytes.remove_prefix(1);
      }
    }
  }

  void add_ascii(std::string_view text) {
    switch (group().place) {
    case Place::font_table:
      fonts_.name(text);
      break;
    case Place::instruction:
      instruction_.append(text.substr(0, 200));
      break;
    case Place::body:
      add(text);
      break;
    default:
      break;
    }
  }

  void take_byte(unsigned char byte) {
    if (group().place == Place::font_table) {
      const char c = static_cast<char>(byte);
      fonts_.name(std::string_view(&c, 1));
    } else if (group().place == Place::body && byte >= 0x20) {
      const std::string text = fonts_.decode(fonts_.at(group().font), byte);
      add(group().list_label && fonts_.at(group().font).symbols ? bullet(text) : text);
    }
  }

  /// "\-" is an optional hyphen, byte AD: in TCVN3 the letter ư.
  void take_symbol(char sign) {
    switch (sign) {
    case '*':
      starred_ = true;
      return;
    case '~':
      add("\xC2\xA0");
      break;
    case '_':
      add("-");
      break;
    case '-':
      add("\xC2\xAD");
      break;
    case '\\':
    case '{':
    case '}':
      add_ascii(std::string_view(&sign, 1));
      break;
    case '\r':
    case '\n':
      end_paragraph();
      break;
    default:
      break;
    }
    starred_ = false;
  }

  void take_word(const RtfToken& token) {
    if (starred_ && !is_read_destination(token.text)) {
      group().place = Place::skip;
    } else if (!take_destination(token.text) && !take_setting(token) && !take_break(token.text)) {
      if (token.text == "u") {
        take_unicode(token.parameter.value_or(0));
      } else {
        add(named_sign(token.text));
      }
    }
  }

  bool take_destination(std::string_view word) {
    Group& here = group();
    if (is_skipped_destination(word)) {
      here.place = Place::skip;
    } else if (here.place == Place::skip) {
      return false;
    } else if (word == "fonttbl") {
      here.place = Place::font_table;
    } else if (word == "fldinst") {
      here.place = Place::instruction;
    } else if (word == "fldrslt") {
      here.place = groups_.size() > 1 && groups_[groups_.size() - 2].contents ? Place::skip : here.place;
    } else if (word == "field") {
      here.contents = false;
    } else if (word == "upr") {
      here.place = here.place == Place::body ? Place::variants : here.place;
    } else if (word == "ud") {
      here.place = here.place == Place::variants ? Place::body : here.place;
    } else if (word == "listtext" || word == "pntext") {
      here.list_label = true;
    } else if (word == "shpinst" || word == "do") {
      here.place = here.place == Place::body ? Place::shape : here.place;
    } else if ((word == "shptxt" || word == "dptxbxtext") && here.place == Place::shape) {
      here.place = Place::body;
      begin_inner(Ends::aside);
    } else if (word == "footnote" && here.place == Place::body && !silent()) {
      const std::string key = std::to_string(++notes_);
      flow_.note_reference(key);
      begin_inner(Ends::note);
    } else {
      return false;
    }
    return true;
  }

  void begin_inner(Ends ends) {
    if (group().ends != Ends::nothing) {
      return;
    }
    group().ends = ends;
    tables_.begin_inner();
    ends == Ends::note ? flow_.begin_note(std::to_string(notes_)) : flow_.begin_aside();
  }

  bool take_setting(const RtfToken& token) {
    const std::string_view word = token.text;
    const bool on = token.parameter.value_or(1) != 0;
    Group& here = group();
    if (word == "f") {
      here.place == Place::font_table ? fonts_.begin(token.parameter.value_or(0)) : void(here.font = token.parameter.value_or(0));
    } else if (word == "fcharset") {
      fonts_.charset(token.parameter.value_or(0));
    } else if (word == "deff") {
      default_font_ = here.font = token.parameter.value_or(0);
    } else if (word == "ansicpg") {
      fonts_.code_page(token.parameter.value_or(1252));
    } else if (word == "mac") {
      fonts_.code_page(10000);
    } else if (word == "uc") {
      here.fallback = std::clamp(token.parameter.value_or(1), 0, 64);
    } else if (word == "plain") {
      here.font = default_font_;
      here.hidden = here.deleted = here.capitals = false;
    } else if (word == "v") {
      here.hidden = on;
    } else if (word == "deleted") {
      here.deleted = on;
    } else if (word == "caps" || word == "scaps") {
      here.capitals = on;
    } else {
      return false;
    }
    return true;
  }

  bool take_break(std::string_view word) {
    if (word == "nestrow" || group().place != Place::body) {
      return false;
    }
    if (word == "par" || word == "sect") {
      end_paragraph();
    } else if (word == "line" || word == "page" || word == "column") {
      add("\n");
    } else if (word == "tab") {
      if (!silent()) {
        tables_.enter_cell();
        flow_.tab();
      }
    } else {
      return tables_.take(word);
    }
    return true;
  }

  bool silent() { return group().hidden || group().deleted; }

  void add(std::string_view text) {
    if (group().place != Place::body || silent() || text.empty()) {
      return;
    }
    tables_.enter_cell();
    flow_.add(text, {fonts_.at(group().font).traits, group().capitals});
  }

  void end_paragraph() {
    if (group().place != Place::body || group().deleted) {
      return;
    }
    if (!silent() || tables_.in_cell()) {
      tables_.enter_cell();
    }
    flow_.end_paragraph();
  }

  /// \u7883 is U+1ECB; numbers above 32767 are written negative; two surrogates make one character.
  void take_unicode(int number) {
    fallback_left_ = static_cast<std::size_t>(group().fallback);
    const auto unit = static_cast<char32_t>(static_cast<std::uint32_t>(number) & 0xFFFFU);
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_surrogate_ = unit;
      return;
    }
    char32_t c = unit;
    if (unit >= 0xDC00 && unit < 0xE000) {
      if (high_surrogate_ == 0) {
        return;
      }
      c = 0x10000 + ((high_surrogate_ - 0xD800) << 10) + (unit - 0xDC00);
    }
    high_surrogate_ = 0;
    if (c < 0x20) {
      return;
    }
    if (c >= 0xF020 && c <= 0xF0FF && fonts_.at(group().font).symbols) {
      take_byte(static_cast<unsigned char>(c & 0xFFU));
      return;
    }
    std::string utf8;
    text::append_utf8(utf8, c);
    add(utf8);
  }

  RtfTokens tokens_;
  ReadLimits limits_;
  FlowText flow_;
  RtfFonts fonts_;
  std::vector<Group> groups_;
  RtfTables tables_{flow_};
  std::string instruction_;
  int default_font_ = 0;
  int notes_ = 0;
  std::size_t fallback_left_ = 0;
  char32_t high_surrogate_ = 0;
  bool starred_ = false;
  bool closed_ = false; ///< the file's own group has been closed, and yet paragraphs follow
};

} // namespace

ReadResult rtf_text(std::string_view bytes, const ReadLimits& limits) { return RtfReader(bytes, limits).read(); }

} // namespace danchieu::corpus
