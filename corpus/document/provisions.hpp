#pragma once

#include "corpus/document/document.hpp"

#include <string_view>
#include <vector>

namespace danchieu::corpus {

/// The parts of a document, as a tree (phần, chương, mục, tiểu mục, điều, khoản, điểm; I., 1., a) in plans; phụ lục, mẫu).
///
/// Identifiers follow Akoma Ntoso: a part's slug and label, the path to it where labels are not unique by themselves.
///   dieu-5 · dieu-5__khoan-2 · dieu-5__khoan-2__diem-dd (đ is dd, d is d)       articles count through the document
///   phan-thu-nhat · chuong-ii · chuong-ii__muc-1 · chuong-ii__muc-1__tieu-muc-2  what holds articles
///   muc-i · muc-i__khoan-1 · muc-i__khoan-1.1 · muc-i__khoan-1__diem-a           plans and circulars without articles
///   phu-luc-i · phu-luc-i__muc-i · phu-luc-i__dieu-1 · mau-so-01                 annexes and forms
/// A label that occurs twice at one place gets "~2", "~3", …: identifiers are unique in a document.
///
/// Quoted text is no part: the articles that an amending act puts into another one stand in quotation marks.
/// A label counts only where its number follows the one before (Điều 6 after Điều 5, with letters: 5a), so that wrapped
/// lines and cited articles at the beginning of a line are not taken for parts.
///
/// `end_of_text` is where the document's own text ends (signature, recipients); only annexes and forms begin after it.
std::vector<Provision> find_provisions(std::string_view text, Span body, std::size_t end_of_text);

} // namespace danchieu::corpus
