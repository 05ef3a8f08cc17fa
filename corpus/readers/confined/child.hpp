#pragma once

#include "corpus/readers/confined/workshop.hpp"
#include "corpus/readers/media_type.hpp"
#include "corpus/readers/reader.hpp"

#include <functional>
#include <string_view>

namespace danchieu::corpus::confined {

/// What the child does with the document once it is shut in.
using Reading = std::function<ReadResult(std::string_view bytes, const MediaType& type, const ReadLimits& limits, const Workshop& workshop)>;

/// The whole life of a confined child: `danchieu convert FOLDER LIMITS…` with the document on descriptor 0 and the pipe
/// to the parent on 1 (converter.hpp starts it so). The exit code is for _exit: nothing of the caller's must run after
/// the document has been read. Tests give a `reading` that misbehaves; without one it is read.
int run_child(int argc, char** argv, const Reading& reading = {});

} // namespace danchieu::corpus::confined
