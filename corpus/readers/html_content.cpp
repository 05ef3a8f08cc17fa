#include "corpus/readers/html_content.hpp"

#include "normalizer/text/fold.hpp"

#include <libxml/tree.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace danchieu::corpus {

namespace {

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr auto skipped_elements = std::to_array<std::string_view>(
    {"script", "style", "noscript", "template", "head", "select", "option", "button", "input", "textarea", "iframe", "object", "embed", "svg", "canvas", "audio",
     "video", "map", "noframes", "datalist"});

constexpr auto doubtful_elements = std::to_array<std::string_view>({"nav", "footer", "aside", "dialog"});

constexpr auto skipped_roles = std::to_array<std::string_view>({"navigation", "banner", "contentinfo", "search", "complementary", "menu", "menubar",
                                                                "dialog", "alert", "tooltip"});

// Words of class names and ids that designers give to what is no content. Whole words only ("head" is not "heading").
constexpr auto skipped_words = std::to_array<std::string_view>(
    {"menu",    "menubar", "navbar",  "nav",    "navigation", "breadcrumb", "breadcrumbs", "footer",   "sidebar", "advert", "adverts",
     "ads",     "adsense", "adv",     "banner", "quangcao",   "cookie",     "cookies",     "popup",    "modal",   "share",  "sharing",
     "social",  "comment", "comments", "related", "toolbar",  "tooltip",    "tooltips",    "tip",      "login",   "signin", "register",
     "pagination", "pager", "rating",  "feedback", "subscribe", "newsletter", "skip",       "noprint",  "print",   "mucluc", "toc",
     "dropdown", "hotline", "copyright"});

// The few that count on words within a line, too.
constexpr auto skipped_inline_words = std::to_array<std::string_view>({"tooltip", "tooltips", "tip", "popup", "dropdown", "share", "sharing"});

constexpr auto blocks = std::to_array<std::string_view>({"address", "article", "blockquote", "center",  "dd",      "div", "dl",      "dt",   "fieldset", "figure",
                                                         "form",    "h1",      "h2",         "h3",      "h4",      "h5",  "h6",      "hr",   "li",       "main",
                                                         "ol",      "p",       "section",    "tbody",   "tfoot",   "thead", "ul",    "body", "html",     "header",
                                                         "caption", "details", "summary",    "figcaption"});

std::string_view attribute(const xmlNode* element, std::string_view name) {
  for (const xmlAttr* attribute = element->properties; attribute != nullptr; attribute = attribute->next) {
    if (name == reinterpret_cast<const char*>(attribute->name) && attribute->children != nullptr && attribute->children->content != nullptr) {
      return reinterpret_cast<const char*>(attribute->children->content);
    }
  }
  return {};
}

bool has_attribute(const xmlNode* element, std::string_view name) {
  for (const xmlAttr* attribute = element->properties; attribute != nullptr; attribute = attribute->next) {
    if (name == reinterpret_cast<const char*>(attribute->name)) {
      return true;
    }
  }
  return false;
}

char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// "__mucluc", "col-md-4 Related_News": any word of letters, split also where a capital follows a small letter.
template <std::size_t size>
bool has_word(std::string_view names, const std::array<std::string_view, size>& words) {
  std::string word;
  char last = ' ';
  for (std::size_t i = 0; i <= std::min<std::size_t>(names.size(), 300); ++i) {
    const char c = i < names.size() ? names[i] : ' ';
    const bool capital = c >= 'A' && c <= 'Z';
    const bool letter = capital || (c >= 'a' && c <= 'z');
    const bool after_small = last >= 'a' && last <= 'z';
    if (!letter || (capital && after_small)) {
      if (is_one_of(word, words)) {
        return true;
      }
      word.clear();
    }
    if (letter) {
      word += lower_ascii(c);
    }
    last = c;
  }
  return false;
}

bool is_hidden(const xmlNode* element) {
  std::string style;
  for (const char c : attribute(element, "style").substr(0, 2000)) {
    if (c != ' ' && c != '\n' && c != '\t') {
      style += lower_ascii(c);
    }
  }
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos ||
         attribute(element, "aria-hidden") == "true" || has_attribute(element, "hidden");
}

/// What never holds a document.
bool is_skipped(const xmlNode* element) { return is_one_of(element_name(element), skipped_elements); }

/// What holds none unless the national heading stands in it: saved pages keep the text in a hidden tab, or in a part
/// that is called "print".
bool is_doubtful(const xmlNode* element) {
  const std::string_view name = element_name(element);
  if (name == "body" || name == "html" || name == "table" || name == "tr" || name == "tbody") {
    return false;
  }
  if (is_one_of(name, doubtful_elements) || is_one_of(attribute(element, "role"), skipped_roles) || is_hidden(element)) {
    return true;
  }
  // Most names count on boxes only: words of the text itself are marked up too ("<a class=openLogin>LUẬT</a>").
  const std::string_view style = attribute(element, "class");
  const std::string_view id = attribute(element, "id");
  return is_block(name) ? has_word(style, skipped_words) || has_word(id, skipped_words)
                        : has_word(style, skipped_inline_words) || has_word(id, skipped_inline_words);
}

/// The national heading, or the words with which documents begin; looked for in single text nodes.
bool is_national(std::string_view folded) {
  return folded.find("cong hoa xa hoi chu nghia") != std::string_view::npos || folded.find("doc lap - tu do") != std::string_view::npos;
}

bool is_heading(std::string_view folded) { return is_national(folded) || folded.starts_with("can cu ") || folded.starts_with("kinh gui"); }

} // namespace

std::string_view element_name(const xmlNode* element) {
  return element->name == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(element->name));
}

