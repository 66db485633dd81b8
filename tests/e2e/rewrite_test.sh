#!/usr/bin/env bash
# rewrite_test.sh BIN_DIR CASE: runs the commands of dmp that make a dump of a dump, and looks at
# what dmp and imp find in it.
set -euo pipefail

bin=$1
. "$(dirname "$0")/assertions.sh"
tests=$(cd "$(dirname "$0")/.." && pwd)
samples=$tests/../samples
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

# dmp STATUS ARGUMENT...: output and messages go to the file out.
dmp() {
  local wanted=$1 status=0
  shift
  "$bin/dmp" "$@" > out 2>&1 || status=$?
  [ "$status" -eq "$wanted" ] || fail "dmp $*: status $status, not $wanted"
}

is_sound() { dmp 0 check "$1" && mentions 'The dump is sound.'; }

# holds DUMP SQL RESULT: what SQLite gives when imp has loaded the dump.
holds() {
  local got
  rm -f loaded.db
  "$bin/imp" sqlite:loaded.db file="$1" full=y > out 2>&1 || fail "imp of $1"
  got=$(sqlite3 loaded.db "$2")
  [ "$got" = "$3" ] || fail "$1: $2 gives $got and not $3"
}

cut() {
  dmp 0 cut "$samples/scott_11g.dmp" emp.dmp --table emp --where "sal > 2000 and job in ('MANAGER  ', 'CLERK')"
  is_sound emp.dmp
  holds emp.dmp 'SELECT count(*) FROM EMP' \
    "$("$bin/dmp" rows "$samples/scott_11g.dmp" --table EMP --format copy |
      awk -F'\t' '$6 > 2000 && ($3 ~ /^MANAGER *$/ || $3 ~ /^CLERK *$/)' | wc -l)"
  dmp 0 cut "$samples/scott_11g.dmp" - --kind sequence --kind view
  "$bin/dmp" cut "$samples/scott_11g.dmp" - --kind sequence | "$bin/dmp" list - > out
  says '0 tables, 1 sequence'
  dmp 2 cut "$samples/scott_11g.dmp" none.dmp --table nothing
  mentions 'IMP-00033'
  dmp 1 cut "$samples/scott_11g.dmp" no.dmp --where 'sal >'
  mentions 'IMP-00022: the condition is not understood'
  dmp 1 cut "$samples/scott_11g.dmp" no.dmp --table emp --where "hiredate = 'yesterday'"
  mentions "'yesterday' is no DATE, as column \"HIREDATE\" is"
  absent no.dmp
}

merge() {
  dmp 0 cut "$samples/scott_11g.dmp" emp.dmp --table emp
  dmp 0 cut "$samples/scott_11g.dmp" dept.dmp --table dept
  dmp 0 merge dept.dmp emp.dmp --out both.dmp
  is_sound both.dmp
  holds both.dmp 'SELECT count(*) FROM EMP JOIN DEPT USING (DEPTNO)' 10
  dmp 1 merge "$samples/scott_11g.dmp" "$samples/types_19c.dmp" --out no.dmp
  mentions 'IMP-00048: dumps of different versions cannot be merged'
  absent no.dmp
}

convert() {
  dmp 0 convert "$samples/gbk_9i.dmp" utf8.dmp --to-charset al32utf8 --sizes widen
  is_sound utf8.dmp
  "$bin/dmp" rows "$samples/gbk_9i.dmp" --format copy > before
  "$bin/dmp" rows utf8.dmp --format copy > after
  cmp before after || fail 'other rows in AL32UTF8'
  dmp 0 info utf8.dmp
  mentions 'AL32UTF8 (id 873)'
  dmp 2 convert "$samples/gbk_9i.dmp" narrow.dmp --to-charset al32utf8
  mentions 'EXH-00109'
  dmp 1 convert "$samples/gbk_9i.dmp" no.dmp --to-charset nonsense
  mentions 'IMP-00037'
  absent no.dmp
}

rename() {
  dmp 0 convert "$samples/scott_11g.dmp" other.dmp --rename-owner scott:keeper \
    --rename-table emp:staff_list --rename-tablespace users:data
  is_sound other.dmp
  dmp 0 list other.dmp
  mentions '"KEEPER"."STAFF_LIST"'
  does_not_mention SCOTT
  holds other.dmp 'SELECT count(*) FROM STAFF_LIST JOIN DEPT USING (DEPTNO)' 10
  dmp 0 ddl other.dmp --tablespace
  mentions 'TABLESPACE "DATA"'
  does_not_mention '"USERS"'
  dmp 1 convert "$samples/scott_11g.dmp" no.dmp --rename-owner scott
  mentions 'OLD:NEW'
}

