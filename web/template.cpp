#include "web/template.hpp"

#include "web/embedded.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstddef>
#include <map>
#include <mutex>
#include <stdexcept>

namespace danchieu::web {
namespace {

using nlohmann::ordered_json;

struct Node;
using Template = std::vector<Node>;

struct Node {
  enum class Kind { text, value, section, inverted, partial };

  Kind kind = Kind::text;
  std::string text;              ///< of text: markup as it is; of others: the name as it is written
  std::vector<std::string> path; ///< of the name, without its dots; empty: the item itself
  bool from_root = false;
  std::size_t end = 0;               ///< of sections: the node after the last one inside
  const Template* partial = nullptr; ///< lives as long as the program
};

void append_escaped(std::string& out, std::string_view text) {
  for (;;) {
    const std::size_t plain = std::min(text.find_first_of("&<>\"'"), text.size());
    out += text.substr(0, plain);
    if (plain == text.size()) return;
    switch (text[plain]) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    default: out += "&#39;";
    }
    text.remove_prefix(plain + 1);
  }
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

/// The templates of one language, each read when it is first asked for.
class Templates {
 public:
  explicit Templates(Language language) : language_(language) {}

  const Template& named(std::string_view name) {
    const std::lock_guard lock{mutex_};
    return get(name);
  }

 private:
  const Template& get(std::string_view name) {
    if (const auto known = done_.find(name); known != done_.end()) return known->second;
    const std::string_view source = embedded_file(std::string{name} + ".mustache");
    if (source.data() == nullptr) throw std::logic_error("no template named " + std::string{name});
    if (std::find(open_.begin(), open_.end(), name) != open_.end()) fail("holds itself", name);
    open_.emplace_back(name);
    Template made = parse(source);
    open_.pop_back();
    return done_.emplace(name, std::move(made)).first->second;
  }

  Template parse(std::string_view source) {
    Template nodes;
    std::vector<std::size_t> sections;
    for (std::size_t at = 0; at < source.size();) {
      const std::size_t tag = source.find("{{", at);
      if (tag == std::string_view::npos) {
        add_text(nodes, source.substr(at));
        break;
      }
      const std::size_t close = source.find("}}", tag);
      if (close == std::string_view::npos) fail("has an unclosed tag", source.substr(tag, 20));
      const char sign = source[tag + 2];
      const bool plain = std::string_view{"#^/>"}.find(sign) == std::string_view::npos;
      const std::string_view name = trimmed(source.substr(tag + (plain ? 2 : 3), close - tag - (plain ? 2 : 3)));
      std::size_t text_end = tag;
      std::size_t next = close + 2;
      if (!plain) stand_alone(source, at, text_end, next);
      add_text(nodes, source.substr(at, text_end - at));
      at = next;
      if (plain && name.starts_with("l.")) {
        if (!has_label(name.substr(2))) fail("asks for an unknown label", name);
        std::string escaped;
        append_escaped(escaped, label(name.substr(2), language_));
        add_text(nodes, escaped);
      } else if (sign == '/') {
        if (sections.empty() || nodes[sections.back()].text != name) fail("closes what is not open", name);
        nodes[sections.back()].end = nodes.size();
        sections.pop_back();
      } else {
        if (sign == '#' || sign == '^') sections.push_back(nodes.size());
        nodes.push_back(node_of(sign, name));
      }
    }
    if (!sections.empty()) fail("leaves open", nodes[sections.back()].text);
    return nodes;
  }

  /// When the tag between `tag` and `next` has a line to itself, that line goes with it.
  static void stand_alone(std::string_view source, std::size_t from, std::size_t& tag, std::size_t& next) {
    const std::size_t before = tag == 0 ? std::string_view::npos : source.find_last_not_of(' ', tag - 1);
    const std::size_t line = before == std::string_view::npos ? 0 : before + 1;
    if (line != 0 && source[line - 1] != '\n') return;
    const std::size_t after = source.find_first_not_of(' ', next);
    if (after != std::string_view::npos && source[after] != '\n') return;
    tag = std::max(from, line);
    next = after == std::string_view::npos ? source.size() : after + 1;
  }

