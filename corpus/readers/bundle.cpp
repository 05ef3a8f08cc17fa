#include "corpus/readers/bundle.hpp"

#include "corpus/readers/archive.hpp"
#include "corpus/readers/container_reader.hpp"
#include "corpus/readers/containers.hpp"

#include <algorithm>
#include <utility>
#include <variant>

namespace danchieu::corpus {

namespace {

constexpr std::string_view parting = "\f\n";

/// "./a/../b.txt", "/etc/x", "C:\b.txt" → "a/b.txt", "etc/x", "C:/b.txt": a name inside the bundle, for people only.
std::string plain_name(std::string_view name) {
  std::string out;
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find_first_of("/\\", at), name.size());
    const std::string_view part = name.substr(at, end - at);
    if (!part.empty() && part != "." && part != "..") {
      out += out.empty() ? "" : "/";
      out += part;
    }
    at = end + 1;
  }
  return out;
}

/// What programs leave in archives beside the documents: "__MACOSX/._a.docx", ".DS_Store", "Thumbs.db", "~$nháp.docx".
bool is_debris(std::string_view name) {
  for (std::size_t at = 0; at <= name.size();) {
    const std::size_t end = std::min(name.find('/', at), name.size());
    const std::string_view part = name.substr(at, end - at);
    if (part.starts_with('.') || part == "__MACOSX" || part == "Thumbs.db" || part == "desktop.ini" || part.starts_with("~$")) {
      return true;
    }
    at = end + 1;
  }
  return false;
}

class BundleText {
public:
  BundleText(const ReadLimits& limits, const MemberReader& read_member) : limits_(limits), read_member_(read_member) {}

  ReadResult read(std::string_view bytes) {
    ArchiveVisitor visitor;
    visitor.choose = [&](const ArchiveEntry& entry) {
      const std::string name = plain_name(entry.name);
      if (is_debris(name)) {
        return EntryChoice::skip;
      }
      if (entry.size > limits_.max_bytes) {
        fail(name, {FailureReason::too_big, "it is larger than the limit of " + std::to_string(limits_.max_bytes) + " bytes", "split it into one file a document"});
        return EntryChoice::skip;
      }
      return EntryChoice::read;
    };
    visitor.bytes = [&](const ArchiveEntry& entry, std::string&& content) { add(plain_name(entry.name), std::move(content)); };
    visitor.failure = [&](const ArchiveEntry& entry, const ReadFailure& failure) { fail(plain_name(entry.name), failure); };
    if (std::optional<ReadFailure> ended = walk_archive(bytes, ArchiveKind::any, limits_, visitor)) {
      if (bundle_.members.empty()) {
        return *std::move(ended);
      }
      fail("", *std::move(ended));
    }
    return result();
  }

private:
  void fail(std::string name, ReadFailure failure) {
    BundleMember member;
    member.name = std::move(name);
    member.start = member.end = bundle_.text.size();
    member.failure = std::move(failure);
    bundle_.members.push_back(std::move(member));
  }

  void add(std::string name, std::string content) {
    ReadResult result = read_guarded([&] { return read_member_(content, name); });
    content = std::string(); // only its text is needed from here on
    if (auto* failure = std::get_if<ReadFailure>(&result)) {
      fail(std::move(name), std::move(*failure));
      return;
    }
    SourceText source = std::get<SourceText>(std::move(result));
    if (bundle_.text.size() + parting.size() + source.text.size() > limits_.max_text) {
      fail(std::move(name), {FailureReason::too_big, "the texts of the bundle are longer than " + std::to_string(limits_.max_text >> 20) + " MiB together", "unpack it and give the files in it"});
      return;
    }
    if (!bundle_.text.empty()) {
      bundle_.text += parting;
    }
    const std::size_t start = bundle_.text.size();
    bundle_.text += source.text;
    bundle_.ocr = bundle_.ocr || source.ocr;
    for (const PageStart& page : source.pages) {
      bundle_.pages.push_back({start + page.offset, page.page});
    }
    for (const DoubtfulWord& word : source.doubtful) {
      bundle_.doubtful.push_back({start + word.start, start + word.end, word.confidence});
    }
    if (!source.members.empty()) { // a bundle inside
      for (BundleMember& member : source.members) {
        member.name = member_path(name, member.name);
        member.start += start;
        member.end += start;
        bundle_.members.push_back(std::move(member));
      }
      return;
    }
    BundleMember member;
    member.name = std::move(name);
    member.start = start;
    member.end = bundle_.text.size();
    member.media_type = std::move(source.media_type);
    bundle_.members.push_back(std::move(member));
  }

  ReadResult result() {
    const auto good = std::find_if(bundle_.members.begin(), bundle_.members.end(), [](const BundleMember& member) { return !member.failure; });
    if (good == bundle_.members.end()) {
      if (bundle_.members.empty()) {
        return ReadFailure{FailureReason::no_text, "there are no files in it", "check that it was packed completely"};
      }
      const BundleMember& first = bundle_.members.front();
      const std::string where = first.name.empty() ? "" : first.name + ": ";
      return ReadFailure{first.failure->reason, where + first.failure->message, first.failure->hint};
    }
    bundle_.offsets = text::OffsetMap::identity(bundle_.text.size());
    return std::move(bundle_);
  }

  ReadLimits limits_;
  const MemberReader& read_member_;
  SourceText bundle_;
};

} // namespace

ReadResult bundle_text(std::string_view bytes, const ReadLimits& limits, const MemberReader& read_member) { return BundleText(limits, read_member).read(bytes); }

SourceText member_text(const SourceText& bundle, std::size_t index) {
  const BundleMember& member = bundle.members.at(index);
  SourceText source;
  source.text = bundle.text.substr(member.start, member.end - member.start);
  source.offsets = text::OffsetMap::identity(source.text.size());
  source.encoding = bundle.encoding;
  source.media_type = member.media_type;
  for (const PageStart& page : bundle.pages) {
    if (page.offset >= member.start && page.offset < member.end) {
      source.pages.push_back({page.offset - member.start, page.page});
    }
  }
  for (const DoubtfulWord& word : bundle.doubtful) {
    if (word.start >= member.start && word.end <= member.end) {
      source.doubtful.push_back({word.start - member.start, word.end - member.start, word.confidence});
    }
  }
  source.ocr = bundle.ocr && (!source.doubtful.empty() || member.media_type.starts_with("image/"));
  return source;
}

std::string member_path(const std::string& bundle, const std::string& member) {
  const std::string inside = plain_name(member);
  return inside.empty() ? bundle : bundle + '/' + inside;
}

} // namespace danchieu::corpus
