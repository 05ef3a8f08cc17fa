#include "apps/danchieu/did_you_mean.hpp"
#include "apps/danchieu/options.hpp"
#include "corpus/error.hpp"
#include "normalizer/text/date.hpp"

#include <CLI/CLI.hpp>

#include <unistd.h>

#include <cstdlib>
#include <exception>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace {

using namespace danchieu::apps;

/// `--format`: text on a terminal, JSON lines elsewhere, unless it is given.
void add_format(CLI::App& verb, Format& format, std::map<std::string, Format> names) {
  format = ::isatty(STDOUT_FILENO) != 0 ? Format::text : Format::jsonl;
  verb.add_option("--format", format, "Output format (default: text on a terminal, else jsonl)")
      ->transform(CLI::CheckedTransformer(std::move(names), CLI::ignore_case))
      ->option_text("FORMAT");
}

void add_db(CLI::App& verb, std::string& db) {
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
            << typed << "'\n  " << (is_option && typed.find(':') != typed.npos ? "To look for what begins with '-', put -- before it. " : "") << (meant.empty() ? "" : "Did you mean '" + meant + "'? ") << "Try: danchieu "
            << verb << (verb.empty() ? "" : " ") << "--help\n";
}

// One function a verb: its options, its help, its action.

/// `--on`: a usage error when it is no date.
void add_on(CLI::App& verb, std::string& on) {
  verb.add_option("--on", on, "Date of the legal force: 2012-07-23 or 23/07/2012 (default: today)")
      ->check([](const std::string& text) { return danchieu::text::parse_date(text) ? std::string() : "no date: " + text; })
      ->option_text("DATE");
}

void add_search(CLI::App& app, Action& action) {
  CLI::App& verb = *app.add_subcommand("search", "Find documents by number, name or words, with their best provisions");
  const auto options = std::make_shared<SearchOptions>();
  add_db(verb, options->db);
  add_format(verb, options->format, {{"text", Format::text}, {"json", Format::json}, {"jsonl", Format::jsonl}});
  verb.add_option("query", options->query, "What to look for; see docs/query_language.md")->required();
  add_on(verb, options->on);
  verb.add_option("--type", options->type, "Kind of document: \"quyết định\", QĐ")->option_text("TYPE");
  verb.add_option("--issuer", options->issuer, "Issuing body: \"UBND tỉnh Kon Tum\"")->option_text("NAME");
  verb.add_option("--year", options->year, "Year of issue: 2012 or 2012..2016")->option_text("YEAR");
  verb.add_option("--status", options->status, "Legal force: in_force, expired, partly_expired, not_yet_in_force, unknown")->option_text("STATUS");
  verb.add_option("--sort", options->sort, "relevance (default), date, oldest or citations")
      ->check(CLI::IsMember({"relevance", "date", "newest", "oldest", "citations"}))
      ->option_text("ORDER");
  verb.add_option("--limit", options->limit, "Documents on a page (default 10)")->check(CLI::PositiveNumber)->option_text("N");
  verb.add_option("--offset", options->offset, "Documents to skip")->option_text("N");
  verb.add_option("--field", options->field, "Field of public life: \"đất đai\", \"y tế\"");
  verb.add_flag("--explain", options->explain, "Show what each score is made of");
  verb.add_option("--similar", options->similar, "Also list so many documents like the one asked for");
  verb.callback([options, &action] { action = [options] { return cmd_search(*options); }; });
}

void add_show(CLI::App& app, Action& action) {
  CLI::App& verb = *app.add_subcommand("show", "Show one document: facts, legal force with reasons, relations, citations");
  const auto options = std::make_shared<ShowOptions>();
  add_db(verb, options->db);
  add_format(verb, options->format, {{"text", Format::text}, {"json", Format::json}, {"jsonl", Format::jsonl}});
  verb.add_option("work", options->work, "WorkId, number, or citation in any spelling")->required();
  add_on(verb, options->on);
  verb.callback([options, &action] { action = [options] { return cmd_show(*options); }; });
}