  static void add_text(Template& nodes, std::string_view text) {
    if (text.empty()) return;
    nodes.emplace_back();
    nodes.back().text = text;
  }

  Node node_of(char sign, std::string_view name) {
    Node node;
    node.text = name;
    if (sign == '>') {
      node.kind = Node::Kind::partial;
      node.partial = &get(name);
      return node;
    }
    node.kind = sign == '#' ? Node::Kind::section : sign == '^' ? Node::Kind::inverted : Node::Kind::value;
    node.from_root = name.starts_with("page.");
    while (!name.empty() && name != ".") {
      const std::size_t dot = std::min(name.find('.'), name.size());
      node.path.emplace_back(name.substr(0, dot));
      name.remove_prefix(std::min(dot + 1, name.size()));
    }
    return node;
  }

  [[noreturn]] void fail(std::string_view what, std::string_view where) const {
    const std::string name = open_.empty() ? std::string{} : open_.back();
    throw std::logic_error("template " + name + ' ' + std::string{what} + ": " + std::string{where});
  }

  Language language_;
  std::mutex mutex_;
  std::map<std::string, Template, std::less<>> done_;
  std::vector<std::string> open_; ///< the one that is being read, inside those that hold it
};

class Renderer {
 public:
  Renderer(const ordered_json& root, std::vector<std::string>* unknown) : root_(root), unknown_(unknown) {}

  void write(const Template& nodes, std::size_t from, std::size_t end, const ordered_json& item,
             const ordered_json& object) {
    for (std::size_t i = from; i < end; ++i) {
      const Node& node = nodes[i];
      if (node.kind == Node::Kind::text) {
        out_ += node.text;
      } else if (node.kind == Node::Kind::partial) {
        write(*node.partial, 0, node.partial->size(), item, object);
      } else {
        const ordered_json* value = find(node, item, object);
        if (node.kind == Node::Kind::value) {
          if (value != nullptr) write_value(*value);
          continue;
        }
        const bool there = value != nullptr && is_something(*value);
        if (there && node.kind == Node::Kind::section) {
          if (value->is_array())
            for (const ordered_json& member : *value) write_section(nodes, i, node.end, member, object);
          else write_section(nodes, i, node.end, *value, object);
        } else if (!there && node.kind == Node::Kind::inverted) {
          write(nodes, i + 1, node.end, item, object);
        }
        i = node.end - 1;
      }
    }
  }

  std::string take() { return std::move(out_); }

 private:
  void write_section(const Template& nodes, std::size_t section, std::size_t end, const ordered_json& item,
                     const ordered_json& object) {
    write(nodes, section + 1, end, item, item.is_object() ? item : object);
  }

  /// An empty text is nothing, so that {{#title}} asks whether there is one.
  static bool is_something(const ordered_json& value) {
    if (value.is_null()) return false;
    if (value.is_boolean()) return value.get<bool>();
    if (value.is_string()) return !value.get_ref<const std::string&>().empty();
    return !value.is_array() || !value.empty();
  }

  void write_value(const ordered_json& value) {
    if (value.is_string()) append_escaped(out_, value.get_ref<const std::string&>());
    else if (value.is_number()) out_ += value.dump();
  }

  const ordered_json* find(const Node& node, const ordered_json& item, const ordered_json& object) const {
    if (node.path.empty()) return &item;
    const ordered_json* value = node.from_root ? &root_ : &object;
    for (const std::string& part : node.path) {
      const auto member = value->find(part);
      if (member == value->end()) {
        if (unknown_ != nullptr) unknown_->push_back(node.text);
        return nullptr;
      }
      value = &*member;
    }
    return value;
  }

  const ordered_json& root_;
  std::vector<std::string>* unknown_;
  std::string out_;
};

} // namespace

std::string render(std::string_view name, const ordered_json& model, Language language, std::vector<std::string>* unknown) {
  static Templates vietnamese{Language::vi};
  static Templates english{Language::en};
  const Template& nodes = (language == Language::vi ? vietnamese : english).named(name);
  Renderer renderer{model, unknown};
  renderer.write(nodes, 0, nodes.size(), model, model);
  return renderer.take();
}

} // namespace danchieu::web
