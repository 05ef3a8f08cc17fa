#include "web/static_files.hpp"

#include "web/embedded.hpp"
#include "web/page.hpp"

#include <array>
#include <string_view>

namespace danchieu::web {
namespace {

struct File {
  std::string_view path;
  std::string_view name;
  std::string_view type;
};

constexpr std::array<File, 5> files{{{"/static/site.css", "site.css", "text/css; charset=utf-8"},
                                     {"/static/site.js", "site.js", "text/javascript; charset=utf-8"},
                                     {"/static/icon.svg", "icon.svg", "image/svg+xml; charset=utf-8"},
                                     {"/favicon.ico", "icon.svg", "image/svg+xml; charset=utf-8"},
                                     {"/openapi.json", "openapi.json", media::json}}};

} // namespace

std::optional<Response> static_file(const Request& request) {
  for (const File& file : files) {
    if (file.path != request.head.path) continue;
    Response response;
    response.content_type = file.type;
    response.body = embedded_file(file.name);
    response.lasting = true;
    const std::string_view version = value_of(request.head.parameters, "v");
    response.caching = static_link(file.name) == std::string{file.path} + "?v=" + std::string{version} ? Caching::forever
                                                                                                      : Caching::revalidate;
    if (file.name == "openapi.json") response.add_header("Access-Control-Allow-Origin", "*");
    return response;
  }
  return std::nullopt;
}

} // namespace danchieu::web
