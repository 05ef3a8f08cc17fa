# Two interface targets that every target of ours links: how code is compiled, and what is warned about.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo)
endif()

find_program(CCACHE ccache)
if(CCACHE)
  set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE}")
endif()

add_library(danchieu_settings INTERFACE)
target_include_directories(danchieu_settings INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_options(danchieu_settings INTERFACE -fstack-protector-strong -fcf-protection)
if(CMAKE_BUILD_TYPE STREQUAL "Debug" OR DANCHIEU_SANITIZERS)
  target_compile_definitions(danchieu_settings INTERFACE _GLIBCXX_ASSERTIONS)
else()
  target_compile_definitions(danchieu_settings INTERFACE _FORTIFY_SOURCE=2)
endif()
target_link_options(danchieu_settings INTERFACE -Wl,-z,relro,-z,now)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(DANCHIEU_SANITIZERS)
  target_compile_options(danchieu_settings INTERFACE -fsanitize=${DANCHIEU_SANITIZERS} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  target_link_options(danchieu_settings INTERFACE -fsanitize=${DANCHIEU_SANITIZERS})
endif()
if(DANCHIEU_BUILD_FUZZ) # without counters in the libraries libFuzzer sees nothing but its own small target
  target_compile_options(danchieu_settings INTERFACE -fsanitize=fuzzer-no-link)
endif()
if(DANCHIEU_COVERAGE)
  target_compile_options(danchieu_settings INTERFACE --coverage)
  target_link_options(danchieu_settings INTERFACE --coverage)
endif()

# g++ 12 warns falsely when it optimises: -Wmaybe-uninitialized on std::optional, -Wrestrict on std::string + (GCC bugs
# 80635, 105651). The sanitizers of the preset asan look for the real thing.
add_library(danchieu_warnings INTERFACE)
target_compile_options(danchieu_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast
  $<$<CXX_COMPILER_ID:GNU>:-Wno-missing-field-initializers -Wno-maybe-uninitialized -Wno-restrict>
  $<$<CXX_COMPILER_ID:Clang>:-Wno-missing-field-initializers>
  $<$<BOOL:${DANCHIEU_WARNINGS_AS_ERRORS}>:-Werror>)

if(DANCHIEU_CLANG_TIDY)
  set(CMAKE_CXX_CLANG_TIDY clang-tidy)
endif()
