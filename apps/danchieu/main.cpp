#include "apps/danchieu/options.hpp"
#include "corpus/error.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <functional>
#include <iostream>
#include <map>
#include <string>

namespace {

using namespace danchieu::apps;

/// `--format`: text on a terminal, JSON lines elsewhere, unless it is given.
[[maybe_unused]] void add_format(CLI::App& verb, Format& format, std::map<std::string, Format> names) {
  format = ::isatty(STDOUT_FILENO) != 0 ? Format::text : Format::jsonl;
  verb.add_option("--format", format, "Output format (default: text on a terminal, else jsonl)")
      ->transform(CLI::CheckedTransformer(std::move(names), CLI::ignore_case))
      ->option_text("FORMAT");
}

[[maybe_unused]] void add_db(CLI::App& verb, std::string& db) {
  db = "danchieu.db";
  verb.add_option("--db", db, "Folder of the index (default: $DANCHIEU_DB, else danchieu.db)")->envname("DANCHIEU_DB");
}

/// What the chosen verb does; set by the verb's callback.
using Action = std::function<int()>;

// One function a verb: its options, its help, its action.

int run(int argc, char** argv) {
  CLI::App app{"danchieu: Vietnamese public documents: what they say, what they cite, and whether they are in force"};
  app.set_version_flag("--version", DANCHIEU_VERSION);
  app.require_subcommand(1);

  Action action;

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? exit_done : exit_usage;
  }
  return action();
}

} // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const danchieu::Error& error) {
    std::cerr << "danchieu: " << error.what() << "\n  " << error.hint() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "danchieu: unexpected failure: " << error.what() << "\n  Please report this with the command line.\n";
  }
  return exit_failure;
}
