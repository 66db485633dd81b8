#!/usr/bin/env bash
# imp_test.sh BIN_DIR CASE: runs imp as users do and looks at what it left behind.
set -euo pipefail

bin=$1
. "$(dirname "$0")/assertions.sh"
tests=$(cd "$(dirname "$0")/.." && pwd)
samples=$tests/../samples
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cd "$scratch"

# imp STATUS ARGUMENT...: the messages go to the file out.
imp() {
  local wanted=$1 status=0
  shift
  "$bin/imp" "$@" > stdout 2> out || status=$?
  [ "$status" -eq "$wanted" ] || fail "imp $*: status $status, not $wanted"
  [ ! -s stdout ] || fail "imp $*: messages belong on standard error"
}

# holds DB SQL RESULT
holds() {
  local got
  got=$(sqlite3 "$1" "$2")
  [ "$got" = "$3" ] || fail "$1: $2 gives
$got
and not
$3"
}

same() {
  cmp -s "$1" "$2" && return
  diff -u "$1" "$2" | cut -c1-200 | head -40 >&2 || true
  fail "$2 is not $1"
}

# What differs from run to run.
without_banner() { sed '1,/^Reads Oracle/d' "$1"; }

default_target() {
  imp 0 file="$samples/scott_11g.dmp"
  holds scott_11g.db 'SELECT count(*) FROM EMP' 11
  cp "$samples/scott_11g.dmp" other.dmp
  imp 0 file=other
  holds other.db 'SELECT count(*) FROM DEPT' 4
  gzip other.dmp
  rm other.db
  imp 0 file=other.dmp.gz full=y
  holds other.db 'PRAGMA integrity_check' ok
}

values() {
  imp 0 sqlite:x.db file="$samples/scott_11g.dmp"
  holds x.db "SELECT * FROM EMP WHERE EMPNO = 1005" \
    '1005|GRÜNBART|SELLER   |1003|2002-02-22 00:00:00|1250|500.25|30'
  holds x.db "SELECT typeof(SAL), typeof(COMM), typeof(HIREDATE) FROM EMP WHERE EMPNO = 1005" \
    'integer|real|text'
  holds x.db "SELECT date(HIREDATE, '+1 day') FROM EMP WHERE EMPNO = 1008" 2004-03-01
  holds x.db 'SELECT sum(COMM) FROM EMP' 2187.75
  holds x.db 'SELECT count(*) FROM EMP WHERE SAL IS NULL' 1
  holds x.db "SELECT comment FROM exhume_tables WHERE name = 'DEPT'" 'Departments, one row each.'
  holds x.db "SELECT comment FROM exhume_columns WHERE table_name = 'DEPT' AND name = 'LOC'" \
    "Where it sits; Mühlbach is the café's street."
  holds x.db "SELECT oracle_type, nullable, default_expression FROM exhume_columns
    WHERE table_name = 'EMP' AND name IN ('EMPNO', 'COMM') ORDER BY position" \
    'NUMBER(4,0)|N|
NUMBER(7,2)|Y|0'
  holds x.db 'SELECT name, next_value, increment_by, max_value FROM exhume_sequences' \
    'EMP_SEQ|1|1|999999999999999999999999999'
  holds x.db 'SELECT kind, name FROM exhume_objects ORDER BY kind, name LIMIT 4' \
    'grant|DEPT
grant|EMP
grant|EMP
procedure|RAISE_SALARY'
}

types() {
  imp 0 sqlite:x.db file="$samples/types_19c.dmp"
  holds x.db 'SELECT N, typeof(N) FROM NUMBERS WHERE ID IN (9, 13, 16, 17, 19, 28, 30)' \
    '0.1|real
12.345|real
9223372036854775807|integer
-9223372036854775808|integer
99999999999999999999999999999999999999|text
Infinity|text
|null'
  "$bin/dmp" rows "$samples/types_19c.dmp" --table NUMBERS --format copy > expected
  sqlite3 -separator $'\t' -nullvalue '\N' x.db 'SELECT * FROM NUMBERS' > got
  same expected got
  for table in DATES STAMPS ZONES SPANS POINTERS; do
    "$bin/dmp" rows "$samples/types_19c.dmp" --table "$table" --format copy > expected
    sqlite3 -separator $'\t' -nullvalue '\N' x.db "SELECT * FROM $table" > got
    same expected got
  done
  holds x.db 'SELECT C, V FROM NATIONAL WHERE ID = 4' '|line
break'
  holds x.db 'SELECT typeof(F), typeof(D), F, D FROM FLOATS WHERE ID IN (3, 7)' \
    'real|real|0.1|0.1
text|text|NaN|NaN'
}

