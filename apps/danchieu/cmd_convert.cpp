#include "apps/danchieu/options.hpp"
#include "corpus/readers/confined/child.hpp"
#include "corpus/readers/confined/converter.hpp"

#include <iostream>
#include <string>
#include <string_view>
#include <utility>

namespace danchieu::apps {

bool is_convert(int argc, char** argv) { return argc >= 2 && std::string_view(argv[1]) == "convert"; }

int cmd_convert(int argc, char** argv) { return corpus::confined::run_child(argc, argv); }

void confine_readers() {
  corpus::confined::Converter converter;
  converter.warn = [](const std::string& warning) { std::cerr << "danchieu: " << warning << '\n'; };
  corpus::confined::use_converter(std::move(converter));
}

} // namespace danchieu::apps
