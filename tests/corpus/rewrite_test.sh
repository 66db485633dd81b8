#!/usr/bin/env bash
# Real dumps through the changes that dmp can make: what comes out must be sound and have the rows
# it should have.
# usage: rewrite_test.sh FOLDER_OF_DUMPS DMP [LARGEST_SIZE]
set -euo pipefail

folder=$1
dmp=$2
largest=${3:-2M}
if [ ! -d "$folder" ]; then
  echo "SKIPPED: no real dumps in $folder"
  exit 77
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

failed=0
fail() {
  echo "FAILED: $1"
  failed=1
}

# counts DUMP: each table with its rows.
counts() { "$dmp" list "$1" 2>&1 | sed '$d'; }

# Messages tell of text that does not fit or is none; they are warnings.
changed() {
  local status=0
  "$dmp" "$@" 2> "$scratch/messages" || status=$?
  [ "$status" -ne 1 ] || fail "dmp $*: $(tail -n 1 "$scratch/messages")"
}

# No statement that was understood may be misunderstood now.
understood() { "$dmp" check "$1" 2>&1 | grep -oE '[0-9]+ not parsed' || true; }

count=0
while IFS= read -r dump; do
  "$dmp" check "$dump" > /dev/null 2>&1 || continue
  count=$((count + 1))
  counts "$dump" > "$scratch/before"

  changed convert "$dump" "$scratch/new.dmp" --to-charset AL32UTF8 --sizes widen
  diff "$scratch/before" <(counts "$scratch/new.dmp") || fail "$dump in AL32UTF8"
  [ "$(understood "$dump")" = "$(understood "$scratch/new.dmp")" ] || fail "$dump: statements in AL32UTF8"

  changed convert "$dump" "$scratch/new.dmp" --conventional --strip storage --strip tablespaces \
    --strip oids --strip statistics
  diff "$scratch/before" <(counts "$scratch/new.dmp") || fail "$dump stripped"
  [ "$(understood "$dump")" = "$(understood "$scratch/new.dmp")" ] || fail "$dump: statements stripped"

  changed convert "$dump" "$scratch/new.dmp" --to-version 9.2
  diff "$scratch/before" <(counts "$scratch/new.dmp") || fail "$dump as 9.2"

  changed cut "$dump" "$scratch/new.dmp" --rows 1-2
  diff <(sed -E 's/ +[0-9]+ rows? / N rows /' "$scratch/before") \
    <(counts "$scratch/new.dmp" | sed -E 's/ +[0-9]+ rows? / N rows /') || fail "$dump cut"
done < <(find "$folder" -name '*.dmp' -size "-$largest" | sort)

[ $count -gt 0 ] || fail 'no sound dump'
echo "$count dumps"
exit $failed