lobs() {
  imp 0 sqlite:x.db file="$samples/lobs_10g.dmp"
  holds x.db 'SELECT max(length(SCAN)), typeof(SCAN) FROM DOCUMENT WHERE SCAN IS NOT NULL' \
    '70000|blob'
  "$bin/dmp" rows "$samples/lobs_10g.dmp" --table DOCUMENT --format copy > expected
  sqlite3 -separator $'\t' -nullvalue '\N' x.db \
    "SELECT ID, TITLE, replace(replace(BODY, '\\', '\\\\'), char(10), '\\n'),
            '\\\\x' || iif(SCAN IS NULL, NULL, lower(hex(SCAN))), replace(NOTE, char(10), '\\n') FROM DOCUMENT" > got
  same expected got
}

partitions() {
  imp 0 sqlite:x.db file="$samples/partitions_12c.dmp"
  says '. . importing subpartition            "PARCELS":"P_OLD_X"          2 rows imported'
  says '. . importing partition               "SALES":"P_2022"          2 rows imported'
  holds x.db 'SELECT count(*) FROM SALES' 6
}

constraints() {
  imp 0 sqlite:x.db file="$samples/scott_11g.dmp"
  says 'About to enable constraints...'
  holds x.db 'PRAGMA foreign_key_list(EMP)' '0|0|DEPT|DEPTNO|DEPTNO|NO ACTION|NO ACTION|NONE'
  holds x.db 'PRAGMA foreign_key_check' ''
  holds x.db 'PRAGMA integrity_check' ok
  holds x.db 'SELECT name, "unique" FROM pragma_index_list('"'EMP'"') ORDER BY name' \
    'EMP_NAME_IX|0
PK_EMP|1'
  holds x.db 'SELECT name FROM pragma_table_info('"'DEPT'"') WHERE "notnull"' DEPTNO
  ! sqlite3 x.db 'UPDATE EMP SET SAL = 0' 2> out || fail 'the check does not hold'
  mentions 'CHECK constraint failed: EMP_SAL_CK'
  ! sqlite3 x.db 'PRAGMA foreign_keys = ON; DELETE FROM DEPT' 2> out || fail 'no foreign key'
  ! sqlite3 x.db 'INSERT INTO DEPT (DNAME) VALUES (1)' 2> out || fail 'the key may be NULL'
  sqlite3 x.db 'INSERT INTO EMP (EMPNO) VALUES (1)'
  holds x.db 'SELECT COMM FROM EMP WHERE EMPNO = 1' 0

  # Children without parents: the rows that are there before decide.
  imp 0 sqlite:y.db file="$samples/scott_11g.dmp" tables=dept
  sqlite3 y.db 'DELETE FROM DEPT WHERE DEPTNO = 30'
  imp 2 sqlite:y.db file="$samples/scott_11g.dmp" tables=emp
  says 'IMP-00017: foreign key FK_DEPTNO: 5 rows have no parent in DEPT; PRAGMA foreign_key_check lists them (table "SCOTT"."EMP")'
  holds y.db 'SELECT count(*) FROM pragma_foreign_key_check' 5
}

show() {
  imp 0 file="$samples/scott_11g.dmp" full=y show=y
  without_banner out > got
  same "$tests/golden/imp_show_scott.txt" got
  absent scott_11g.db
}

index_file() {
  imp 0 file="$samples/scott_11g.dmp" full=y indexfile=got touser=blake
  same "$tests/golden/imp_index_file_scott.sql" got
  absent scott_11g.db
}

log_layout() {
  imp 0 sqlite:x.db file="$samples/scott_11g.dmp" log=x.log recordlength=64000 destroy=n
  without_banner out > got
  same got x.log
  sed "s/SQLite [0-9.]*,/SQLite 3,/" x.log > got
  same "$tests/golden/imp_log_scott.txt" got
}

feedback() {
  imp 0 sqlite:x.db file="$samples/scott_11g.dmp" feedback=2 tables=emp
  grep -A2 'importing table' out > got
  printf '%s\n' '. . importing table                          "EMP"' '.....' \
    '                                                           11 rows imported' > expected
  same expected got
}

from_and_to_user() {
  imp 0 scott/tiger@sqlite:x.db file="$samples/scott_11g.dmp" fromuser=scott touser=blake
  says ". importing SCOTT's objects into BLAKE"
  does_not_mention tiger
  does_not_mention 'not by you'
  holds x.db 'SELECT DISTINCT owner FROM exhume_tables' BLAKE
  imp 2 clark/x@sqlite:y.db file="$samples/scott_11g.dmp" fromuser=nobody,scott
  says 'Warning: the objects were exported by SCOTT, not by you'
  says 'IMP-00034: the file has nothing of user "NOBODY"'
  holds y.db 'SELECT count(*) FROM EMP' 11
}

