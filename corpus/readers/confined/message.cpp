#include "corpus/readers/confined/message.hpp"

#include "normalizer/text/utf8.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <utility>

namespace danchieu::corpus::confined {

namespace {

constexpr std::size_t max_name = 4096; ///< bytes of a message, a hint, a member's name

void put_number(std::string& out, std::uint64_t value) {
  for (int i = 0; i < 8; ++i) {
    out += static_cast<char>(value & 0xFFU);
    value >>= 8;
  }
}

void put_string(std::string& out, std::string_view value) {
  put_number(out, value.size());
  out += value;
}

void put_failure(std::string& out, const ReadFailure& failure) {
  put_string(out, code(failure.reason));
  put_string(out, std::string_view(failure.message).substr(0, max_name));
  put_string(out, std::string_view(failure.hint).substr(0, max_name));
}

/// Reads a payload from its start; after the first thing that does not fit everything is zero and `good` false.
class PayloadReader {
public:
  explicit PayloadReader(std::string_view payload) : rest_(payload) {}

  bool good() const { return good_; }
  bool at_end() const { return rest_.empty(); }
  std::size_t remaining() const { return rest_.size(); }
  void fail() { good_ = false; }

  std::uint64_t number() {
    if (rest_.size() < 8) {
      good_ = false;
      rest_ = {};
      return 0;
    }
    std::uint64_t value = 0;
    for (std::size_t i = 8; i-- > 0;) {
      value = value << 8 | static_cast<unsigned char>(rest_[i]);
    }
    rest_.remove_prefix(8);
    return value;
  }

  std::uint64_t number_up_to(std::uint64_t limit) {
    const std::uint64_t value = number();
    good_ = good_ && value <= limit;
    return good_ ? value : 0;
  }

  std::string_view string(std::size_t longest) {
    const std::uint64_t length = number_up_to(std::min<std::uint64_t>(longest, rest_.size() - std::min<std::size_t>(rest_.size(), 8)));
    const std::string_view value = rest_.substr(0, length);
    rest_.remove_prefix(value.size());
    return value;
  }

