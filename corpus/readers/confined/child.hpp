#pragma once

namespace danchieu::corpus::confined {

/// The whole life of a confined child: `danchieu convert FOLDER LIMITS…` with the document on descriptor 0 and the pipe
/// to the parent on 1 (converter.hpp starts it so). Never returns normally to its caller's clean-up: the exit code is
/// for _exit.
int run_child(int argc, char** argv);

} // namespace danchieu::corpus::confined
