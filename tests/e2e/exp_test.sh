#!/usr/bin/env bash
# exp_test.sh BIN_DIR CASE CORPUS: runs exp as users do and looks at the dumps that it wrote.
set -euo pipefail

bin=$1
. "$(dirname "$0")/assertions.sh"
corpus=$3
tests=$(cd "$(dirname "$0")/.." && pwd)
samples=$tests/../samples
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

# run PROGRAM STATUS ARGUMENT...: the messages go to the file out.
run() {
  local program=$1 wanted=$2 status=0
  shift 2
  "$bin/$program" "$@" > stdout 2> out || status=$?
  [ "$status" -eq "$wanted" ] || fail "$program $*: status $status, not $wanted"
}

load() { run imp 0 "sqlite:$1" file="$2" "${@:3}"; }
export_to() { run exp 0 "$1" file="$2" "${@:3}"; }

# statements DUMP: its statements as a script, without the remark on blocks, which exp never writes.
statements() {
  { "$bin/dmp" ddl "$1" --storage --tablespace 2> /dev/null || "$bin/dmp" ddl "$1"; } |
    sed '/^-- not printed: /d'
}

same_statements() {
  statements "$1" | tr '\n' ' ' | sed 's/;  */;\n/g' | sort > first
  statements "$2" | tr '\n' ' ' | sed 's/;  */;\n/g' | sort > second
  cmp -s first second || fail "statements differ: $(diff first second | head -n 8 | cut -c1-300)"
}

# same_rows FIRST SECOND
same_rows() {
  rm -rf first_rows second_rows
  mkdir first_rows second_rows
  "$bin/dmp" rows "$1" --format copy --out first_rows > /dev/null
  "$bin/dmp" rows "$2" --format copy --out second_rows > /dev/null
  diff -r first_rows second_rows > differing || fail "rows differ: $(head -n 8 differing | cut -c1-200)"
}

# round_trip DUMP: through a database into a second dump, and through that into a third.
round_trip() {
  rm -f x.db y.db
  load x.db "$1"
  export_to sqlite:x.db second.dmp
  sound second.dmp
  same_statements "$1" second.dmp
  same_rows "$1" second.dmp
  load y.db second.dmp
  export_to sqlite:y.db third.dmp
  same_statements second.dmp third.dmp
  same_rows second.dmp third.dmp
}

samples() {
  for dump in direct_10g lobs_10g partitions_12c scott_11g v8_8i; do
    round_trip "$samples/$dump.dmp"
  done
  # Values that are no NUMBER by Oracle's own rules are left out, and said to be.
  load z.db "$samples/types_19c.dmp"
  run exp 2 sqlite:z.db file=z.dmp
  mentions 'EXH-00103: the row was left out'
  same_statements "$samples/types_19c.dmp" z.dmp
}

random_schemas() {
  for seed in $(seq 1 20); do
    "$bin/make_random_dump" random.dmp "$seed"
    round_trip random.dmp
  done
}

versions() {
  load x.db "$samples/scott_11g.dmp"
  for version in 8.1 9.2 10.1 10.2 11.2 12.1 19 23; do
    export_to sqlite:x.db "$version.dmp" version=$version
    sound "$version.dmp"
    same_rows "$samples/scott_11g.dmp" "$version.dmp"
    "$bin/dmp" info "$version.dmp" > info
    load "$version.db" "$version.dmp"
  done
  grep -q '23.00.00' info || fail 'no version 23'
  # What a release does not know is left out with its table.
  load y.db "$samples/types_19c.dmp"
  run exp 2 sqlite:y.db file=old.dmp version=8.1
  mentions 'since a dump of 8.1 has no way to write the type'
  sound old.dmp
}

file_sets() {
  load x.db "$samples/lobs_10g.dmp"
  export_to sqlite:x.db whole.dmp
  export_to sqlite:x.db part.dmp filesize=64K
  [ -f part_2.dmp ] || fail 'one file is enough'
  for part in part*.dmp; do
    [ "$(stat -c %s "$part")" -le 65536 ] || fail "$part is too long"
  done
  load y.db "$(ls part.dmp part_*.dmp | sort -V | paste -sd,)"
  export_to sqlite:y.db again.dmp
  same_rows whole.dmp again.dmp
  run exp 1 sqlite:x.db file=small.dmp filesize=1000
  absent small.dmp
}

