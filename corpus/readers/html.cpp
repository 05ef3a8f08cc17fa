#include "corpus/readers/html.hpp"

#include "corpus/readers/html_attributes.hpp"
#include "corpus/readers/html_content.hpp"
#include "normalizer/text/clean_text.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/tree.h>

#include <algorithm>
#include <climits>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace danchieu::corpus {

namespace {

struct FreeDocument {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};

/// Word writes "<![if !supportLists]>" and "<![endif]>", which the parser would take for text. NUL ends libxml2's input.
std::string prepared(std::string_view clean) {
  std::string out;
  out.reserve(clean.size());
  for (std::size_t at = 0; at < clean.size();) {
    const std::size_t next = std::min(clean.find("<![", at), clean.size());
    out.append(clean.substr(at, next - at));
    if (next == clean.size()) {
      break;
    }
    const std::string_view rest = clean.substr(next + 3, 200);
    const bool condition = rest.starts_with("if") || rest.starts_with("endif");
    const std::size_t end = condition ? rest.find('>') : std::string_view::npos;
    if (end == std::string_view::npos) {
      out.append("<![");
      at = next + 3;
    } else {
      at = next + 3 + end + 1;
    }
  }
  std::replace(out.begin(), out.end(), '\0', ' ');
  return out;
}

/// Collects lines: runs of blanks become one, lines are trimmed, at most one empty line in a row.
class LineWriter {
public:
  void words(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
        blank_ = true;
      } else if (text.substr(i).starts_with("\xC2\xA0")) { // &nbsp;
        blank_ = true;
        ++i;
      } else {
        if (blank_ && !at_line_start()) {
          out_ += ' ';
        }
        blank_ = false;
        out_ += c;
      }
    }
  }

  void raw(std::string_view text) { // preformatted: line breaks count
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      words(text.substr(at, end - at));
      if (end < text.size()) {
        line_break();
      }
      at = end + 1;
    }
  }

  void line_break() {
    blank_ = false;
    if (!at_line_start()) {
      out_ += '\n';
    }
  }

  void cell_break() {
    blank_ = false;
    if (!out_.empty() && out_.back() != '\n') {
      out_ += '\t';
    }
  }

  void paragraph_break() {
    line_break();
    if (!out_.empty() && !out_.ends_with("\n\n")) {
      out_ += '\n';
    }
  }

  std::string take() {
    while (!out_.empty() && (out_.back() == '\n' || out_.back() == '\t')) {
      out_.pop_back();
    }
    out_ += '\n';
    return std::move(out_);
  }

private:
  bool at_line_start() const { return out_.empty() || out_.back() == '\n' || out_.back() == '\t'; }

  std::string out_;
  bool blank_ = false;
};

/// Writes the text below `root` into a LineWriter, walking with parent pointers.
class TextWalk {
public:
  explicit TextWalk(const PageParts& parts) : parts_(parts) {}

  std::string text_of(const xmlNode* root) {
    const xmlNode* node = root;
    while (node != nullptr) {
      const bool descend = enter(node);
      if (descend && node->children != nullptr) {
        node = node->children;
        continue;
      }
      if (descend) {
        leave(node);
      }
      while (node != root && node->next == nullptr) {
        node = node->parent;
        leave(node);
      }
      node = node == root ? nullptr : node->next;
    }
    return out_.take();
  }

private:
  /// Writes what starts here; false when the part is left out.
  bool enter(const xmlNode* node) {
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) {
      if (node->content != nullptr) {
        const std::string_view content(reinterpret_cast<const char*>(node->content));
        preformatted_ > 0 ? out_.raw(content) : out_.words(content);
      }
      return true;
    }
    if (node->type != XML_ELEMENT_NODE || parts_.left_out(node)) {
      return false;
    }
    const std::string_view name = element_name(node);
    if (name == "br") {
      data_rows_ > 0 ? out_.words(" ") : out_.line_break();
    } else if (name == "pre") {
      ++preformatted_;
      out_.line_break();
    } else if (name == "table") {
      out_.line_break();
      tables_.push_back(parts_.is_layout(node));
    } else if (name == "tr") {
      if (data_rows_ == 0) {
        out_.line_break();
      }
      if (!tables_.empty() && !tables_.back()) {
        ++data_rows_;
        first_cell_ = true;
      }
    } else if (name == "td" || name == "th") {
      if (data_rows_ == 0) {
        out_.line_break();
      } else if (first_cell_) {
        first_cell_ = false;
      } else {
        out_.cell_break();
      }
    } else if (is_block(name)) {
      data_rows_ > 0 ? out_.words(" ") : out_.line_break();
    }
    return true;
  }

  void leave(const xmlNode* node) {
    if (node->type != XML_ELEMENT_NODE) {
      return;
    }
    const std::string_view name = element_name(node);
    if (name == "pre") {
      preformatted_ -= preformatted_ > 0 ? 1 : 0;
      out_.line_break();
    } else if (name == "table") {
      if (!tables_.empty()) {
        tables_.pop_back();
      }
      data_rows_ > 0 ? out_.words(" ") : out_.paragraph_break();
    } else if (name == "tr") {
      if (!tables_.empty() && !tables_.back() && data_rows_ > 0) {
        --data_rows_;
      }
      if (data_rows_ == 0) {
        out_.line_break();
      }
    } else if (is_block(name) && data_rows_ == 0) {
      out_.line_break();
    }
  }

  const PageParts& parts_;
  LineWriter out_;
  std::vector<bool> tables_; ///< the tables around the place; whether each is for layout
  int data_rows_ = 0;        ///< rows of data tables around the place: breaks inside are blanks
  int preformatted_ = 0;
  bool first_cell_ = false;
};

} // namespace

std::string html_text(std::string_view clean) {
  const std::string page = without_attribute_floods(prepared(clean));
  if (page.empty() || page.size() > static_cast<std::size_t>(INT_MAX)) {
    return {};
  }
  // HUGE: without it what is nested deeper than 256 elements vanishes (libxml2 2.9.14).
  const int options = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_COMPACT |
                      static_cast<int>(XML_PARSE_HUGE);
  const std::unique_ptr<xmlDoc, FreeDocument> document(htmlReadMemory(page.data(), static_cast<int>(page.size()), nullptr, "UTF-8", options));
  if (!document) {
    return {};
  }
  const xmlNode* root = xmlDocGetRootElement(document.get());
  if (root == nullptr) {
    return {};
  }
  const PageParts parts(root);
  // Entities may bring new look-alikes and blanks (&nbsp;, &#272;): clean again.
  return text::clean_utf8(TextWalk(parts).text_of(parts.content()));
}

} // namespace danchieu::corpus