two_schemas() {
  imp 0 sqlite:x.db file="$samples/names.dmp"
  holds x.db 'SELECT V FROM "MixedCase"' MixedCase
  holds x.db 'SELECT V FROM "mixedcase_2"' mixedcase
  holds x.db 'SELECT V FROM "PLAIN.MixedCase"' 'the same name, another owner'
  holds x.db "SELECT sqlite_name FROM exhume_tables WHERE name = 'mixedcase'" mixedcase_2
  holds x.db 'SELECT * FROM COLUMNS' '1|x|2|3|4'
  holds x.db 'SELECT count(*) FROM NO_DATA' 0
  says '. . left out of table "ODD"."mixedcase": its name: it is taken; the table is called mixedcase_2'
}

tables() {
  imp 0 sqlite:x.db file="$samples/scott_11g.dmp" 'tables=(d%)'
  holds x.db "SELECT group_concat(name) FROM sqlite_schema WHERE type = 'table'
    AND name NOT LIKE 'exhume%'" DEPT
  imp 2 sqlite:y.db file="$samples/scott_11g.dmp" tables=emp,nix,'"emp"'
  says 'IMP-00033: the file has no table nix'
  says 'IMP-00033: the file has no table "emp"'
  says '. . left out of table "SCOTT"."EMP": foreign key FK_DEPTNO: its table SCOTT.DEPT was not imported'
  holds y.db 'SELECT count(*) FROM EMP' 11
  imp 2 sqlite:p.db file="$samples/partitions_12c.dmp" 'tables=(sales:p_2022,' 'parcels:p_old,sales:zz)'
  says 'IMP-00055: the file has no rows of partition sales:zz'
  holds p.db 'SELECT (SELECT count(*) FROM SALES), (SELECT count(*) FROM PARCELS)' '2|3'
}

ignore() {
  imp 0 sqlite:x.db file="$samples/scott_11g.dmp" constraints=n indexes=n
  imp 2 sqlite:x.db file="$samples/scott_11g.dmp"
  says 'IMP-00015: the following statement was not run because its object exists:'
  says ' "ABLE, "ENAME" VARCHAR2(20), "JOB" CHAR(9), "MGR" NUMBER(4, 0), "HIREDATE" D"'
  holds x.db 'SELECT count(*) FROM EMP' 11
  imp 0 sqlite:x.db file="$samples/scott_11g.dmp" ignore=y constraints=n indexes=n
  holds x.db 'SELECT count(*) FROM EMP' 22
  sqlite3 y.db 'CREATE TABLE emp (empno INTEGER PRIMARY KEY, ename, job, mgr, hiredate, sal, comm,
    deptno); INSERT INTO emp (empno) VALUES (1003)'
  imp 2 sqlite:y.db file="$samples/scott_11g.dmp" ignore=y tables=emp
  says 'IMP-00019: row 3 was rejected: UNIQUE constraint failed: emp.empno'
  says 'Column 2 OSTREL'
  says '                                                           10 rows imported'
  holds y.db 'SELECT count(*) FROM emp' 11
  sqlite3 z.db 'CREATE TABLE emp (empno)'
  imp 2 sqlite:z.db file="$samples/scott_11g.dmp" ignore=y tables=emp
  says 'IMP-00017: the rows were skipped: the table has no column ENAME (table "SCOTT"."EMP")'
}

rows_indexes_constraints() {
  imp 0 sqlite:x.db file="$samples/scott_11g.dmp" rows=n
  holds x.db 'SELECT count(*) FROM EMP' 0
  holds x.db "SELECT count(*) FROM pragma_index_list('EMP')" 2
  imp 0 sqlite:y.db file="$samples/scott_11g.dmp" indexes=n
  holds y.db "SELECT group_concat(name) FROM pragma_index_list('EMP')" PK_EMP
  imp 0 sqlite:z.db file="$samples/scott_11g.dmp" constraints=n
  holds z.db 'SELECT count(*) FROM pragma_foreign_key_list('"'EMP'"')' 0
  ! grep -q 'enable constraints' out || fail 'no constraints, no message'
}

commit() {
  imp 0 sqlite:x.db file="$samples/scott_11g.dmp" commit=y
  holds x.db 'SELECT count(*) FROM EMP' 11
}

