# add_module(<name> <folder> [LINKS ...] [PRIVATE_LINKS ...])
# One static library danchieu::<name> of every .cpp below <folder>; each public header must compile alone.
function(add_module name folder)
  cmake_parse_arguments(ARG "" "" "LINKS;PRIVATE_LINKS" ${ARGN})
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${folder}/*.cpp")
  file(GLOB_RECURSE headers CONFIGURE_DEPENDS "${CMAKE_SOURCE_DIR}/${folder}/*.hpp")
  if(NOT sources) # a folder of headers only
    file(WRITE "${CMAKE_BINARY_DIR}/empty/${name}.cpp" "")
    set(sources "${CMAKE_BINARY_DIR}/empty/${name}.cpp")
  endif()
  add_library(danchieu_${name} STATIC ${sources})
  add_library(danchieu::${name} ALIAS danchieu_${name})
  target_sources(danchieu_${name} PUBLIC FILE_SET HEADERS BASE_DIRS "${CMAKE_SOURCE_DIR}" FILES ${headers})
  set_target_properties(danchieu_${name} PROPERTIES VERIFY_INTERFACE_HEADER_SETS ON)
  target_link_libraries(danchieu_${name}
    PUBLIC danchieu_settings ${ARG_LINKS}
    PRIVATE danchieu_warnings ${ARG_PRIVATE_LINKS})
endfunction()
