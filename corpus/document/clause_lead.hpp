#pragma once

#include "corpus/document/clause_text.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace danchieu::corpus {

// What the words between a verb and a citation say of the cited document: that it is meant, or a part of it, or neither.
// `hidden` are tokens that do not count (quoted phrases).

/// Whether tokens [first, token) name the document cited at `token` or a part of it: "khoản 2 Điều 5 của", "toàn bộ", "Danh
/// mục … ban hành kèm theo"; not "các quy định trái với".
bool leads_to_document(const ClauseText& text, std::size_t first, std::size_t token, const std::vector<bool>& hidden);

/// Whether tokens [first, token) are only words of guiding and provisions with what they are about: "một số điều của", "khoản 2
/// Điều 5 về đất ở, trừ …; Điều 6 và biện pháp thi hành".
bool leads_by_guiding(const ClauseText& text, std::size_t first, std::size_t token);

/// Whether tokens [first, token) end in where something is set out: "cơ chế tháo gỡ khó khăn quy định tại", "mức phí quy định tại
/// khoản 2 Điều 5"; but "thực hiện theo quy định tại" only refers to it.
bool is_set_out_in(const ClauseText& text, std::size_t first, std::size_t token);

/// Whether tokens [first, token) before a citation name only a part of it: "một số điều của", "Phụ lục I kèm theo"; but "Quy
/// chế … ban hành kèm theo" is the whole.
bool names_part(const ClauseText& text, std::size_t first, std::size_t token, const std::vector<bool>& hidden);

/// "một số điều của", but not "một số Quyết định".
bool is_some(const ClauseText& text, std::size_t i);

/// "… tại Thông tư số A", "… ban hành kèm theo Quyết định số B": something in the document, not the document.
bool points_into(const ClauseText& text, std::size_t first, std::size_t token);

/// Whether what is named before the citation at `token` is said of all documents of the list that it opens: "các quy định về
/// học bổng tại: A; B", "… tại các Quyết định: A; B".
bool opens_shared_list(const ClauseText& text, std::size_t first, std::size_t token);

/// The provisions named on the way to a document, where its own `pinpoint` tells fewer: "các Điều 7, 8 và các quy định về
/// thuế tại Điều 12 tại Nghị định số A", "Điều 7, Điều 8 Điều lệ … ban hành kèm theo Thông tư số B".
std::vector<std::string> provisions_led_by(const ClauseText& text, std::size_t lead, std::size_t token,
                                           const std::vector<std::string>& pinpoint, const std::vector<bool>& hidden);

/// Whether the words before a list speak of whole documents: "bãi bỏ các Thông tư:", "toàn bộ các văn bản sau đây:".
bool names_documents(const ClauseText& text, std::size_t first, std::size_t last);

/// Whether the words before a list speak of parts of what it names: "thay thế một số quy định về thi tuyển tại các Thông tư
/// sau:".
bool tells_of_parts(const ClauseText& text, std::size_t first, std::size_t last);

} // namespace danchieu::corpus
