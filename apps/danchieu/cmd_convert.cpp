#include "apps/danchieu/options.hpp"
#include "corpus/readers/confined/child.hpp"
#include "corpus/readers/confined/converter.hpp"

#include <chrono>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace danchieu::apps {

bool is_convert(int argc, char** argv) { return argc >= 2 && std::string_view(argv[1]) == "convert"; }

int cmd_convert(int argc, char** argv) { return corpus::confined::run_child(argc, argv); }

void confine_readers(std::optional<std::chrono::milliseconds> at_most) {
  corpus::confined::Converter converter;
  if (at_most) converter.patience = converter.whole_time = *at_most;
  converter.warn = [](const std::string& warning) { std::cerr << "danchieu: " << warning << '\n'; };
  corpus::confined::use_converter(std::move(converter));
}

} // namespace danchieu::apps
