#include "apps/danchieu/did_you_mean.hpp"
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
#include <vector>

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
  verb.add_option("--db", db, "Folder of the index (default: $DANCHIEU_DB, else danchieu.db)")
      ->envname("DANCHIEU_DB");
}

/// What the chosen verb does; set by the verb's callback.
using Action = std::function<int()>;

/// Says what is wrong with the command line, in one or two lines on stderr, with the nearest word that is
/// right.
void explain(const CLI::App& app, const CLI::ParseError& error) {
  const auto chosen = app.get_subcommands();
  const std::string verb = chosen.empty() ? "" : chosen.front()->get_name();
  const std::vector<std::string> unknown = app.remaining(true);
  if (unknown.empty()) {
    std::cerr << "danchieu: " << (verb.empty() ? "a verb is missing" : error.what()) << "\n  Try: danchieu "
              << verb << (verb.empty() ? "" : " ") << "--help\n";
    return;
  }
  const bool is_option = unknown.front().starts_with('-');
  std::vector<std::string> known;
  if (is_option) {
    for (const CLI::Option* option : (chosen.empty() ? &app : chosen.front())->get_options()) {
      for (const std::string& name : option->get_lnames()) known.push_back("--" + name);
    }
  } else if (chosen.empty()) {
    for (const CLI::App* each : app.get_subcommands([](const CLI::App*) { return true; }))
      known.push_back(each->get_name());
  }
  const std::string typed = unknown.front().substr(0, unknown.front().find('='));
  const std::string meant = did_you_mean(typed, known);
  std::cerr << "danchieu: "
            << (is_option        ? "unknown option '"
                : chosen.empty() ? "unknown verb '"
                                 : "unexpected argument '")
            << typed << "'\n  " << (meant.empty() ? "" : "Did you mean '" + meant + "'? ") << "Try: danchieu "
            << verb << (verb.empty() ? "" : " ") << "--help\n";
}

// One function a verb: its options, its help, its action.

int run(int argc, char** argv) {
  CLI::App app{
      "danchieu: Vietnamese public documents: what they say, what they cite, and whether they are in force"};
  app.set_version_flag("--version", DANCHIEU_VERSION);
  app.require_subcommand(1);

  Action action;

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    explain(app, error);
    return exit_usage;
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
    std::cerr << "danchieu: unexpected failure: " << error.what()
              << "\n  Please report this with the command line.\n";
  }
  return exit_failure;
}