bool is_block(std::string_view name) { return is_one_of(name, blocks); }

PageParts::PageParts(const xmlNode* root) : content_(root) {
  measure(root);
  find_content(root);
}

/// One walk: what is left out, how much text each element holds, which tables are layout.
void PageParts::measure(const xmlNode* root) {
  struct Frame {
    const xmlNode* element;
    Measure sum;
    bool link = false;
    bool doubtful = false;
    std::size_t rows = 0;         ///< of a table
    std::size_t cells = 0;        ///< of a table
    std::size_t block_cells = 0;  ///< cells of two or more paragraphs or lines
    std::size_t breaks = 0;       ///< paragraphs and line breaks directly seen in a cell
    bool nested_table = false;
  };
  std::vector<Frame> stack;
  const auto close = [&] {
    const Frame done = stack.back();
    stack.pop_back();
    if (done.doubtful && !done.sum.national) {
      left_out_.insert(done.element);
      return;
    }
    measures_.emplace(done.element, done.sum);
    const std::string_view name = element_name(done.element);
    if (name == "table") {
      // Few cells that hold several lines each, or a table inside: it arranges, it does not tabulate.
      const bool few = done.rows <= 4 && done.cells <= done.rows * 3;
      if (done.nested_table || (few && (done.block_cells > 0 || done.sum.heading)) || done.cells <= 1) {
        layout_.insert(done.element);
      }
    }
    if (stack.empty()) {
      return;
    }
    Frame& parent = stack.back();
    parent.sum.text += done.sum.text;
    parent.sum.link += done.sum.link;
    parent.sum.heading = parent.sum.heading || done.sum.heading;
    parent.sum.national = parent.sum.national || done.sum.national;
    if (name == "td" || name == "th") {
      parent.cells += 1;
      parent.block_cells += done.breaks >= 2 ? 1U : 0U;
      parent.nested_table = parent.nested_table || done.nested_table;
    } else if (name == "tr" || name == "tbody" || name == "thead" || name == "tfoot") {
      parent.rows += done.rows + (name == "tr" ? 1U : 0U);
      parent.cells += done.cells;
      parent.block_cells += done.block_cells;
      parent.nested_table = parent.nested_table || done.nested_table;
    } else if (name == "table") {
      parent.nested_table = true;
      parent.breaks += 2;
    } else {
      parent.breaks += done.breaks + (name == "br" || (is_block(name) && done.sum.text + done.sum.link > 0) ? 1U : 0U);
      parent.nested_table = parent.nested_table || done.nested_table;
    }
  };
  const xmlNode* node = root;
  while (node != nullptr) {
    bool descend = false;
    if (node->type == XML_ELEMENT_NODE) {
      if (is_skipped(node)) {
        left_out_.insert(node);
      } else {
        const bool link = element_name(node) == "a" && !attribute(node, "href").empty();
        stack.push_back({node, {}, link || (!stack.empty() && stack.back().link), is_doubtful(node)});
        descend = node->children != nullptr;
        if (!descend) {
          close();
        }
      }
    } else if (node->type == XML_TEXT_NODE && node->content != nullptr && !stack.empty()) {
      const std::string_view content(reinterpret_cast<const char*>(node->content));
      const auto letters = static_cast<std::size_t>(std::count_if(content.begin(), content.end(), [](char c) { return c > ' ' || c < 0; }));
      (stack.back().link ? stack.back().sum.link : stack.back().sum.text) += letters;
      if (letters >= 6 && content.size() < 4000) {
        const std::string folded = text::squeeze(text::fold(content));
        stack.back().sum.heading = stack.back().sum.heading || is_heading(folded);
        stack.back().sum.national = stack.back().sum.national || is_national(folded);
      }
    }
    if (descend) {
      node = node->children;
      continue;
    }
    while (node != root && node->next == nullptr) {
      node = node->parent;
      close();
    }
    node = node == root ? nullptr : node->next;
  }
}

/// Goes down from the root as long as one child holds most of the text and no other child the document's beginning.
void PageParts::find_content(const xmlNode* root) {
  for (const xmlNode* here = root; here != nullptr;) {
    content_ = here;
    const xmlNode* best = nullptr;
    std::size_t best_text = 0;
    std::size_t headings = 0;
    std::size_t nationals = 0;
    for (const xmlNode* child = here->children; child != nullptr; child = child->next) {
      const auto found = child->type == XML_ELEMENT_NODE ? measures_.find(child) : measures_.end();
      if (found == measures_.end()) {
        continue;
      }
      headings += found->second.heading ? 1U : 0U;
      nationals += found->second.national ? 1U : 0U;
      if (found->second.text > best_text) {
        best_text = found->second.text;
        best = child;
      }
    }
    const auto total = measures_.find(here);
    if (best == nullptr || total == measures_.end()) {
      return;
    }
    if (total->second.text < 400) {
      return; // too little to tell content from what stands around it
    }
    const std::string_view name = element_name(best);
    const bool container = name == "div" || name == "body" || name == "article" || name == "section" || name == "main" || name == "form" ||
                           name == "center" || name == "table" || name == "tbody" || name == "tr" || name == "td" || name == "html";
    const bool best_has_heading = measures_.at(best).heading;
    const bool only_heading = best_has_heading && (headings == 1 || (nationals == 1 && measures_.at(best).national));
    // Half of the text is enough where the document visibly begins there and nowhere else.
    const std::size_t share = only_heading ? 50 : 80;
    const bool data_table = name == "table" && !is_layout(best);
    if (!container || data_table || best_text * 100 < total->second.text * share || (headings > 0 && !only_heading)) {
      return;
    }
    here = best;
  }
}

} // namespace danchieu::corpus