void add_files_verb(CLI::App& app, const char* name, const char* help, int (*command)(const FilesOptions&), Action& action) {
  const auto options = std::make_shared<FilesOptions>();
  CLI::App* verb = app.add_subcommand(name, help);
  verb->add_option("FILE", options->files, "Files to read: text, Markdown, HTML, PDF, Word, OpenDocument, RTF, spreadsheets, pictures, bundles")->required();
  add_format(*verb, options->format, {{"text", Format::text}, {"json", Format::json}, {"jsonl", Format::jsonl}});
  verb->callback([&action, options, command] { action = [options, command] { return command(*options); }; });
}

void add_index(CLI::App& app, Action& action) {
  auto options = std::make_shared<IndexOptions>();
  CLI::App* const verb = app.add_subcommand("index", "Read files and folders into the index and publish it");
  add_db(*verb, options->db);
  verb->add_option("PATH", options->paths, "Files and folders; unchanged files are skipped")->required();
  verb->add_option("--register", options->register_dir,
                   "Folder with effects.tsv, known effects that count as evidence; takes the place of the one given before")
      ->type_name("DIR");
  verb->add_flag("--prune", options->prune, "Forget files below PATH that are gone");
  verb->add_option("--report", options->report, "Write one JSON line for every file: what became of it and why")
      ->option_text("FILE");
  verb->callback([options, &action] { action = [options] { return cmd_index(*options); }; });
}

void add_store_verb(CLI::App& app, Action& action, const char* name, const char* help,
                    int (*command)(const StoreOptions&)) {
  auto options = std::make_shared<StoreOptions>();
  CLI::App* const verb = app.add_subcommand(name, help);
  add_db(*verb, options->db);
  add_format(*verb, options->format, {{"text", Format::text}, {"json", Format::json}, {"jsonl", Format::jsonl}});
  verb->callback([options, command, &action] { action = [options, command] { return command(*options); }; });
}

std::string address_and_port(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  const std::string port = colon == std::string::npos ? "" : text.substr(colon + 1);
  const bool number = !port.empty() && port.size() <= 5 && port.find_first_not_of("0123456789") == std::string::npos;
  if (colon != 0 && number && std::stoi(port) <= 65535) return {};
  return "an address and a port are needed, for example 127.0.0.1:8080, not " + text; // CLI11 names the option before
}

void add_export(CLI::App& app, Action& action) {
  CLI::App& verb = *app.add_subcommand("export", "Write all works and relations to standard output");
  const auto options = std::make_shared<ExportOptions>();
  add_db(verb, options->db);
  verb.add_option("--as", options->as, "jsonl (one work a line), csv, akn (one Akoma Ntoso collection) or graphml")
      ->required()
      ->check(CLI::IsMember({"jsonl", "csv", "akn", "graphml"}))
      ->option_text("FORMAT");
  verb.add_option("--table", options->table, "Which table as CSV: works (default) or relations")
      ->check(CLI::IsMember({"works", "relations"}))
      ->option_text("TABLE");
  add_on(verb, options->on);
  verb.callback([options, &action] { action = [options] { return cmd_export(*options); }; });
}

void add_serve(CLI::App& app, Action& action) {
  const auto options = std::make_shared<ServeOptions>();
  CLI::App& verb = *app.add_subcommand("serve", "Serve the search pages and the API until Ctrl-C");
  add_db(verb, options->db);
  verb.add_option("--listen", options->listen, "Address and port (default 127.0.0.1:8080; port 0 takes a free one)")
      ->check(address_and_port)
      ->option_text("ADDRESS:PORT");
  verb.add_option("--admin", options->admin, "Answer /metrics and /status here, and no longer on the public address")
      ->check(address_and_port)
      ->option_text("ADDRESS:PORT");
  verb.add_option("--public-url", options->public_url, "Where people reach the server, for feeds and site map: https://vb.example.vn")
      ->check([](const std::string& text) {
        const bool web = text.starts_with("https://") || text.starts_with("http://");
        return web && text.find_first_of(" \t\r\n<>\"'?#") == std::string::npos ? std::string() : "no address of a site: " + text;
      })
      ->option_text("URL");
  verb.add_option("--originals", options->originals, "Offer the indexed files below this folder for download (may be repeated)")
      ->option_text("DIR");
  verb.add_flag("!--no-verify", options->verify, "Do not check the sums of the index before opening it");
  verb.callback([options, &action] { action = [options] { return cmd_serve(*options); }; });
}

