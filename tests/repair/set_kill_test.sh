#!/usr/bin/env bash
# dmp set and its undo are killed at any moment. Afterwards the dump, once the next command has
# completed what was begun, has all of the old bytes or all of the new ones.
# Usage: set_kill_test.sh DMP SAMPLE KILLS
set -euo pipefail
dmp=$1 sample=$2 kills=$3

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# Header, preamble and columns change together, so that a half of it would show.
change=(x.dmp database=WE8ISO8859P1 exporter=HR)

cp "$sample" x.dmp
old=$(sha256sum < x.dmp)
"$dmp" set "${change[@]}" > log
new=$(sha256sum < x.dmp)
[ "$old" != "$new" ]
begin=$(date +%s%N)
"$dmp" set x.dmp --undo > log
"$dmp" set "${change[@]}" > log
span=$((($(date +%s%N) - begin) / 2))

for ((i = 0; i < kills; ++i)); do
  rm -f x.dmp.exhume-undo
  cp "$sample" x.dmp
  arguments=("${change[@]}")
  if ((i % 2)); then
    "$dmp" set "${change[@]}" > log
    arguments=(x.dmp --undo)
  fi
  "$dmp" set "${arguments[@]}" > log 2>&1 &
  process=$!
  delay=$((span * (RANDOM % 100) / 100))
  sleep "$(printf '%d.%09d' $((delay / 1000000000)) $((delay % 1000000000)))"
  kill -KILL "$process" 2> /dev/null || true
  wait "$process" 2> /dev/null || true

  "$dmp" set x.dmp > log
  now=$(sha256sum < x.dmp)
  if [ "$now" != "$old" ] && [ "$now" != "$new" ]; then
    echo "kill $i of dmp set ${arguments[*]} left a mixture"
    exit 1
  fi
  if [ "$now" = "$new" ]; then
    "$dmp" set x.dmp --undo > log
    [ "$(sha256sum < x.dmp)" = "$old" ]
  fi
done
echo "$kills kills: always old bytes or new"
