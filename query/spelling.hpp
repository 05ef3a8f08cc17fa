#pragma once

#include "query/parsed_query.hpp"
#include "query/work_store.hpp"

#include <string>

namespace danchieu::query {

/// The question with each word that no text holds replaced by the most frequent word of the index one slip away
/// ("cai chach hanh chinh" → "cai cach hanh chinh"; what is put in bears no marks). Empty when nothing is to be mended.
std::string mended_question(const WorkStore& store, const ParsedQuery& query);

} // namespace danchieu::query
