#!/bin/sh
# Every real dump must come back byte for byte through its decoded values; of one that was cut
# short the front must.
# usage: copy_test.sh FOLDER_OF_DUMPS DMP
folder=$1
dmp=$2
if [ ! -d "$folder" ]; then
  echo "SKIPPED: no real dumps in $folder"
  exit 77
fi
copy=$(mktemp)
trap 'rm -f "$copy"' EXIT
failed=0
count=0
for dump in "$folder"/*.dmp; do
  count=$((count + 1))
  "$dmp" copy "$dump" - >"$copy" 2>/dev/null
  status=$?
  if [ $status -eq 0 ]; then
    cmp "$dump" "$copy" || failed=1
  else
    size=$(stat -c %s "$copy")
    [ "$size" -gt 0 ] && cmp -n "$size" "$dump" "$copy" || failed=1
    "$dmp" check "$dump" >/dev/null 2>&1 && echo "$dump is sound but was not copied" && failed=1
  fi
done
[ $count -gt 0 ] || failed=1
echo "$count dumps"
exit $failed
