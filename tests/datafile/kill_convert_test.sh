#!/usr/bin/env bash
# dbf convert is killed at any moment. Afterwards the converted file is whole or is not there, and
# the file that was read is as it was.
# Usage: kill_convert_test.sh DBF SAMPLE KILLS
set -euo pipefail
dbf=$1 sample=$2 kills=$3

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cp "$sample" file.dbf
old=$(sha256sum < file.dbf)
convert=("$dbf" convert file.dbf --to-platform 6 --format big.dbf)
begin=$(date +%s%N)
"${convert[@]}" > log
span=$(($(date +%s%N) - begin))
whole=$(sha256sum < big.dbf)

absent=0
for ((i = 0; i < kills; ++i)); do
  rm -f big.dbf*
  "${convert[@]}" > log 2>&1 &
  process=$!
  delay=$((span * (RANDOM % 120) / 100))
  sleep "$(printf '%d.%09d' $((delay / 1000000000)) $((delay % 1000000000)))"
  kill -KILL "$process" 2> /dev/null || true
  wait "$process" 2> /dev/null || true

  [ "$(sha256sum < file.dbf)" = "$old" ] || { echo "kill $i changed the file that was read"; exit 1; }
  if [ ! -e big.dbf ]; then
    absent=$((absent + 1))
  elif [ "$(sha256sum < big.dbf)" != "$whole" ]; then
    echo "kill $i left a part of the converted file"
    exit 1
  fi
  # What a kill left behind is in nobody's way.
  [ -e big.dbf ] || "${convert[@]}" > log
done
echo "$kills kills, $absent of them before the converted file was there: never a part of it"
