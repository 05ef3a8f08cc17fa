# Completion of danchieu for bash: verbs, and the options of a verb, as `--help` lists them; file names elsewhere.
# shellcheck shell=bash

_danchieu() {
  local program=${COMP_WORDS[0]} verb=${COMP_WORDS[1]} word=${COMP_WORDS[COMP_CWORD]} words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    words=$("$program" --help 2> /dev/null | sed -n '/^Subcommands:/,$ s/^  \([a-z]*\) .*/\1/p')
  elif [[ $word == -* ]]; then
    words=$("$program" "$verb" --help 2> /dev/null | grep -o -- '--[a-z][a-z-]*')
  fi
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -o default -F _danchieu danchieu
