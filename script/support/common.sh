# Sourced by the scripts of this folder: where the project stands, and how they speak.
# shellcheck shell=bash

set -euo pipefail

project=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
program=script/$(basename "$0")

# say WORDS: what is being done, to standard error, so that data on standard output stay clean.
say() { printf '==> %s\n' "$*" >&2; }

# die WORDS [HINT]: what went wrong, and what to do next.
die() {
  printf '%s: %s\n' "$program" "$1" >&2
  [ $# -lt 2 ] || printf '  %s\n' "$2" >&2
  exit 3
}

# usage_error WORDS
usage_error() {
  printf '%s: %s\n  Try: %s --help\n' "$program" "$1" "$program" >&2
  exit 2
}

# print_usage: the comment block at the top of the calling script.
print_usage() { sed -n '2,/^$/s/^# \{0,1\}//p' "$0"; }

# build_preset PRESET [TARGET…]: configures when needed and builds.
build_preset() {
  local preset=$1
  shift
  cd "$project"
  if [ ! -f "build/$preset/build.ninja" ]; then
    say "configuring build/$preset"
    cmake --preset "$preset" >&2 || die "cmake refused the preset '$preset'" "The message above names the cause; script/bootstrap installs what is missing."
  fi
  say "building build/$preset ($(nproc) cores)"
  cmake --build --preset "$preset" ${1:+--target "$@"} >&2 || die "the build of '$preset' failed" "The first error above is the one to mend."
}