  /// A count of things that take at least `smallest` bytes each: never more than the payload can hold.
  std::size_t count(std::size_t smallest) { return number_up_to(rest_.size() / smallest); }

private:
  std::string_view rest_;
  bool good_ = true;
};

std::optional<ReadFailure> read_failure(PayloadReader& in) {
  const std::optional<FailureReason> reason = failure_reason(in.string(max_name));
  const std::string_view message = in.string(max_name);
  const std::string_view hint = in.string(max_name);
  if (!in.good() || !reason || message.empty()) {
    in.fail();
    return std::nullopt;
  }
  return ReadFailure{*reason, text::clean_utf8(message), text::clean_utf8(hint)};
}

void read_pages(PayloadReader& in, SourceText& source) {
  const std::size_t count = in.count(16);
  source.pages.reserve(count);
  for (std::size_t i = 0; i < count && in.good(); ++i) {
    PageStart page;
    page.offset = in.number_up_to(source.text.size());
    page.page = static_cast<std::uint32_t>(in.number_up_to(std::numeric_limits<std::uint32_t>::max()));
    if (!source.pages.empty() && (page.offset < source.pages.back().offset || page.page <= source.pages.back().page)) {
      in.fail();
    }
    source.pages.push_back(page);
  }
}

void read_doubtful(PayloadReader& in, SourceText& source) {
  const std::size_t count = in.count(24);
  source.doubtful.reserve(count);
  for (std::size_t i = 0; i < count && in.good(); ++i) {
    DoubtfulWord word;
    word.start = in.number_up_to(source.text.size());
    word.end = in.number_up_to(source.text.size());
    word.confidence = static_cast<int>(in.number_up_to(100));
    if (word.end < word.start || (!source.doubtful.empty() && word.start < source.doubtful.back().end)) {
      in.fail();
    }
    source.doubtful.push_back(word);
  }
}

void read_members(PayloadReader& in, SourceText& source) {
  const std::size_t count = in.count(40);
  for (std::size_t i = 0; i < count && in.good(); ++i) {
    BundleMember member;
    member.name = in.string(max_name);
    member.start = in.number_up_to(source.text.size());
    member.end = in.number_up_to(source.text.size());
    member.media_type = text::clean_utf8(in.string(max_name));
    if (in.number_up_to(1) == 1) {
      member.failure = read_failure(in);
    }
    if (member.end < member.start || (!source.members.empty() && member.start < source.members.back().end)) {
      in.fail();
    }
    source.members.push_back(std::move(member));
  }
}

constexpr auto encodings = std::to_array<text::Encoding>({
    text::Encoding::utf8, text::Encoding::utf16le, text::Encoding::utf16be, text::Encoding::windows1258, text::Encoding::tcvn3, text::Encoding::vni,
    text::Encoding::viscii, text::Encoding::vps, text::Encoding::viqr, text::Encoding::utf8_as_windows1252, text::Encoding::utf8_as_macroman,
    text::Encoding::latin1,
});

std::uint64_t place_of(text::Encoding encoding) {
  return static_cast<std::uint64_t>(std::find(encodings.begin(), encodings.end(), encoding) - encodings.begin());
}

} // namespace

std::string frame(char letter, std::string_view payload) {
  std::string out(1, letter);
  for (int shift = 0; shift < 32; shift += 8) {
    out += static_cast<char>(payload.size() >> shift & 0xFFU);
  }
  out += payload;
  return out;
}

std::string encode(const ReadResult& result) {
  std::string out;
  if (const auto* failure = std::get_if<ReadFailure>(&result)) {
    out += 'F';
    put_failure(out, *failure);
    return out;
  }
  const auto& source = std::get<SourceText>(result);
  out += 'T';
  put_string(out, source.text);
  put_number(out, place_of(source.encoding));
  put_string(out, source.media_type);
  put_number(out, source.ocr ? 1 : 0);
  put_number(out, source.pages.size());
  for (const PageStart& page : source.pages) {
    put_number(out, page.offset);
    put_number(out, page.page);
  }
  put_number(out, source.doubtful.size());
  for (const DoubtfulWord& word : source.doubtful) {
    put_number(out, word.start);
    put_number(out, word.end);
    put_number(out, static_cast<std::uint64_t>(word.confidence));
  }
  put_number(out, source.members.size());
  for (const BundleMember& member : source.members) {
    put_string(out, std::string_view(member.name).substr(0, max_name));
    put_number(out, member.start);
    put_number(out, member.end);
    put_string(out, member.media_type);
    put_number(out, member.failure ? 1 : 0);
    if (member.failure) {
      put_failure(out, *member.failure);
    }
  }
  return out;
}

std::optional<ReadResult> decode(std::string_view payload) {
  if (payload.empty() || (payload.front() != 'F' && payload.front() != 'T')) {
    return std::nullopt;
  }
  PayloadReader in(payload.substr(1));
  if (payload.front() == 'F') {
    std::optional<ReadFailure> failure = read_failure(in);
    return failure && in.at_end() ? std::optional<ReadResult>(*std::move(failure)) : std::nullopt;
  }
  SourceText source;
  source.text = in.string(payload.size());
  source.encoding = encodings.at(in.number_up_to(encodings.size() - 1));
  source.media_type = text::clean_utf8(in.string(max_name));
  source.ocr = in.number_up_to(1) == 1;
  read_pages(in, source);
  read_doubtful(in, source);
  read_members(in, source);
  if (!in.good() || !in.at_end() || !text::is_utf8(source.text)) {
    return std::nullopt;
  }
  source.offsets = text::OffsetMap::identity(source.text.size());
  return source;
}

std::size_t longest_result(const ReadLimits& limits) {
  // A doubtful word takes 24 bytes and is a word of the text with the blank after it; 16 MiB for names and pages.
  return 2 * limits.max_text + (std::size_t{16} << 20);
}

bool FrameReader::add(std::string_view bytes) {
  bool alive = false;
  while (state_ == State::waiting && !bytes.empty()) {
    if (buffer_.size() < frame_head) {
      const std::string_view head = bytes.substr(0, frame_head - buffer_.size());
      buffer_ += head;
      bytes.remove_prefix(head.size());
      if (buffer_.size() < frame_head) {
        break;
      }
    }
    std::size_t length = 0;
    for (std::size_t i = frame_head; --i > 0;) {
      length = length << 8 | static_cast<unsigned char>(buffer_[i]);
    }
    if (buffer_.front() == sign_of_life && length == 0) {
      buffer_.clear();
      alive = true;
      continue;
    }
    if (buffer_.front() != result_letter) {
      state_ = State::broken;
      break;
    }
    if (length > longest_) {
      state_ = State::too_long;
      break;
    }
    const std::string_view piece = bytes.substr(0, frame_head + length - buffer_.size());
    buffer_ += piece;
    bytes.remove_prefix(piece.size());
    if (buffer_.size() == frame_head + length) {
      state_ = bytes.empty() ? State::done : State::broken;
      break;
    }
  }
  if (state_ == State::done && !bytes.empty()) {
    state_ = State::broken;
  }
  return alive;
}

} // namespace danchieu::corpus::confined