direct_path() {
  load x.db "$samples/scott_11g.dmp"
  export_to sqlite:x.db direct.dmp direct=y
  mentions ". about to export SCOTT's tables via Direct Path ..."
  sound direct.dmp
  "$bin/dmp" info direct.dmp | grep -q direct || fail 'not the direct path'
  same_rows "$samples/scott_11g.dmp" direct.dmp
}

tables_and_queries() {
  load x.db "$samples/scott_11g.dmp"
  export_to sqlite:x.db t.dmp tables=emp 'query="where deptno = 30"'
  mentions 'About to export specified tables via Conventional Path ...'
  rows=$(sqlite3 x.db 'SELECT count(*) FROM EMP WHERE DEPTNO = 30')
  mentions "EMP          $rows rows exported"
  sound t.dmp
  export_to sqlite:x.db t.dmp 'tables=(%e%)' feedback=5
  says '..'
  run exp 2 sqlite:x.db file=t.dmp tables=dept,nix
  says 'EXP-00011: there is no table nix'
  run exp 1 sqlite:x.db file=no.dmp tables=emp query='where nonsense here'
  mentions 'EXP-00008: SQLite error'
  absent no.dmp
}

# Tables that no import made.
own_tables() {
  sqlite3 my.db "CREATE TABLE people (id INTEGER PRIMARY KEY, name VARCHAR(20) NOT NULL DEFAULT 'x',
      born DATE, height DECIMAL(5,2) CHECK (height > 0), photo BLOB, notes TEXT, weight REAL);
    CREATE TABLE pets (owner INTEGER REFERENCES people(id) ON DELETE CASCADE, name TEXT UNIQUE);
    CREATE INDEX by_name ON people (name DESC);
    INSERT INTO people VALUES (1, 'Ann', '2001-02-03', 1.75, x'00ff', 'é', 0.5),
      (2, 'Bob', NULL, NULL, NULL, NULL, NULL);
    INSERT INTO pets VALUES (1, 'Rex')"
  export_to clark/x@sqlite:my.db my.dmp
  does_not_mention '/x'
  sound my.dmp
  "$bin/dmp" ddl my.dmp > ddl
  for line in '"ID" NUMBER(19, 0)' "\"NAME\" VARCHAR2(20 CHAR) NOT NULL ENABLE" '"BORN" DATE' \
    '"HEIGHT" NUMBER(5, 2)' '"PHOTO" BLOB' '"WEIGHT" BINARY_DOUBLE' 'PRIMARY KEY ("ID")' \
    'REFERENCES "PEOPLE" ("ID") ON DELETE CASCADE' 'UNIQUE ("NAME")' '("NAME" DESC)' \
    'CHECK ("HEIGHT" > 0)' "DEFAULT 'x'"; do
    grep -qF -- "$line" ddl || fail "$line is not in: $(cat ddl)"
  done
  "$bin/dmp" rows my.dmp --table PEOPLE --format copy > rows
  printf '1\tAnn\t2001-02-03 00:00:00\t1.75\t\\\\x00ff\té\t0.5\n2\tBob\t\\N\t\\N\t\\N\t\\N\t\\N\n' > expected
  cmp -s rows expected || fail "$(cat rows)"
  sqlite3 my.db "UPDATE people SET weight = 'heavy' WHERE id = 2; ALTER TABLE people ADD n INTEGER;
    UPDATE people SET n = 'many' WHERE id = 1"
  export_to sqlite:my.db my.dmp
  sound my.dmp
}

log_layout() {
  load x.db "$samples/scott_11g.dmp"
  NLS_LANG=AMERICAN_AMERICA.WE8MSWIN1252 run exp 0 scott/tiger@sqlite:x.db file=s.dmp owner=scott \
    buffer=64000 log=s.log
  sed 's/SQLite [0-9.]*,/SQLite 3,/' s.log > got
  diff -u "$tests/golden/exp_log_scott.txt" got >&2 || fail 'another log'
}