parameter_file() {
  printf '%s\n' '# all of it' "FILE=$samples/scott_11g.dmp # the dump" 'TABLES=(EMP,' '  DEPT)' \
    'ROWS=N' 'userid=x/y@sqlite:x.db' > p.par
  imp 0 parfile=p.par rows=y
  holds x.db 'SELECT count(*) FROM EMP' 11
  imp 1 rows=y parfile=missing.par
  mentions IMP-00002
  # From an editor of Windows, with a value that goes on in the next line, and in single quotes.
  {
    printf '\xef\xbb\xbf'
    printf '%s\r\n' "FILE='$samples/scott_11g.dmp'" 'TABLES=emp\' ",'dept'" "TOUSER='Blake'"
  } > w.par
  imp 0 sqlite:w.db parfile=w.par
  holds w.db 'SELECT owner, name FROM exhume_tables ORDER BY 2' 'BLAKE|DEPT
BLAKE|EMP'
  echo 'TABLES=(EMP' > broken.par
  imp 1 parfile=broken.par
  mentions 'IMP-00022: line'
}

damaged_dump() {
  imp 2 sqlite:x.db file="$samples/damaged/cut_in_row.dmp"
  says '. . importing table                         "KEYS"          3 rows imported'
  says 'IMP-00018: only the first 3 rows of this table could be read'
  mentions 'IMP-00009: abnormal end of export file'
  says 'Import terminated successfully with warnings.'
  holds x.db 'SELECT count(*) FROM KEYS' 3
  imp 2 sqlite:y.db file="$samples/damaged/cut_in_statement.dmp"
  imp 1 sqlite:z.db file="$samples/damaged/crlf.dmp"
  says 'IMP-00000: Import terminated unsuccessfully'
  absent z.db
}

refusals() {
  imp 1 file=missing.dmp
  mentions 'IMP-00002'
  says 'IMP-00000: Import terminated unsuccessfully'
  imp 1 flie=x
  mentions 'IMP-00022: there is no parameter FLIE; did you mean FILE?'
  imp 1 full=y tables=emp
  mentions IMP-00024
  imp 1 tables=scott.emp
  mentions IMP-00029
  imp 1 show=maybe
  mentions IMP-00022
  imp 1 scott/tiger@orcl file="$samples/scott_11g.dmp"
  mentions 'orcl is no target'
  does_not_mention tiger
  imp 1 x.dmp
  mentions 'FILE=x.dmp'
  imp 1 sqlite:missing/x.db file="$samples/scott_11g.dmp"
  mentions IMP-00030
  imp 1 sqlite:"$samples/README.md" file="$samples/scott_11g.dmp"
  mentions 'file is not a database'
  imp 1 sqlite:x.db file="$samples/README.md"
  absent x.db
  imp 1 sqlite:x.db file="$samples/scott_11g.dmp" charset=KLINGON
  mentions IMP-00037
  imp 0 help=y
  mentions 'CONSTRAINTS  import constraints (Y)'
}

files_are_safe() {
  cp "$samples/scott_11g.dmp" x.dmp
  for argument in log=x.dmp indexfile=./x.dmp sqlite:x.dmp; do
    imp 1 file=x.dmp "$argument" || true
    same "$samples/scott_11g.dmp" x.dmp
  done
  imp 1 file=x log=x.dmp
  same "$samples/scott_11g.dmp" x.dmp
  # The dump of rejected rows, named or not, would take the place of the log.
  ln -s . here
  imp 1 sqlite:x.db file=x log=./new.log bad=here/new.log
  imp 1 sqlite:x.db file=x log=x.bad.dmp
  mentions 'x.bad.dmp cannot be read and written, or written twice, in one run'
  absent x.db
}

# stalled TARGET: an import that has read nearly all of a dump when it is killed.
stalled() {
  local size importer writer
  size=$(stat -c %s "$samples/scott_11g.dmp")
  rm -f pipe
  mkfifo pipe
  # The pipe stays open behind the bytes, so that imp waits for more.
  { head -c $((size * $2 / 100)) "$samples/scott_11g.dmp"; exec sleep 30; } > pipe &
  writer=$!
  "$bin/imp" "$1" file=pipe "${@:3}" > killed 2>&1 &
  importer=$!
  sleep 1
  kill -9 "$importer"
  kill "$writer"
  wait "$importer" "$writer" 2> /dev/null || true
}

killed_new_file() {
  stalled sqlite:x.db 60
  absent x.db
  imp 0 sqlite:x.db file="$samples/scott_11g.dmp"
  holds x.db 'SELECT count(*) FROM EMP' 11
}

