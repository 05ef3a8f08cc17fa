#include "query/work_view.hpp"

#include "corpus/error.hpp"
#include "corpus/field.hpp"
#include "query/view/chain.hpp"
#include "query/view/citations.hpp"
#include "query/view/history.hpp"
#include "query/view/relations.hpp"
#include "query/view/units.hpp"
#include "query/view/viewed_work.hpp"
#include "query/work_store.hpp"

#include <xapian.h>

#include <utility>

namespace danchieu::query {

namespace {

constexpr std::size_t most_attached = 50;

std::optional<int> year_of(const WorkId& id) {
  int year = 0;
  for (const char c : id.series()) year = c >= '0' && c <= '9' ? year * 10 + (c - '0') : 0;
  return year > 0 ? std::optional(year) : std::nullopt;
}

void fill_force(const ViewedWork& work, WorkView& view) {
  view.force = corpus::legal_force(*work.facts, work.request.on);
  view.summary.force = work.store.badge(work.key, view.force);
  view.summary.cited_by = work.store.cited_by(work.key);
  if (const auto id = WorkId::parse(work.key); id && id->complete()) {
    view.urn = id->to_urn();
    view.year = year_of(*id);
  }
}

void fill_record(const ViewedWork& work, WorkView& view) {
  const corpus::Document& document = work.record->document;
  if (document.year) view.year = document.year;
  view.signer = document.signer;
  view.signer_title = document.signer_title;
  view.effective = document.effective;
  if (document.attached_to) view.attached_to = work.summary(document.attached_to->to_string());
  view.provisions = document.provisions;
  view.texts = work.record->files;
  view.catalogue = document.catalogue;
  view.recipients = document.recipients;
  view.abbreviations = document.abbreviations;
}

std::vector<WorkSummary> attachments_of(const ViewedWork& work) {
  std::vector<WorkSummary> attachments;
  const std::string id(corpus::prefix::id);
  const std::string start = id + work.key + "!";
  const Xapian::Database& database = work.store.database();
  for (auto term = database.allterms_begin(start); term != database.allterms_end(start) && attachments.size() < most_attached; ++term)
    attachments.push_back(work.summary((*term).substr(id.size())));
  return attachments;
}

void fill_lists(const ViewedWork& work, WorkView& view) {
  Relations relations = relations_of(work);
  view.citations_out = works_cited(work);
  view.citations_in = works_citing(work, view.summary.cited_by);
  view.attachments = attachments_of(work);
  view.history = history_of(work, relations);
  view.relations_out = std::move(relations.out);
  view.relations_in = std::move(relations.in);
  view.acting = std::move(relations.acting);
}

std::optional<WorkView> build(const WorkStore& store, std::string_view key, const ViewRequest& request) {
  ViewedWork work{.store = store, .key = std::string(key), .request = request, .record = {}, .facts = {}, .issued = {}};
  work.record = store.record(work.key);
  if (work.record == nullptr && !store.known(work.key)) return std::nullopt;
  work.facts = store.force_facts(work.key);
  WorkView view;
  view.summary = store.description(work.key);
  work.issued = view.summary.date;
  fill_force(work, view);
  if (work.record != nullptr) fill_record(work, view);
  ReplacementChain chain = replacement_chain(work);
  view.chain = std::move(chain.links);
  view.chain_cyclic = chain.cyclic;
  if (request.with_lists) fill_lists(work, view);
  if (request.with_text && work.record != nullptr) {
    LinkedText text = linked_text(work);
    view.units = std::move(text.units);
    view.linked = std::move(text.linked);
  }
  return view;
}

} // namespace

std::optional<WorkView> view_work(const Generation& generation, std::string_view work, const ViewRequest& request) {
  try {
    return build(WorkStore(generation), work, request);
  } catch (const Xapian::Error& error) {
    throw Error("the index " + generation.folder().string() + " could not be read: " + error.get_msg(),
                "Check it with `danchieu verify`, or make it again with `danchieu index`.");
  }
}

} // namespace danchieu::query
