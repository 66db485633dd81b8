#!/usr/bin/env bash
# Recovers the damaged samples with the program and compares reports, rejects and what the
# program says of the new dumps with tests/golden/recover_samples.txt; --update writes it anew.
#   program_test.sh DMP SAMPLES_FOLDER GOLDEN_FILE [--update]
set -euo pipefail

dmp=$(realpath "$1")
cd "$2"
golden=$3
out=$(mktemp -d)
trap 'rm -rf "$out"' EXIT

# run WORD...: a command line, what it prints, and its exit status.
run() {
  local status=0
  echo "\$ dmp ${*//$out\//}"
  "$dmp" "$@" 2>&1 || status=$?
  echo "[exit status $status]"
}

{
  for name in cut_in_row cut_in_statement crlf; do
    run recover "damaged/$name.dmp" "$out/$name.dmp"
    run check "$out/$name.dmp"
  done
  run recover damaged/header_only.dmp "$out/header_only.dmp"
  run recover damaged/header_only.dmp "$out/header_only.dmp" --header-from scott_11g.dmp
  run recover damaged/cut_in_row.dmp "$out/json.dmp" --json
  echo '$ cat cut_in_row.dmp.rejects'
  cat "$out/cut_in_row.dmp.rejects"
  run recover damaged/cut_in_row.dmp "$out/rows.dmp" --offset 2670 --table SHELF \
    --columns 'NO NUMBER, NAME VARCHAR2(30), SINCE DATE'
  run rows "$out/rows.dmp"
  run recover damaged/cut_in_row.dmp "$out/rows.dmp" --columns 'NO NUMBER' --offset 99999
  run recover damaged/cut_in_row.dmp "$out/rows.dmp" --columns nothing --offset 1
  run recover damaged/cut_in_row.dmp damaged/cut_in_row.dmp
  cat damaged/cut_in_row.dmp scott_11g.dmp > "$out/two.dmp"
  run recover "$out/two.dmp" "$out/saved.dmp"
  run list "$out/saved.dmp.2"
} > "$out/actual"

if [ "${4:-}" = --update ]; then
  cp "$out/actual" "$golden"
fi
diff --text -u "$golden" "$out/actual"
