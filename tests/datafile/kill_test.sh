#!/usr/bin/env bash
# dbf set and dbf undo are killed at any moment. Afterwards the file, once the next command has
# completed what was begun, has all of the old bytes or all of the new ones.
# Usage: kill_test.sh DBF SAMPLE KILLS
set -euo pipefail
dbf=$1 sample=$2 kills=$3

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

# Blocks 1 to 3 change together, so that a half of it would show.
change=(file.dbf checkpoint_scn=117224173772 --raw 2:1000=01020304 --raw 3:1000=05060708 --write)

cp "$sample" file.dbf
old=$(sha256sum < file.dbf)
"$dbf" set "${change[@]}" > log
new=$(sha256sum < file.dbf)
[ "$old" != "$new" ]
begin=$(date +%s%N)
"$dbf" undo file.dbf > log
"$dbf" set "${change[@]}" > log
span=$((($(date +%s%N) - begin) / 2))

interrupted=0
for ((i = 0; i < kills; ++i)); do
  rm -f file.dbf.exhume-undo
  cp "$sample" file.dbf
  command=set
  arguments=("${change[@]}")
  if ((i % 2)); then
    "$dbf" set "${change[@]}" > log
    command=undo
    arguments=(file.dbf)
  fi
  "$dbf" "$command" "${arguments[@]}" > log 2>&1 &
  process=$!
  delay=$((span * (RANDOM % 100) / 100))
  sleep "$(printf '%d.%09d' $((delay / 1000000000)) $((delay % 1000000000)))"
  kill -KILL "$process" 2> /dev/null || true
  wait "$process" 2> /dev/null || true

  if ! "$dbf" set file.dbf > log 2>&1; then
    grep -q EXH-00301 log
    interrupted=$((interrupted + 1))
  fi
  "$dbf" set file.dbf --write > log 2>&1
  now=$(sha256sum < file.dbf)
  if [ "$now" != "$old" ] && [ "$now" != "$new" ]; then
    echo "kill $i of dbf $command left a mixture"
    exit 1
  fi
  if [ "$now" = "$new" ]; then
    "$dbf" undo file.dbf > log
    [ "$(sha256sum < file.dbf)" = "$old" ]
  fi
  [ ! -e file.dbf.exhume-undo ] || ! "$dbf" undo file.dbf > log
  [ "$(sha256sum < file.dbf)" = "$old" ]
done
echo "$kills kills, $interrupted of them in the middle of a change: always old bytes or new"
