#include "query/review/review.hpp"

#include "normalizer/citation/issuer.hpp"
#include "normalizer/text/date.hpp"
#include "normalizer/text/fold.hpp"
#include "query/csv.hpp"
#include "query/deadline.hpp"
#include "query/local_body.hpp"
#include "query/work_columns.hpp"
#include "query/work_store.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>

namespace danchieu::query {

namespace {

constexpr std::size_t longest_path = 3;

bool is_basis(RelationKind kind) { return kind == RelationKind::legal_basis || kind == RelationKind::guides; }

bool is_settled(ForceStatus status) { return status == ForceStatus::in_force || status == ForceStatus::unknown; }

std::string authority_of(std::string_view issuer) {
  return citation::authority_slug(issuer).value_or(text::slug(issuer));
}

class Reviewer {
public:
  Reviewer(const Generation& generation, Date on, const Deadline& deadline)
      : store_(generation), columns_(generation.columns()), on_(on), deadline_(deadline) {}

  std::vector<std::string> works_of(const std::string& authority) const {
    std::vector<std::string> keys;
    for (std::uint32_t work = 0; work < columns_.size(); ++work) {
      const WorkColumns::Row& row = columns_.row(work);
      if (row.authority != WorkColumns::none && columns_.authorities()[row.authority] == authority) keys.push_back(columns_.key(work));
    }
    return keys;
  }

  void add(Review& review, const std::string& key) {
    const corpus::LegalForce& force = force_of(key);
    add_expiry(review, key, force);
    if (force.status == ForceStatus::expired) return; // a dead document needs no basis
    follow(review, key);
  }

private:
  const corpus::LegalForce& force_of(const std::string& key) {
    auto found = forces_.find(key);
    if (found == forces_.end()) found = forces_.emplace(key, corpus::legal_force(*store_.force_facts(key), on_)).first;
    return found->second;
  }

  /// Keys of the works that `key` rests on or implements, each once.
  const std::vector<std::string>& bases(const std::string& key) {
    const auto [place, is_new] = bases_.try_emplace(key);
    std::vector<std::string>& found = place->second;
    const auto record = is_new ? store_.record(key) : nullptr;
    if (!record) return found;
    std::set<std::string> seen{key};
    for (const citation::Citation& mention : record->document.citations) {
      if (!is_basis(mention.relation) || mention.quoted) continue;
      std::string target = WorkStore::target_of(*record, mention);
      if (!target.empty() && seen.insert(target).second) found.push_back(std::move(target));
    }
    return found;
  }

  /// Reports what a work rests on, directly or through others that stand, that is dead, changed or in doubt: each once,
  /// by the shortest path to it.
  void follow(Review& review, const std::string& key) {
    struct Step {
      std::string work;
      std::size_t from = 0; ///< the step that rests on it
      std::size_t depth = 0;
    };

    std::vector<Step> steps{{key}};
    std::set<std::string> seen{key};
    for (std::size_t i = 0; i < steps.size() && !deadline_.over(); ++i) {
      const Step step = steps[i];
      if (i > 0 && !is_settled(force_of(step.work).status)) {
        EndangeredWork endangered;
        endangered.work = store_.summary(key, on_);
        for (std::size_t at = i; at != 0; at = steps[at].from) endangered.path.push_back(store_.summary(steps[at].work, on_));
        std::reverse(endangered.path.begin(), endangered.path.end());
        endangered.because = force_of(step.work).because;
        review.endangered.push_back(std::move(endangered));
      } else if (step.depth < longest_path) {
        for (const std::string& basis : bases(step.work))
          if (seen.insert(basis).second) steps.push_back({basis, i, step.depth + 1});
      }
    }
  }

