# embed_files(<module> <namespace> GLOB <pattern>...)
# Links the bytes of the files into danchieu_<module> and defines
#   std::string_view <namespace>::embedded_file(std::string_view name) noexcept;
# which gives the content of the file with that name (without folder), or an empty view with a null pointer.
function(embed_files module namespace)
  cmake_parse_arguments(ARG "" "" "GLOB" ${ARGN})
  list(TRANSFORM ARG_GLOB PREPEND "${CMAKE_SOURCE_DIR}/")
  file(GLOB files CONFIGURE_DEPENDS ${ARG_GLOB})
  list(SORT files)
  set(blobs "")
  set(rows "")
  set(index 0)
  foreach(file IN LISTS files)
    cmake_path(GET file FILENAME name)
    set(symbol "danchieu_embedded_${module}_${index}")
    string(APPEND blobs "asm(\".section .rodata\\n.balign 16\\n${symbol}_begin:\\n.incbin \\\"${file}\\\"\\n${symbol}_end:\\n.byte 0\\n.previous\\n\");\n"
      "extern \"C\" { extern const char ${symbol}_begin[]; extern const char ${symbol}_end[]; }\n")
    string(APPEND rows "  if (name == \"${name}\") return {${symbol}_begin, static_cast<std::size_t>(${symbol}_end - ${symbol}_begin)};\n")
    math(EXPR index "${index} + 1")
  endforeach()
  set(source "${CMAKE_BINARY_DIR}/embedded/${module}.cpp")
  file(CONFIGURE OUTPUT "${source}" @ONLY CONTENT [=[
#include <cstddef>
#include <string_view>
@blobs@
namespace @namespace@ {
std::string_view embedded_file(std::string_view name) noexcept;
std::string_view embedded_file([[maybe_unused]] std::string_view name) noexcept {
@rows@  return {};
}
} // namespace @namespace@
]=])
  set_source_files_properties("${source}" PROPERTIES OBJECT_DEPENDS "${files}")
  target_sources(danchieu_${module} PRIVATE "${source}")
endfunction()
