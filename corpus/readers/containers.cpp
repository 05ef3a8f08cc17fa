#include "corpus/readers/containers.hpp"

#include <string>

// Formats whose reader has not been written yet say so. A reader takes its function out of this file.

namespace danchieu::corpus {

namespace {

ReadFailure no_reader(const char* format) {
  return {FailureReason::unsupported, std::string("no reader for ") + format + " files", "save it as plain text or HTML and give that file"};
}

} // namespace



ReadResult xlsx_text(std::string_view /*bytes*/, const ReadLimits& /*limits*/) { return no_reader("Excel (.xlsx)"); }

ReadResult ods_text(std::string_view /*bytes*/, const ReadLimits& /*limits*/) { return no_reader("OpenDocument (.ods)"); }


} // namespace danchieu::corpus