killed_existing_file() {
  sqlite3 x.db 'CREATE TABLE mine (a); INSERT INTO mine VALUES (1)'
  stalled sqlite:x.db 60
  holds x.db 'PRAGMA integrity_check' ok
  holds x.db 'SELECT a FROM mine' 1
  # Tables that were whole stay, and the next run goes on behind them.
  holds x.db 'SELECT count(*) FROM DEPT' 4
  imp 0 sqlite:x.db file="$samples/scott_11g.dmp"
  mentions 'Going on with the import that began at 20'
  says '. . importing table                         "DEPT"          4 rows imported'
  holds x.db 'SELECT (SELECT count(*) FROM DEPT), (SELECT count(*) FROM EMP)' '4|11'
  holds x.db 'SELECT DISTINCT what FROM exhume_progress ORDER BY 1' 'table
warnings'

  # With COMMIT=Y a new file is there from the start.
  rm x.db
  stalled sqlite:x.db 60 commit=y
  holds x.db 'PRAGMA integrity_check' ok
  holds x.db 'SELECT count(*) FROM DEPT' 4
  # Packed or under another name it is the same dump.
  gzip -c "$samples/scott_11g.dmp" > other.dmp.gz
  imp 0 sqlite:x.db file=other.dmp.gz commit=y
  mentions 'Going on with'
  holds x.db 'SELECT (SELECT count(*) FROM DEPT), (SELECT count(*) FROM EMP)' '4|11'
}

repeated() {
  imp 0 sqlite:x.db file="$samples/scott_11g.dmp" ignore=y constraints=n indexes=n
  imp 0 sqlite:x.db file="$samples/scott_11g.dmp" ignore=y constraints=n indexes=n commit=y
  mentions 'This import was finished at 20'
  says 'Import terminated successfully without warnings.'
  holds x.db 'SELECT count(*) FROM EMP' 11
  imp 0 sqlite:x.db file="$samples/scott_11g.dmp" ignore=y constraints=n indexes=n again=y
  holds x.db 'SELECT count(*) FROM EMP' 22
  holds x.db 'SELECT parameters FROM exhume_imports' 'IGNORE=Y INDEXES=N CONSTRAINTS=N'
  # Another choice is another import.
  imp 0 sqlite:x.db file="$samples/scott_11g.dmp" ignore=y constraints=n indexes=n tables=dept
  holds x.db 'SELECT (SELECT count(*) FROM DEPT), (SELECT count(*) FROM EMP)' '12|22'
  # One whose tables somebody dropped is worth repeating; where one is left, only people know.
  imp 0 sqlite:y.db file="$samples/scott_11g.dmp"
  sqlite3 y.db 'DROP VIEW EMP_PLACES; DROP VIEW STAFF; DROP TABLE EMP'
  imp 2 sqlite:y.db file="$samples/scott_11g.dmp"
  mentions 'This import was finished at 20'
  mentions 'Since then these tables that it made are gone: EMP. AGAIN=Y makes them anew'
  sqlite3 y.db 'DROP TABLE DEPT'
  imp 0 sqlite:y.db file="$samples/scott_11g.dmp"
  mentions 'is done again: its tables are gone'
  holds y.db 'SELECT (SELECT count(*) FROM DEPT), (SELECT count(*) FROM EMP)' '4|11'
  # What a finished import warned of is not forgotten.
  sqlite3 z.db 'CREATE TABLE emp (empno INTEGER PRIMARY KEY, ename, job, mgr, hiredate, sal, comm,
    deptno); INSERT INTO emp (empno) VALUES (1003)'
  imp 2 sqlite:z.db file="$samples/scott_11g.dmp" ignore=y tables=emp constraints=n indexes=n
  imp 2 sqlite:z.db file="$samples/scott_11g.dmp" ignore=y tables=emp constraints=n indexes=n
  mentions ', with 1 warning: there is nothing to do.'
}

