#!/usr/bin/env bash
# dmp copy writes every sample byte for byte, cuts a dump into files and joins them again.
# Usage: copy_test.sh DMP SAMPLES
set -euo pipefail
dmp=$1 samples=$2

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

fail() {
  echo "FAILED: $1" >&2
  exit 1
}

# refuses TEXT ARGUMENT...: dmp copy fails with a message that has TEXT.
refuses() {
  local text=$1
  shift
  ! "$dmp" copy "$@" 2> message || fail "dmp copy $* succeeds"
  grep -qF -- "$text" message || fail "dmp copy $*: $(cat message)"
}

count=0
for dump in "$samples"/*.dmp; do
  "$dmp" copy "$dump" copy.dmp
  cmp "$dump" copy.dmp || fail "the copy of $dump"
  rm -f part*.dmp
  "$dmp" copy "$dump" part.dmp --filesize 4KB > files
  for part in part*.dmp; do
    [ "$(stat -c %s "$part")" -le 4096 ] || fail "$part of $dump is longer than FILESIZE"
  done
  "$dmp" info part.dmp > info
  grep -q 'file 1, FILESIZE 4096 bytes' info || fail "the header of a part of $dump"
  # Sorted backwards: the files are given in any order.
  "$dmp" copy $(ls -r part*.dmp) joined.dmp
  cmp "$dump" joined.dmp || fail "$dump, cut and joined"
  count=$((count + 1))
done
[ "$count" -gt 0 ] || fail "no samples in $samples"

# Cut anew, with files of another size; from pipe to pipe.
dump=$samples/lobs_10g.dmp
rm -f part*.dmp
"$dmp" copy "$dump" part.dmp --filesize 4KB > files
"$dmp" copy part*.dmp other.dmp --filesize 6144 > files
"$dmp" copy other*.dmp joined.dmp
cmp "$dump" joined.dmp || fail 'files of another size'
"$dmp" copy - - < "$dump" | cmp - "$dump" || fail 'a copy through pipes'

# Of a damaged dump the front comes back, and the status says so.
status=0
"$dmp" copy "$samples/damaged/cut_in_row.dmp" copy.dmp 2> message || status=$?
[ "$status" -eq 2 ] || fail "a cut dump: status $status"
cmp -n "$(stat -c %s copy.dmp)" copy.dmp "$samples/damaged/cut_in_row.dmp" || fail 'a cut dump'

rm -f new.dmp
refuses 'less than two records' "$dump" new.dmp --filesize 3000
refuses 'not standard output' "$dump" - --filesize 4K
refuses 'expected 2 but found 3' part.dmp part_3.dmp new.dmp
[ ! -e new.dmp ] || fail 'a refused copy left a file'
echo "$count dumps"
