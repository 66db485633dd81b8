#!/usr/bin/env bash
# Real dumps through their text form: complete ones come back byte for byte, of the others what
# stands before the cut.
#   text_form_test.sh DMP DUMPS_FOLDER
set -euo pipefail

dmp=$1
dumps=$2
if [ ! -d "$dumps" ]; then
  echo "skipped: there is no $dumps"
  exit 77
fi
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

whole=0 cut=0 failed=0
for dump in "$dumps"/*.dmp; do
  status=0
  "$dmp" disasm "$dump" > "$scratch/text" 2> /dev/null || status=$?
  "$dmp" asm "$scratch/text" "$scratch/again"
  if [ "$(tail -n 1 "$scratch/text")" = cut ]; then
    cut=$((cut + 1))
    size=$(stat -c %s "$scratch/again")
    [ "$status" -eq 2 ] && cmp -n "$size" "$dump" "$scratch/again" || failed=$((failed + 1))
  else
    whole=$((whole + 1))
    cmp "$dump" "$scratch/again" || failed=$((failed + 1))
  fi
done
echo "$whole complete dumps, $cut cut ones, $failed differ"
[ "$failed" -eq 0 ] && [ "$whole" -gt 0 ]