# Rows that the target refuses come back from the dump that is made of them.
rejected_rows() {
  sqlite3 x.db 'CREATE TABLE emp (empno INTEGER PRIMARY KEY, ename, job, mgr, hiredate, sal, comm,
    deptno); INSERT INTO emp (empno) VALUES (1003), (1007)'
  mkdir logs
  imp 2 sqlite:x.db file="$samples/scott_11g.dmp" ignore=y log=logs/x.log
  says 'Rejected rows are kept in logs/scott_11g.bad.dmp: 2'
  holds x.db 'SELECT count(*) FROM emp' 11
  "$bin/dmp" rows logs/scott_11g.bad.dmp --format copy > got
  "$bin/dmp" rows "$samples/scott_11g.dmp" --table EMP --format copy | grep -E '^100[37]' > expected
  same expected got
  # Still there: they are rejected again, into a file of another name.
  imp 2 sqlite:x.db file=logs/scott_11g.bad.dmp ignore=y bad=again.dmp
  says 'Rejected rows are kept in again.dmp: 2'
  sqlite3 x.db 'DELETE FROM emp WHERE empno IN (1003, 1007)'
  imp 0 sqlite:x.db file=logs/scott_11g.bad.dmp ignore=y again=y
  holds x.db 'SELECT count(*), count(DISTINCT empno) FROM emp' '11|11'
  # The file of a dump's first rows begins as the dump does, and is another import all the same.
  sqlite3 w.db 'CREATE TABLE dept (deptno, dname, loc CHECK (0))'
  imp 2 sqlite:w.db file="$samples/scott_11g.dmp" ignore=y tables=dept bad=first.dmp
  sqlite3 w.db 'DROP TABLE dept; CREATE TABLE dept (deptno, dname, loc)'
  imp 0 sqlite:w.db file=first.dmp ignore=y tables=dept
  holds w.db 'SELECT count(*) FROM dept' 4
  # Into nothing: the tables come with them.
  imp 0 sqlite:y.db file=again.dmp
  holds y.db 'SELECT group_concat(EMPNO) FROM EMP' 1003,1007
  # A pipe has gone by.
  sqlite3 z.db 'CREATE TABLE emp (empno INTEGER PRIMARY KEY, ename, job, mgr, hiredate, sal, comm,
    deptno); INSERT INTO emp (empno) VALUES (1003)'
  "$bin/imp" sqlite:z.db file=- ignore=y < "$samples/scott_11g.dmp" 2> out || [ $? -eq 2 ]
  says 'The rejected rows are not kept: - cannot be read twice'
  imp 1 sqlite:z.db file="$samples/scott_11g.dmp" ignore=y bad="$samples/scott_11g.dmp"
  mentions 'cannot be read and written'
}

# A dump that ended early, and its whole self: what was missing is added.
completed_dump() {
  head -c 5400 "$samples/scott_11g.dmp" > part.dmp
  imp 2 sqlite:x.db file=part.dmp ignore=y
  mentions IMP-00009
  imp 0 sqlite:x.db file="$samples/scott_11g.dmp" ignore=y
  mentions 'Going on with'
  holds x.db 'SELECT (SELECT count(*) FROM DEPT), (SELECT count(*) FROM EMP)' '4|11'
  holds x.db 'PRAGMA foreign_key_list(EMP)' '0|0|DEPT|DEPTNO|DEPTNO|NO ACTION|NO ACTION|NONE'
}

no_room() {
  sqlite3 x.db 'CREATE TABLE mine (a)'
  for target in x.db new.db; do
    # A limit on the size of files, in units of 1024 bytes, as on a full disk.
    (trap '' XFSZ && ulimit -f 24 && imp 1 "sqlite:$target" file="$samples/lobs_10g.dmp")
    mentions 'IMP-00000: Import terminated unsuccessfully'
  done
  absent new.db
  holds x.db 'SELECT group_concat(name) FROM sqlite_schema' mine
  [ -z "$(find . -name '.exhume-*')" ] || fail 'a temporary file stayed'
}

# Whoever writes to the file keeps imp out, and gets to know it.
locked() {
  sqlite3 x.db 'CREATE TABLE mine (a)'
  mkfifo hold
  sqlite3 x.db < hold &
  exec 9> hold
  echo 'BEGIN IMMEDIATE; INSERT INTO mine VALUES (1);' >&9
  sleep 0.5
  imp 1 sqlite:x.db file="$samples/scott_11g.dmp"
  mentions 'IMP-00003: SQLite error 5: database is locked'
  says 'IMP-00000: Import terminated unsuccessfully'
  exec 9>&-
  wait
  holds x.db "SELECT group_concat(name) FROM sqlite_schema" mine
}

# A disk that fills up in the middle: what was committed stays, and is not loaded twice.
full_disk() {
  "$bin/make_numbered_dump" numbered.dmp 3 20000
  sqlite3 x.db 'CREATE TABLE mine (a)'
  for commit in n y; do
    (trap '' XFSZ && ulimit -f 1200 && imp 1 sqlite:x.db file=numbered.dmp commit=$commit)
    mentions 'IMP-00028: '
    mentions 'IMP-00003: SQLite error'
    holds x.db 'PRAGMA integrity_check' ok
  done
  imp 0 sqlite:x.db file=numbered.dmp
  mentions 'Going on with the import'
  for table in T1 T2 T3; do
    holds x.db "SELECT count(*), count(DISTINCT N) FROM $table" '20000|20000'
  done
}

