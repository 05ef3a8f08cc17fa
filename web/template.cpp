#include "web/template.hpp"

#include "web/embedded.hpp"

#include <kainjow/mustache.hpp>
#include <nlohmann/json.hpp>

#include <map>
#include <memory>
#include <stdexcept>

namespace danchieu::web {
namespace {

using kainjow::mustache::data;
using nlohmann::ordered_json;

data to_data(const ordered_json& value) {
  switch (value.type()) {
  case ordered_json::value_t::object: {
    data out{data::type::object};
    for (const auto& [key, member] : value.items()) out.set(key, to_data(member));
    return out;
  }
  case ordered_json::value_t::array: {
    data out{data::type::list};
    for (const auto& member : value) out.push_back(to_data(member));
    return out;
  }
  case ordered_json::value_t::string: {
    // An empty text is nothing, so that {{#title}} asks whether there is one.
    const auto& text = value.get_ref<const std::string&>();
    return text.empty() ? data{false} : data{text};
  }
  case ordered_json::value_t::boolean:
    return data{value.get<bool>()};
  case ordered_json::value_t::null:
    return data{false};
  default:
    return data{value.dump()};
  }
}

class ModelContext final : public kainjow::mustache::basic_context<std::string> {
 public:
  ModelContext(const data& root, std::vector<std::string>* unknown) : unknown_(unknown) {
    items_.push_back(&root);
  }

  void push(const data* item) override { items_.push_back(item); }

  void pop() override { items_.pop_back(); }

  const data* get(const std::string& name) const override {
    if (name == ".") return items_.back();
    const data* item = is_global(name) ? items_.front() : innermost_object();
    for (const std::string& part : kainjow::mustache::split(name, '.')) {
      item = item->get(part);
      if (item == nullptr) {
        if (unknown_ != nullptr) unknown_->push_back(name);
        return nullptr;
      }
    }
    return item;
  }

  const data* get_partial(const std::string& name) const override {
    auto& partial = partials_[name];
    if (!partial) {
      const std::string_view text = embedded_file(name + ".mustache");
      if (text.data() == nullptr) throw std::logic_error("no template named " + name);
      partial = std::make_unique<data>(std::string{text});
    }
    return partial.get();
  }

 private:
  static bool is_global(std::string_view name) {
    return name.substr(0, 2) == "l." || name.substr(0, 5) == "page.";
  }

  const data* innermost_object() const {
    for (auto item = items_.rbegin(); item != items_.rend(); ++item) {
      if ((*item)->is_object()) return *item;
    }
    return items_.front();
  }

  std::vector<const data*> items_;
  std::vector<std::string>* unknown_;
  mutable std::map<std::string, std::unique_ptr<data>> partials_;
};

} // namespace

std::string render(std::string_view name, const ordered_json& model, std::vector<std::string>* unknown) {
  const std::string_view text = embedded_file(std::string{name} + ".mustache");
  if (text.data() == nullptr) throw std::logic_error("no template named " + std::string{name});
  kainjow::mustache::mustache page{std::string{text}};
  const data root = to_data(model);
  ModelContext context{root, unknown};
  std::string out = page.render(context);
  if (!page.is_valid()) throw std::logic_error("template " + std::string{name} + ": " + page.error_message());
  return out;
}

} // namespace danchieu::web