strip() {
  dmp 0 convert "$samples/scott_11g.dmp" bare.dmp --strip storage --strip tablespaces \
    --strip statistics --strip grants
  is_sound bare.dmp
  "$bin/dmp" ddl bare.dmp --storage --tablespace > out
  does_not_mention PCTFREE
  does_not_mention 'STORAGE('
  does_not_mention TABLESPACE
  does_not_mention GRANT
  dmp 0 diff bare.dmp bare.dmp
  dmp 2 diff "$samples/scott_11g.dmp" bare.dmp
  does_not_mention 'table "SCOTT"."EMP"'
  mentions 'grant "SCOTT"."EMP"'
}

older() {
  local version
  for version in 8.1.5 9.2 10.1 10.2 11.2 12.1 19 23; do
    "$bin/dmp" convert "$samples/lobs_10g.dmp" old.dmp --to-version $version > out 2>&1 || true
    is_sound old.dmp
    "$bin/dmp" rows "$samples/lobs_10g.dmp" --format copy > before
    "$bin/dmp" rows old.dmp --format copy > after
    cmp before after || fail "other rows in version $version"
  done
  dmp 1 convert "$samples/lobs_10g.dmp" no.dmp --to-version 7.3
  mentions 'version 7.3 is none that dumps can be written in'
}

conventional() {
  dmp 0 convert "$samples/direct_10g.dmp" plain.dmp --conventional
  is_sound plain.dmp
  dmp 0 info plain.dmp
  mentions 'conventional path'
  dmp 0 diff "$samples/direct_10g.dmp" plain.dmp --rows
}

diff() {
  dmp 0 diff "$samples/scott_11g.dmp" "$samples/scott_11g.dmp"
  [ ! -s out ] || fail 'a dump differs from itself'
  dmp 0 cut "$samples/scott_11g.dmp" part.dmp --rows 1-3
  dmp 2 diff "$samples/scott_11g.dmp" part.dmp --rows
  says 'rows of "SCOTT"."DEPT": 4 and 3'
  mentions '- 40'
  dmp 2 diff "$samples/scott_11g.dmp" part.dmp --rows --json
  mentions '"second_rows": 3'
  dmp 2 diff "$samples/damaged/cut_in_row.dmp" "$samples/damaged/cut_in_row.dmp"
  mentions 'IMP-00009'
}

scan() {
  "$bin/dmp" disasm "$samples/scott_11g.dmp" |
    sed "0,/'Ledger'/s//'king@example.com'/; 0,/'Workshop'/s//'+49 30 1234567'/; 0,/'Sales'/s//'4111 1111 1111 1111'/" |
    "$bin/dmp" asm - people.dmp
  dmp 0 scan people.dmp
  says 'e-mail address in "SCOTT"."DEPT" column "DNAME": 1 of 4 rows, first in row 1'
  says 'phone number in "SCOTT"."DEPT" column "DNAME": 1 of 4 rows, first in row 2'
  says 'card number in "SCOTT"."DEPT" column "DNAME": 1 of 4 rows, first in row 3'
  dmp 0 scan people.dmp --redact clean.dmp --phrase secret
  mentions '3 values masked'
  is_sound clean.dmp
  dmp 0 scan people.dmp --redact again.dmp --phrase secret
  cmp clean.dmp again.dmp || fail 'the same phrase masks in two ways'
  "$bin/dmp" rows clean.dmp --table DEPT > out
  does_not_mention 'king@example.com'
  does_not_mention '1234567'
  does_not_mention '4111 1111 1111 1111'
  mentions '@'
  dmp 0 scan "$samples/scott_11g.dmp"
  says 'nothing found'
}

damaged() {
  local status=0
  head -c 6000 "$samples/scott_11g.dmp" > cut.dmp
  dmp 2 convert cut.dmp ended.dmp --strip grants
  mentions 'IMP-00009'
  is_sound ended.dmp
  printf 'no dump' > text
  dmp 1 cut text no.dmp
  absent no.dmp
  if [ -w /dev/full ]; then
    "$bin/dmp" cut "$samples/scott_11g.dmp" - > /dev/full 2> out || status=$?
    [ "$status" -eq 1 ] || fail "a full device gives status $status"
    mentions 'EXH-00007'
  fi
}

"$2"