# What Oracle, SQLite and PostgreSQL understand each in another way.
dialect() {
  "$bin/dmp" asm "$tests/e2e/targets.dmpt" shop.dmp
  imp 0 sqlite:x.db file=shop.dmp
  sqlite3 x.db 'INSERT INTO DEFAULTS (ID) VALUES (2)'
  holds x.db "SELECT typeof(N), N, C || '|', V, typeof(A), B FROM DEFAULTS ORDER BY ID" \
    'integer|2|y    ||now|text|1.25
integer|0|x    |||null|'
  mentions 'the default of column V: Oracle makes text of a date by its settings'
  holds x.db 'SELECT * FROM DAYS WHERE DAY IS NOT NULL' '-0044-03-15 00:00:00|15.03.0044'
  # Numbers of more than 15 digits, and very small ones, are text.
  holds x.db 'SELECT group_concat(ID) FROM SORTED' 6,5,3,1,7,2,4
  holds x.db 'SELECT group_concat(ID) FROM SORTED2' 4,2,7
  holds x.db 'SELECT CAST(A AS TEXT), B < -1e19 FROM LARGEST' '1.0e+20|1'
  holds x.db 'SELECT group_concat(ID) FROM SMALL' 3,5
  holds x.db 'SELECT * FROM JOINED' 1
  holds x.db "SELECT instr(sql, 'CONSTRAINT \"X_CK\" CHECK') > 0 FROM sqlite_schema
    WHERE name = 'NUMBERS'" 1
  holds x.db 'SELECT count(*) FROM "sorted_2"' 7
  mentions 'left out: the name of view "SHOP"."sorted": it is called "sorted_2"'
  holds x.db 'SELECT VC FROM SYSTEMS' 99980001
  holds x.db "SELECT count(*) FROM sqlite_schema
    WHERE sql LIKE '%FOREIGN KEY (\"ID\")%(\"ID\") DEFERRABLE INITIALLY DEFERRED%'" 1
  mentions 'the deferral of check PARENT_CK: SQLite checks it at once'
  mentions 'the deferral of key PARENT_UN: SQLite checks it at once'
  # Dependents of a table of one's own, whatever case its names are in.
  sqlite3 own.db 'CREATE TABLE emp (empno, Ename TEXT, job, mgr, hiredate, sal REAL, comm NUMERIC,
    deptno)'
  imp 0 sqlite:own.db file="$samples/scott_11g.dmp" tables=emp ignore=y
  holds own.db "SELECT group_concat(name) FROM pragma_index_info('EMP_NAME_IX')" Ename,hiredate
  holds own.db 'SELECT count(DISTINCT typeof(sal)), max(typeof(sal)) FROM emp WHERE sal > 0' '1|real'
  mentions 'the table was there before this import and stays as it is'
  sqlite3 taken.db 'CREATE VIEW emp AS SELECT 1'
  imp 2 sqlite:taken.db file="$samples/scott_11g.dmp" tables=emp ignore=y
  says 'IMP-00017: the rows were skipped: a view or the like of that name exists (table "SCOTT"."EMP")'
}

hostile_names() {
  "$bin/make_hostile_dump" hostile.dmp
  imp 2 sqlite:x.db file=hostile.dmp
  absent owned
  holds x.db 'PRAGMA integrity_check' ok
  holds x.db 'SELECT count(*) FROM "T""; DROP TABLE exhume_tables; --"' 0
  holds x.db 'SELECT * FROM T' "'); DROP TABLE exhume_tables; --|1|2"
  holds x.db 'SELECT A FROM "_sqlite_schema"' 7
  holds x.db 'SELECT A FROM "exhume_tables_2"' 7
  holds x.db 'SELECT count(*) FROM exhume_tables' 4
  mentions 'check K: it calls WRITEFILE'
  mentions 'the default of column N: it is'
  mentions 'I2: it calls LOAD_EXTENSION'
  imp 2 file=hostile.dmp show=y
  imp 2 file=hostile.dmp indexfile=x.sql
  ! grep -q '^HOST' x.sql || fail 'a name became a SQL*Plus command'
  ! grep -v '^REM' x.sql | grep -q HOST || fail 'a name with a line end is not in a remark'
}

