#include "web/work_text_model.hpp"

#include "web/changed_provisions.hpp"
#include "web/json_object.hpp"
#include "web/work_text.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace danchieu::web {
namespace {

using nlohmann::ordered_json;
using query::WorkView;

ordered_json status_on(const query::ForceBadge& force, const Visitor& visitor) {
  return object_of<ordered_json>({{"code", corpus::code(force.status)},
                                  {"label", corpus::label(force.status, visitor.language)},
                                  {"on", date_text(force.on, visitor.language)}});
}

/// What a link in the text tells before it is followed: title, date, force when this document was issued, and today.
ordered_json tip_model(const query::LinkedWork& linked, const Visitor& visitor) {
  const query::WorkSummary& work = linked.work;
  ordered_json then = nullptr;
  if (linked.then)
    then = status_on(*linked.then, visitor);
  return object_of<ordered_json>({{"name", query::display_name(work)},
                                  {"title", or_null(query::display_title(work))},
                                  {"date", date_model(work.date, visitor.language)},
                                  {"then", std::move(then)},
                                  {"now", status_on(work.force, visitor)}});
}

ordered_json note_model(const corpus::ProvisionForce& part, const WorkView& view, const Visitor& visitor) {
  const ordered_json reason = reason_model(part.reason, view.summary.work, visitor);
  return {{"code", corpus::code(part.status)},
          {"rule", reason.at("rule")},
          {"label", part.status == corpus::ForceStatus::in_force ? ordered_json{} : ordered_json(corpus::label(part.status, visitor.language))},
          {"by", reason.at("by")},
          {"date", reason.at("date")}};
}

/// Which part of the page each block stands on, and which part is wanted.
struct Parts {
  std::vector<std::size_t> of_block;
  std::size_t count = 1;
  std::size_t wanted = 1;
  std::map<std::string, std::size_t> of_anchor;
};

/// On which part a provision begins, or else the one that holds it.
std::optional<std::size_t> part_of(std::string_view provision, const Parts& parts) {
  while (!provision.empty()) {
    if (const auto found = parts.of_anchor.find(anchor(provision)); found != parts.of_anchor.end()) return found->second;
    const std::size_t level = provision.rfind("__");
    provision = provision.substr(0, level == std::string_view::npos ? 0 : level);
  }
  return std::nullopt;
}

Parts divide(const std::vector<TextBlock>& blocks, const TextRequest& request) {
  Parts parts;
  std::size_t bytes = 0;
  std::optional<std::size_t> marked;
  for (const TextBlock& block : blocks) {
    if (bytes > text_per_page) {
      ++parts.count;
      bytes = 0;
    }
    bytes += block.bytes;
    parts.of_block.push_back(parts.count);
    for (const std::string& name : block.anchors) parts.of_anchor.emplace(name, parts.count);
    if (block.marked && !marked) marked = parts.count;
  }
  parts.wanted = std::clamp<std::size_t>(marked.value_or(part_of(request.provision, parts).value_or(request.part)), 1, parts.count);
  return parts;
}

/// Writes the blocks of one part of the text.
class BlockWriter {
 public:
  BlockWriter(const WorkView& view, const Visitor& visitor) : view_(view), visitor_(visitor) {
    for (const query::LinkedWork& linked : view.linked) linked_.emplace(linked.work.work, &linked);
    for (auto& [eid, notes] : changed_provisions(view)) changed_.emplace(anchor(eid), std::move(notes));
  }

  /// Goes on to a block that is not shown: a change may reach from there into those that are.
  void skip(const TextBlock& block) { enter(block); }

  ordered_json block(const TextBlock& block) {
    ordered_json notes;
    for (const std::string& name : block.anchors)
      if (const auto found = changed_.find(name); found != changed_.end())
        for (const corpus::ProvisionForce* part : found->second) notes.push_back(note_model(*part, view_, visitor_));
    enter(block);
    // Most paragraphs are nothing but text; only the others have a model of their runs.
    const bool plain = block.runs.size() == 1 && is_plain(block.runs.front());
    ordered_json runs;
    if (!plain)
      for (const TextRun& each : block.runs) runs.push_back(run(each));
    ordered_json more_anchors;
    for (std::size_t i = 1; i < block.anchors.size(); ++i) more_anchors.push_back(block.anchors[i]);
    return object_of<ordered_json>({{"style", block.style.empty() ? "plain" : block.style},
                                    {"changed", change_.empty() ? ordered_json{} : ordered_json(change_code_)},
                                    {"anchor", block.anchors.empty() ? ordered_json{} : ordered_json(block.anchors.front())},
                                    {"anchors", std::move(more_anchors)},
                                    {"notes", std::move(notes)},
                                    {"text", plain ? ordered_json(block.runs.front().text) : ordered_json{}},
                                    {"runs", std::move(runs)}});
  }