without() {
  load x.db "$samples/scott_11g.dmp"
  export_to sqlite:x.db bare.dmp rows=n indexes=n constraints=n grants=n triggers=n
  says 'Note: table data (rows) will not be exported'
  "$bin/dmp" ddl bare.dmp > ddl
  ! grep -qE 'INDEX|ADD CONSTRAINT|GRANT|TRIGGER' ddl || fail "too much: $(cat ddl)"
  "$bin/dmp" list bare.dmp --json | grep -q '"rows":[1-9]' && fail 'rows' || true
}

refusals() {
  load x.db "$samples/scott_11g.dmp"
  run exp 1 sqlite:missing.db file=n.dmp
  mentions 'EXP-00056'
  absent missing.db
  run exp 1 sqlite:x.db file=n.dmp owner=nobody
  says 'EXP-00010: the database has nothing of user NOBODY'
  run exp 1 sqlite:x.db file=n.dmp tables=nix
  mentions 'EXP-00011'
  run exp 1 sqlite:x.db file=n.dmp tables=emp owner=scott
  mentions 'EXP-00026'
  run exp 1 sqlite:x.db file=missing/n.dmp
  mentions 'EXP-00028'
  for argument in file=./x.db log=x.db; do
    run exp 1 sqlite:x.db "$argument"
    mentions 'cannot be read and written'
    [ "$(sqlite3 x.db 'SELECT count(*) FROM EMP')" = 11 ] || fail 'the database is gone'
  done
  run exp 1 sqlite:x.db flie=n.dmp
  mentions 'EXP-00019'
  run exp 1 sqlite:x.db file=n.dmp version=7
  mentions 'EXP-00019'
  run exp 1 postgresql://nobody@127.0.0.1:1/none file=n.dmp
  mentions 'EXP-00056'
  says 'EXP-00000: Export terminated unsuccessfully'
  absent n.dmp
}

charsets() {
  load x.db "$samples/gbk_9i.dmp"
  NLS_LANG=.ZHS16GBK run exp 0 sqlite:x.db file=gbk.dmp
  says 'Export done in ZHS16GBK character set and AL16UTF16 NCHAR character set'
  sound gbk.dmp
  same_rows "$samples/gbk_9i.dmp" gbk.dmp
  NLS_LANG=.US7ASCII run exp 2 sqlite:x.db file=ascii.dmp
  mentions 'EXH-00104'
  NLS_LANG=.KLINGON run exp 1 sqlite:x.db file=k.dmp
  mentions 'EXP-00019'
}

# What was changed since the import goes before what the import kept.
changed_since() {
  load x.db "$samples/scott_11g.dmp"
  sqlite3 x.db 'DROP INDEX EMP_NAME_IX; ALTER TABLE DEPT ADD budget DECIMAL(8,2);
    CREATE TABLE added (n INTEGER); UPDATE exhume_sequences SET next_value = 77'
  export_to sqlite:x.db x.dmp
  "$bin/dmp" ddl x.dmp > ddl
  ! grep -q EMP_NAME_IX ddl || fail 'the index is back'
  grep -qF '"BUDGET" NUMBER(8, 2)' ddl || fail 'no new column'
  grep -qF 'CREATE TABLE "ADDED"' ddl || fail 'no new table'
  grep -qF 'START WITH 77' ddl || fail 'not the next value'
}

# A real dump of 11.2 in user mode, and the same tables exported: the phases and the kinds of
# statements come in one order.
statement_order() {
  local real=$corpus/exp/120_v1102.dmp
  if [ ! -e "$real" ]; then
    echo 'skipped: ../shared is absent'
    exit 77
  fi
  order() {
    "$bin/dmp" map "$1" --json | sed -nE 's/.*"meaning":"(phase|table begin|insert|owner)","detail":"([^"\\]*).*/\2/p' |
      grep -v '^METRICEU ' | cut -c1-60
  }
  load x.db "$real"
  NLS_LANG=.WE8MSWIN1252 run exp 0 hr@sqlite:x.db file=x.dmp
  sound x.dmp
  order "$real" > expected
  order x.dmp > got
  diff expected got >&2 || fail 'another order'
  same_rows "$real" x.dmp
}

"$2"