views() {
  "$bin/make_views_dump" fleet.dmp
  imp 0 sqlite:x.db file=fleet.dmp log=fleet.log
  holds x.db 'SELECT * FROM ALL_SHIPS' '1|Anna!|7|10|afloat
2|Berta!|7|0|sunk
3|-!||30|afloat'
  holds x.db 'SELECT * FROM FAST_SHIPS' 'Anna!|Kiel'
  holds x.db 'SELECT * FROM SPEEDS' '7|1|10
|1|30'
  holds x.db 'SELECT * FROM HARBOURS' '7|Kiel'
  holds x.db 'SELECT count(*) FROM "PUBLIC.VESSELS"' 3
  holds x.db 'SELECT count(*) FROM EVIL2' 0
  holds x.db 'SELECT count(*) FROM "EVIL""; DROP TABLE SHIPS; --"' 3
  holds x.db "SELECT count(*) FROM sqlite_schema WHERE type = 'view'" 7
  holds x.db "SELECT count(*) FROM exhume_objects WHERE kind = 'view'" 9
  holds x.db "SELECT count(*) FROM exhume_objects WHERE kind = 'comment'" 3
  mentions 'ALL_SHIPS: SQLite keeps comments on its tables alone'
  holds x.db "SELECT name, default_expression FROM exhume_columns WHERE table_name = 'LOGS'" \
    'ID|"FLEET"."IDS".NEXTVAL
TAG|"FLEET"."IDS".NEXTVAL
NEXT|"FLEET"."IDS".NEXTVAL
LOST|"FLEET"."GONE".NEXTVAL'
  mentions 'the default of column ID: SQLite has no sequences'
  absent owned
  mentions 'NUMBERED: it has rownum'
  mentions 'EVIL: it has ;'
  mentions 'ELSEWHERE: FLEET.NOTHING is no table or view that was imported'
  for left in 'view OLD_JOIN: it has an outer join of the form (+)' 'view EVIL3: it has $' \
    'synonym FAR: it reads through a database link' 'constraint SHIPS: it calls REGEXP_LIKE' \
    'table SHIPS: it is an expression' 'table LOGS: SQLite has no sequences' 'grant PORTS: it has no meaning in the target'; do
    grep -qxF -- "-- $left" fleet.not_imported.sql || fail "not left: $left"
  done
  grep -qF "ADD CONSTRAINT \"CODE_CK\" CHECK (REGEXP_LIKE(code, '^[a-z]'))" \
    fleet.not_imported.sql || fail 'the check is not in the script'
  grep -qF "DEFAULT LOWER(USER) || 'x'" fleet.not_imported.sql || fail 'no default in the script'
  imp 0 sqlite:y.db file=fleet.dmp touser=navy
  holds y.db 'SELECT * FROM SPEEDS' '7|1|10
|1|30'
  imp 2 sqlite:x.db file=fleet.dmp again=y
  says 'IMP-00015: the following statement was not run because its object exists:'
  imp 0 sqlite:x.db file=fleet.dmp again=y ignore=y rows=n
}

# As exp 19 writes the key of an identity column.
unread_statement() {
  "$bin/dmp" disasm "$samples/scott_11g.dmp" |
    sed '/^> ALTER TABLE "EMP" ADD  CONSTRAINT "PK_EMP"/s/.*/> ALTER TABLE "EMP" ADD  CONSTRAINT "PK_EMP" PRIMARY KEY/' |
    "$bin/dmp" asm - unread.dmp
  imp 2 sqlite:x.db file=unread.dmp tables=emp log=x.log
  says 'EXH-00201: statement that cannot be read, and was not run:'
  grep -qxF -- '-- ALTER TABLE "EMP" ADD  CONSTRAINT "PK_EMP" PRIMARY KEY' x.not_imported.sql ||
    fail 'it is not in the script'
  imp 0 sqlite:y.db file=unread.dmp tables=dept
  # A change to something that nobody knows is no reason for silence either.
  "$bin/dmp" disasm "$samples/scott_11g.dmp" | sed '/^> METRICSUviews/i > ALTER FOO "X" BAR' |
    "$bin/dmp" asm - foo.dmp
  imp 0 sqlite:z.db file=foo.dmp log=z.log
  mentions 'not imported into SQLite: 1 other (X)'
  grep -qxF 'ALTER FOO "X" BAR;' z.not_imported.sql || fail 'it is not in the script'
}

no_parallel() {
  imp 0 sqlite:x.db file="$samples/scott_11g.dmp" parallel=4
  says 'Note: without effect here: PARALLEL'
  holds x.db 'SELECT count(*) FROM EMP' 11
}

standard_input() {
  "$bin/imp" sqlite:x.db file=- full=y < "$samples/scott_11g.dmp" 2> out
  holds x.db 'SELECT count(*) FROM EMP' 11
}

"$2"
