#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

using xmlNode = struct _xmlNode; // as libxml/tree.h declares it, which stays in the .cpp files

namespace danchieu::corpus {

std::string_view element_name(const xmlNode* element);

/// Elements that begin and end a line.
bool is_block(std::string_view name);

/// Tells the document in a web page from what stands around it. Which parts are left out follows from their element,
/// role, visibility and class names; which part is the content, from where the text that is no link stands.
class PageParts {
public:
  explicit PageParts(const xmlNode* root);

  const xmlNode* content() const { return content_; }

  bool left_out(const xmlNode* element) const { return left_out_.contains(element); }

  /// A table that only arranges paragraphs: a letterhead, a signature block, a page frame.
  bool is_layout(const xmlNode* table) const { return layout_.contains(table); }

private:
  struct Measure {
    std::size_t text = 0; ///< bytes outside links
    std::size_t link = 0;
    bool heading = false;  ///< holds a sign of a document's beginning
    bool national = false; ///< holds the national heading
  };

  void measure(const xmlNode* root);
  void find_content(const xmlNode* root);

  std::unordered_map<const xmlNode*, Measure> measures_;
  std::unordered_set<const xmlNode*> left_out_;
  std::unordered_set<const xmlNode*> layout_;
  const xmlNode* content_;
};

} // namespace danchieu::corpus
