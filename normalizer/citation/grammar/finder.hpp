#pragma once

#include "normalizer/citation/citation.hpp"
#include "normalizer/citation/document_number.hpp"
#include "normalizer/citation/provision.hpp"
#include "normalizer/citation/scan.hpp"
#include "normalizer/citation/type_word.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

namespace danchieu::citation {

/// The citation grammar: reads one text from left to right. Every rule looks ahead a bounded distance, so the whole
/// is linear. A rule takes the place where it begins and gives the place behind what it has read and added, or npos
/// where it does not apply; its files stand beside this one.
class Finder {
public:
  explicit Finder(std::string_view text) : text_(text) {}

  std::vector<Citation> find();

private:
  // finder.cpp: what stands at a place
  std::size_t read_on(std::size_t at);
  std::size_t word(std::size_t at, const FirstWord& entry);
  bool heading_of_provision(const ProvisionGroup& group) const;
  bool annexes_in_general(const ProvisionGroup& group) const;
  bool label_follows(FirstWord::Provision provision, std::size_t end) const;
  bool number_may_begin(std::size_t at) const;
  std::size_t typed(std::size_t at, const TypeWord& type);
  std::size_t behind_note(const TypeWord& type) const;

  // numbered.cpp: "Nghị định số 130/2005/NĐ-CP"
  std::size_t numbered(std::size_t at, const TypeWord& type, std::size_t next);
  std::optional<DocumentNumber> number_behind(const TypeWord& type, std::size_t number_at, bool said) const;
  std::optional<DocumentNumber> plain_serial(const TypeWord& type, std::size_t number_at, bool said) const;
  bool names_no_document(const TypeWord& type, const DocumentNumber& number, std::size_t number_at, bool said) const;
  std::size_t add_numbered(std::size_t at, const InstrumentType& type, const DocumentNumber& number, Span name = {},
                           std::string issuer = {});

  // bare_number.cpp: "số 48/2013/NĐ-CP" without a type word
  std::size_t digits(std::size_t at);
  std::size_t skip_digits(std::size_t at) const;
  bool bound_before(std::size_t at) const;
  const InstrumentType* bare_type(std::size_t at, const DocumentNumber& number) const;
  const InstrumentType* listed_type(std::size_t at) const;

  // bridged.cpp: "các Nghị định của Chính phủ: số A; số B"
  std::size_t bridged(std::size_t at, const TypeWord& type, std::size_t next);
  std::string issuer_between(std::size_t at, std::size_t number_at) const;
  bool plural(std::size_t at) const;

  // spoken.cpp: "Nghị định này", "Quyết định nêu trên"
  std::size_t spoken(std::size_t at, const TypeWord& type, std::size_t next);

  // named.cpp: "Bộ luật Lao động năm 2012"; amending.cpp: "Luật sửa đổi một số điều của Luật A và Luật B"
  std::size_t named(std::size_t at, const TypeWord& type, std::size_t next);
  bool heading(std::size_t at, std::size_t end) const;
  std::size_t constitution(std::size_t at, const TypeWord& type, std::size_t next);
  std::size_t numbered_after_name(std::size_t at, const TypeWord& type, std::size_t next);
  std::size_t add_named(std::size_t at, const InstrumentType& type, std::size_t name_end);
  std::size_t amending(std::size_t at, const TypeWord& type, std::size_t next);

  // list.cpp: "số A, B và C", sharing what is said once
  bool in_list(std::size_t at) const;
  bool joined(std::size_t from, std::size_t to) const;
  void share_issuer();
  bool bare(const Citation& citation) const;
  void share_date();
  void close_list();

  // provisions_beside.cpp: "khoản 2 Điều 5 của …", "… (Điều 5)", "… gồm: a) Khoản 4 Điều 8; …"
  void provisions_before(Citation& citation);
  void provisions_behind(Citation& citation, std::size_t at) const;

  std::string_view text_;
  WordMemo& memo_ = WordMemo::of_this_thread();
  std::vector<Citation> found_;
  std::vector<bool> links_; ///< this citation goes on the list of the one before
  std::optional<ProvisionGroup> pending_; ///< provisions just read, whose document may follow
  const InstrumentType* list_type_ = nullptr; ///< of the last numbered document, for the items after it
  std::size_t list_end_ = 0;
};

/// Reads what stands beside a document behind its number or name: date, issuer, year, "nêu trên", in any order. Gives
/// the place behind it.
std::size_t read_tail(std::string_view text, Citation& citation, std::size_t at);

/// "số", "số:", "số số", "Số." before a number, glued to it or not; `at` when it is not there.
std::size_t skip_number_word(std::string_view text, std::size_t at);

/// Behind the mark of a footnote at `at`: "[1]", "(1)", "(*)", "¹"; `at` when there is none.
std::size_t skip_note(std::string_view text, std::size_t at);

/// Behind words in brackets that go with a law's name: "(sửa đổi)", "(HIV/AIDS)", and the blanks after them; `at` when
/// none stand there.
std::size_t skip_aside(std::string_view text, std::size_t at);

template <std::size_t size>
bool one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

/// Behind the first of `phrases` that stands at `at`; npos when none does.
template <std::size_t size>
std::size_t match_any(std::string_view text, std::size_t at, const std::array<std::string_view, size>& phrases) {
  for (const std::string_view phrase : phrases) {
    if (const std::size_t behind = match_words(text, at, phrase); behind != npos) {
      return behind;
    }
  }
  return npos;
}

/// Behind a comma at `at` and the blanks after it; `at` when there is none.
inline std::size_t skip_comma(std::string_view text, std::size_t at) {
  return at < text.size() && text[at] == ',' ? skip_gap(text, at + 1) : at;
}

} // namespace danchieu::citation
