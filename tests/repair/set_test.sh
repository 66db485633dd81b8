#!/usr/bin/env bash
# dmp set changes what a header says everywhere, takes it back, and refuses what cannot be.
# Usage: set_test.sh DMP SAMPLES
set -euo pipefail
dmp=$1 samples=$2

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
sample=$samples/scott_11g.dmp

fail() {
  echo "FAILED: $1" >&2
  exit 1
}

# says FILE TEXT: dmp info says so of FILE.
says() {
  "$dmp" info "$1" > info
  grep -qF -- "$2" info || fail "$1 does not say $2: $(cat info)"
}

# refuses TEXT ARGUMENT...: dmp set fails with a message that has TEXT, and x.dmp stays.
refuses() {
  local text=$1
  shift
  ! "$dmp" set "$@" > out 2> message || fail "dmp set $* succeeds"
  grep -qF -- "$text" message || fail "dmp set $*: $(cat message)"
  cmp -s x.dmp "$sample" || fail "dmp set $* is refused, but changed the file"
}

cp "$sample" x.dmp

# In place, with before and after; every byte that is not about it stays.
"$dmp" set x.dmp database=WE8ISO8859P1 exporter=HR dba=yes file-name=hr.dmp > out
grep -qx 'database: AL32UTF8 -> WE8ISO8859P1' out || fail "$(cat out)"
grep -qx 'exporter: SCOTT -> HR' out || fail "$(cat out)"
says x.dmp 'HR (a DBA)'
says x.dmp 'WE8ISO8859P1 (id 31)'
says x.dmp 'hr.dmp'
"$dmp" check x.dmp > out || fail "$(cat out)"
# Columns of the old set have the new one.
"$dmp" disasm x.dmp > text
grep -q '^database WE8ISO8859P1' text || fail 'the header has the old set'
! grep -q AL32UTF8 text || fail "$(grep AL32UTF8 text)"
# The bytes of rows stay, but are read in that set now.
others='AL32UTF8\|WE8ISO8859P1\|representation\|^exporter\|^file-name\|^row'
"$dmp" disasm "$sample" | grep -v "$others" > expected
grep -v "$others" text | diff expected - ||
  fail 'more than the facts has changed'

# Taken back once.
"$dmp" set x.dmp --undo > out
cmp x.dmp "$sample" || fail 'undo gives other bytes'
refuses 'no change to take back' x.dmp --undo

# Texts are in the client's character set.
"$dmp" set x.dmp exporter=MÜLLER > out
says x.dmp 'MÜLLER'
grep -qaF "$(printf 'UM\xdcLLER')" x.dmp || fail 'the exporter is not in the character set of the client'
"$dmp" set x.dmp --undo > out

# Nothing to do leaves nothing.
"$dmp" set x.dmp exporter=SCOTT > out
grep -qx 'nothing to change' out || fail "$(cat out)"
[ ! -e x.dmp.exhume-undo ] || fail 'an undo file of nothing'

# A copy leaves the file alone; another record length needs one.
refuses 'write a copy with --out' x.dmp record-length=4096
"$dmp" set x.dmp record-length=4096 --out y.dmp > out
cmp x.dmp "$sample" || fail '--out changed the file'
says y.dmp '4096 bytes'
[ $(($(stat -c %s y.dmp) % 4096)) -eq 0 ] || fail 'y.dmp does not end with a record'
"$dmp" check y.dmp > out || fail "$(cat out)"
"$dmp" set y.dmp record-length=2048 --out z.dmp > out
cmp z.dmp "$sample" || fail 'there and back gives other bytes'

refuses 'is no change: write FIELD=VALUE' x.dmp exporter
refuses 'has no field colour' x.dmp colour=red
refuses 'unknown character set KLINGON' x.dmp client=KLINGON
refuses 'no mode ALL' x.dmp mode=ALL
refuses 'laid out in another way' x.dmp version=23.00.00
refuses 'dba is yes or no' x.dmp dba=perhaps
refuses 'too long' x.dmp "date=$(printf 'x%.0s' {1..120})"
refuses 'line end' x.dmp "exporter=$(printf 'A\nB')"
refuses 'has no character' x.dmp exporter=日本
# One bad change leaves the good ones undone, too.
refuses 'has no field colour' x.dmp exporter=HR colour=red
# Columns beyond damage cannot be found; what stands before it can be changed.
! "$dmp" set "$samples/damaged/cut_in_row.dmp" database=UTF8 --out cut.dmp 2> message ||
  fail 'a change beyond damage succeeds'
[ ! -e cut.dmp ] || fail 'a refused change left a file'
"$dmp" set "$samples/damaged/cut_in_row.dmp" exporter=HR --out cut.dmp > out
says cut.dmp 'HR'
