#include "corpus/register_record.hpp"

#include "corpus/error.hpp"
#include "corpus/record.hpp"

#include <utility>

// A row is kept in the form of a work's record: the acting document with what the row says of it, its one relation, and
// the register's file and line as the file. What grows there can be kept here too.

namespace danchieu::corpus {

std::string encode_effect(const RegisterEffect& row) {
  WorkRecord record;
  record.key = row.target.to_string();
  record.document.work = row.effect.source;
  record.document.number = row.effect.source_number;
  record.document.date = row.effect.source_issued;
  record.document.effective.date = row.effect.source_effective;
  record.document.relations = {row.effect.relation};
  record.files.resize(1);
  record.files.front().path = row.effect.file;
  return encode_record(record);
}

RegisterEffect decode_effect(std::string_view bytes) {
  WorkRecord record = decode_record(bytes);
  const std::optional<WorkId> target = WorkId::parse(record.key);
  if (!target || !record.document.work || record.document.relations.size() != 1 || record.files.empty()) {
    throw Error("a row of the register cannot be read from the index",
                "Run `danchieu verify`; give the register again with `danchieu index --register` if it finds no damage.");
  }
  RegisterEffect row{.target = *target, .effect = {.source = *record.document.work}};
  row.effect.source_number = std::move(record.document.number);
  row.effect.source_issued = record.document.date;
  row.effect.source_effective = record.document.effective.date;
  row.effect.relation = std::move(record.document.relations.front());
  row.effect.file = std::move(record.files.front().path);
  return row;
}

} // namespace danchieu::corpus