 private:
  /// A change reaches from the block where its provision begins to the next that is no part of it.
  void enter(const TextBlock& block) {
    for (const std::string& name : block.anchors) {
      if (!change_.empty() && !name.starts_with(change_ + '-')) change_.clear();
      if (const auto found = changed_.find(name); found != changed_.end() && change_.empty()) {
        change_ = name;
        change_code_ = corpus::code(found->second.front()->status);
      }
    }
  }

  static bool is_plain(const TextRun& run) { return run.work.empty() && !run.strong && !run.doubtful && !run.marked; }

  ordered_json run(const TextRun& run) {
    const bool plain = is_plain(run);
    return object_of<ordered_json>({{"plain", plain ? ordered_json(run.text) : ordered_json{}}, {"styled", plain ? ordered_json{} : styled(run)}});
  }

  ordered_json styled(const TextRun& run) {
    const bool linked = !run.work.empty();
    const auto target = linked ? linked_.find(run.work) : linked_.end();
    ordered_json tip = nullptr;
    if (target != linked_.end()) {
      tip = tip_model(*target->second, visitor_);
      tip["id"] = "tip-" + std::to_string(++tips_);
    }
    ordered_json mark_id = nullptr;
    if (run.marked && std::exchange(first_mark_, false)) mark_id = "trich-dan";
    return object_of<ordered_json>({{"text", run.text},
            {"href", linked ? ordered_json(work_link(visitor_, run.work)) : ordered_json{}},
            {"tip", std::move(tip)},
            {"tip_id", target == linked_.end() ? ordered_json{} : ordered_json("tip-" + std::to_string(tips_))},
            {"code", target == linked_.end() ? "unknown" : corpus::code(target->second->work.force.status)},
            {"strong", run.strong},
            {"doubtful", run.doubtful},
            {"plain", linked || run.strong ? ordered_json{} : ordered_json(run.text)},
            {"marked", run.marked},
            {"mark_id", mark_id}});
  }

  const WorkView& view_;
  const Visitor& visitor_;
  std::map<std::string_view, const query::LinkedWork*> linked_;
  std::map<std::string, std::vector<const corpus::ProvisionForce*>> changed_; ///< by anchor
  std::string change_; ///< anchor of the changed provision that the present block belongs to; empty: none
  std::string_view change_code_;
  std::size_t tips_ = 0;
  bool first_mark_ = true;
};

ordered_json contents_model(const WorkView& view, const Parts& parts, const Visitor& visitor) {
  ordered_json contents = ordered_json::array();
  for (const ContentsEntry& entry : contents_of(view.provisions)) {
    const std::string name = anchor(entry.eid);
    std::string href = '#' + name;
    if (parts.count > 1) {
      const auto part = parts.of_anchor.find(name);
      const std::size_t number = part == parts.of_anchor.end() ? 1 : part->second;
      href = link(visitor, view.summary.work, {{"part", std::to_string(number)}}) + href;
    }
    contents.push_back(object_of<ordered_json>({{"href", href}, {"label", entry.label}, {"heading", or_null(entry.heading)}, {"depth", entry.depth}}));
  }
  return contents;
}

ordered_json pager_model(const WorkView& view, const Parts& parts, const Visitor& visitor) {
  if (parts.count == 1) return nullptr;
  const auto to = [&](std::size_t number) {
    return link(visitor, view.summary.work, {{"part", std::to_string(number)}}) + "#toan-van";
  };
  return {{"number", parts.wanted},
          {"parts", parts.count},
          {"previous", parts.wanted > 1 ? ordered_json(to(parts.wanted - 1)) : ordered_json{}},
          {"next", parts.wanted < parts.count ? ordered_json(to(parts.wanted + 1)) : ordered_json{}}};
}

} // namespace

ordered_json text_model(const WorkView& view, const TextRequest& request, const Visitor& visitor) {
  const std::vector<TextBlock> blocks = text_blocks(view, request.mark);
  const Parts parts = divide(blocks, request);
  ordered_json shown = ordered_json::array();
  BlockWriter writer{view, visitor};
  for (std::size_t i = 0; i < blocks.size() && parts.of_block[i] <= parts.wanted; ++i) {
    if (parts.of_block[i] == parts.wanted) shown.push_back(writer.block(blocks[i]));
    else writer.skip(blocks[i]);
  }
  return {{"blocks", std::move(shown)},
          {"pager", pager_model(view, parts, visitor)},
          {"contents", contents_model(view, parts, visitor)}};
}

} // namespace danchieu::web
