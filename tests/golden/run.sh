#!/usr/bin/env bash
# Compares what the programs print with what the golden files hold.
#   run.sh BIN_FOLDER SAMPLES_FOLDER [--update] GOLDEN_FILE...
# The first line of a golden file is "$ PROGRAM ARGUMENT…", run in the samples folder; what
# follows is its standard output, standard error and exit status. --update writes them anew: to
# add a case, write a file of that first line and update it.
set -euo pipefail

bin=$(realpath "$1")
samples=$(realpath "$2")
shift 2
update=no
if [ "${1:-}" = --update ]; then
  update=yes
  shift
fi

scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

# run WORD...: prints the whole of a golden file.
run() {
  local status=0
  (cd "$samples" && "$bin/$1" "${@:2}") > "$scratch/out" 2> "$scratch/err" || status=$?
  echo "\$ $*"
  cat "$scratch/out"
  if [ -s "$scratch/err" ]; then
    echo "[standard error]"
    cat "$scratch/err"
  fi
  echo "[exit status $status]"
}

failed=0
for golden in "$@"; do
  read -r prompt line < "$golden"
  if [ "$prompt" != '$' ] || [ -z "$line" ]; then
    echo "$golden does not begin with a command" >&2
    exit 1
  fi
  read -ra words <<< "$line"
  run "${words[@]}" > "$scratch/actual"
  if [ "$update" = yes ]; then
    cp "$scratch/actual" "$golden"
  elif ! diff --text -u --label "$golden" --label "now" "$golden" "$scratch/actual"; then
    failed=1
  fi
done
exit "$failed"