void add_check(CLI::App& app, Action& action) {
  CLI::App& verb = *app.add_subcommand("check", "Check a draft: is what it cites in force, may it end what it ends?");
  const auto options = std::make_shared<CheckOptions>();
  add_db(verb, options->db);
  add_format(verb, options->format,
             {{"text", Format::text}, {"json", Format::json}, {"jsonl", Format::jsonl}, {"sarif", Format::sarif}, {"html", Format::html}});
  verb.add_option("FILE", options->files, "Drafts: text, Markdown, HTML, PDF, Word, OpenDocument, RTF")->required();
  add_on(verb, options->on);
  verb.callback([options, &action] { action = [options] { return cmd_check(*options); }; });
}

void add_review(CLI::App& app, Action& action) {
  CLI::App& verb = *app.add_subcommand("review", "Review an agency's documents: which ended, which stand on a dead or changed basis");
  const auto options = std::make_shared<ReviewOptions>();
  add_db(verb, options->db);
  add_format(verb, options->format, {{"text", Format::text}, {"json", Format::json}, {"jsonl", Format::jsonl}, {"csv", Format::csv}});
  verb.add_option("--issuer", options->issuer, "Issuing body: \"UBND tỉnh Kon Tum\"")->required()->option_text("NAME");
  verb.add_option("--list", options->list, "Which table as CSV: expired (default) or endangered")
      ->check(CLI::IsMember({"expired", "endangered"}))
      ->option_text("TABLE");
  add_on(verb, options->on);
  verb.callback([options, &action] { action = [options] { return cmd_review(*options); }; });
}

int run(int argc, char** argv) {
  CLI::App app{
      "danchieu: Vietnamese public documents: what they say, what they cite, and whether they are in force"};
  app.set_version_flag("--version", DANCHIEU_VERSION);
  app.require_subcommand(1);

  Action action;
  add_index(app, action);
  add_search(app, action);
  add_show(app, action);
  add_files_verb(app, "cite", "Citations in files, no index needed", cmd_cite, action);
  add_files_verb(app, "read", "The documents in files: metadata, provisions, relations; no index needed", cmd_read, action);
  add_check(app, action);
  add_review(app, action);
  add_store_verb(app, action, "verify", "Check the index for damage; exit 1 with findings", cmd_verify);
  add_store_verb(app, action, "stats", "Count what the index holds by type, issuer, year and force", cmd_stats);
  add_export(app, action);
  add_serve(app, action);

  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    if (error.get_exit_code() == 0) return app.exit(error);
    explain(app, error);
    return exit_usage;
  }
  const int code = action();
  std::cout.flush();
  if (!std::cout) throw danchieu::Error("the answer could not be written to standard output", "Is the disk full, or was the reader closed?");
  return code;
}

} // namespace

int main(int argc, char** argv) {
  if (is_convert(argc, argv)) ::_exit(cmd_convert(argc, argv));
  try {
    confine_readers();
    return run(argc, argv);
  } catch (const danchieu::Error& error) {
    std::cerr << "danchieu: " << error.what() << "\n  " << error.hint() << '\n';
  } catch (const std::exception& error) {
    std::cerr << "danchieu: unexpected failure: " << error.what()
              << "\n  Please report this with the command line.\n";
  }
  return exit_failure;
}