  void add_expiry(Review& review, const std::string& key, const corpus::LegalForce& force) {
    const auto whole = [&](const corpus::ForceReason& reason) {
      review.expired.push_back({store_.summary(key, on_), {}, reason});
    };
    if ((force.status == ForceStatus::expired || force.status == ForceStatus::suspended) && !force.because.empty()) {
      whole(force.because.front());
      return;
    }
    std::map<std::string, ExpiryRow> by_source;
    for (const corpus::ProvisionForce& part : force.provisions) {
      if (part.status != ForceStatus::expired && part.status != ForceStatus::suspended) continue;
      ExpiryRow& row = by_source[part.reason.by_number + part.reason.rule];
      row.work = store_.summary(key, on_);
      row.reason = part.reason;
      row.provisions.push_back(part.provision);
    }
    for (auto& [source, row] : by_source) review.expired.push_back(std::move(row));
  }

  WorkStore store_;
  const WorkColumns& columns_;
  Date on_;
  const Deadline& deadline_;
  std::map<std::string, corpus::LegalForce> forces_;
  std::map<std::string, std::vector<std::string>> bases_;
};

} // namespace

Review review_stock(const Generation& generation, std::string_view issuer, Date on, std::chrono::milliseconds time_limit) {
  Review review;
  review.issuer = issuer;
  review.authority = authority_of(issuer);
  review.on = on;
  const Deadline deadline(std::chrono::steady_clock::now() + time_limit);
  Reviewer reviewer(generation, on, deadline);
  std::vector<std::string> works = reviewer.works_of(review.authority);
  if (const std::optional<LocalBody> body = local_body(review.authority))
    for (const LocalBody& former : former_bodies(*body, text::to_iso(on))) {
      const std::vector<std::string> inherited = reviewer.works_of(slug_of(former));
      if (inherited.empty()) continue;
      review.former.push_back(name_of(former));
      works.insert(works.end(), inherited.begin(), inherited.end());
    }
  review.works = static_cast<std::uint32_t>(works.size());
  for (const std::string& key : works)
    if (!deadline.over()) reviewer.add(review, key);
  review.partial = deadline.passed();
  const auto by_day = [](const ExpiryRow& left, const ExpiryRow& right) {
    return std::tuple(left.reason.date, left.work.work) < std::tuple(right.reason.date, right.work.work);
  };
  std::stable_sort(review.expired.begin(), review.expired.end(), by_day);
  // The newest works first; the order in which files were indexed does not show.
  const auto newest = [](const EndangeredWork& left, const EndangeredWork& right) {
    return std::tie(right.work.date, left.work.work) < std::tie(left.work.date, right.work.work);
  };
  std::stable_sort(review.endangered.begin(), review.endangered.end(), newest);
  return review;
}

std::string expiry_csv(const Review& review) {
  std::string csv = csv_row({"Tên loại", "Số, ký hiệu", "Ngày ban hành", "Trích yếu", "Phần hết hiệu lực", "Lý do", "Văn bản tác động",
                             "Ngày hết hiệu lực", "Câu trích"});
  for (const ExpiryRow& row : review.expired) {
    csv += csv_row({row.work.type, row.work.number, csv_date(row.work.date), row.work.title,
                    row.provisions.empty() ? "toàn bộ" : csv_list(row.provisions),
                    corpus::explain(row.reason.rule, corpus::Language::vi), row.reason.by_number, csv_date(row.reason.date),
                    row.reason.quote});
  }
  return csv;
}

std::string endangered_csv(const Review& review) {
  std::string csv = csv_row({"Tên loại", "Số, ký hiệu", "Ngày ban hành", "Trích yếu", "Đường dẫn căn cứ", "Tình trạng căn cứ", "Lý do",
                             "Văn bản tác động", "Ngày", "Câu trích"});
  for (const EndangeredWork& row : review.endangered) {
    std::vector<std::string> path;
    for (const WorkSummary& step : row.path) path.push_back(step.number.empty() ? step.title : step.number);
    const corpus::ForceReason reason = row.because.empty() ? corpus::ForceReason{} : row.because.front();
    csv += csv_row({row.work.type, row.work.number, csv_date(row.work.date), row.work.title, csv_list(path),
                    std::string(corpus::label(row.path.back().force.status, corpus::Language::vi)),
                    corpus::explain(reason.rule, corpus::Language::vi), reason.by_number, csv_date(reason.date), reason.quote});
  }
  return csv;
}

} // namespace danchieu::query
