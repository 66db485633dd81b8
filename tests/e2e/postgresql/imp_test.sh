#!/usr/bin/env bash
# imp_test.sh BIN_DIR: runs imp into a real PostgreSQL and looks at what is there afterwards.
set -euo pipefail

bin=$1
. "$(dirname "$0")/../assertions.sh"
tests=$(cd "$(dirname "$0")/../.." && pwd)
samples=$tests/../samples
. "$(dirname "$0")/cluster.sh"
scratch=$(mktemp -d)
mkdir "$scratch/server" "$scratch/work"
chmod a+rx "$scratch"
trap 'stop_cluster; rm -rf "$scratch"' EXIT
cd "$scratch/work"

# imp STATUS ARGUMENT...: into the database x; the messages go to the file out.
imp() { imp_into "$1" "postgresql://importer:secret@$socket/x" "${@:2}"; }

# imp_into STATUS TARGET ARGUMENT...
imp_into() {
  local wanted=$1 status=0
  shift
  "$bin/imp" "$@" > stdout 2> out || status=$?
  [ "$status" -eq "$wanted" ] || fail "imp $*: status $status, not $wanted"
  [ ! -s stdout ] || fail "imp $*: messages belong on standard error"
}

# holds SQL RESULT
holds() {
  local got
  got=$(query x "$1") || fail "$1"
  [ "$got" = "$2" ] || fail "$1 gives
$got
and not
$2"
}

# refuses SQL MESSAGE
refuses() {
  ! query x "$1" > refusal 2>&1 || fail "should be refused: $1"
  grep -qF -- "$2" refusal || fail "$1: $(cat refusal)"
}

# same_rows DUMP TABLE RELATION [SED]: COPY gives the text that dmp gives, once SED has gone over it.
same_rows() {
  "$bin/dmp" rows "$samples/$1" --table "$2" --format copy | sed -E "${4:-}" > expected
  query x "COPY ($(select_all x "$3")) TO STDOUT" > got
  cmp -s expected got || fail "$2 differs: $(diff expected got | head -n 6 | cut -c1-200)"
}

values() {
  imp 0 file="$samples/scott_11g.dmp"
  mentions 'Connected to: PostgreSQL'
  does_not_mention secret
  same_rows scott_11g.dmp DEPT scott.dept
  same_rows scott_11g.dmp EMP scott.emp
  holds "SELECT obj_description('scott.dept'::regclass)" 'Departments, one row each.'
  holds "SELECT col_description('scott.dept'::regclass, 3)" \
    "Where it sits; Mühlbach is the café's street."
  holds "SELECT nextval('scott.emp_seq')" 1
  holds "SELECT column_name, format_type(atttypid, atttypmod), oracle_type, default_expression
    FROM exhume.exhume_columns JOIN pg_attribute ON attrelid = 'scott.emp'::regclass
    AND attname = column_name WHERE table_name = 'EMP' AND name IN ('EMPNO', 'COMM') ORDER BY 1" \
    'comm|numeric(7,2)|NUMBER(7,2)|0
empno|smallint|NUMBER(4,0)|'
  holds 'SELECT kind, name FROM exhume.exhume_objects ORDER BY 1, 2 LIMIT 4' \
    'grant|DEPT
grant|EMP
grant|EMP
procedure|RAISE_SALARY'
}

constraints() {
  imp 0 file="$samples/scott_11g.dmp"
  holds "SELECT conname, convalidated, pg_get_constraintdef(oid) FROM pg_constraint
    WHERE connamespace = 'scott'::regnamespace ORDER BY 1" \
    'emp_sal_ck|t|CHECK ((sal > (0)::numeric))
fk_deptno|t|FOREIGN KEY (deptno) REFERENCES scott.dept(deptno)
pk_dept|t|PRIMARY KEY (deptno)
pk_emp|t|PRIMARY KEY (empno)'
  holds "SELECT indexname FROM pg_indexes WHERE schemaname = 'scott' ORDER BY 1" \
    'emp_name_ix
pk_dept
pk_emp'
  refuses 'UPDATE scott.emp SET sal = 0' emp_sal_ck
  query x 'INSERT INTO scott.emp (empno) VALUES (1)'
  holds 'SELECT comm FROM scott.emp WHERE empno = 1' 0.00

  # Children without parents: Oracle takes the key with NOVALIDATE, and so does this.
  fresh x
  imp 0 file="$samples/scott_11g.dmp" tables=dept
  query x 'DELETE FROM scott.dept WHERE deptno = 30'
  imp 2 file="$samples/scott_11g.dmp" tables=emp
  mentions 'IMP-00017: foreign key FK_DEPTNO holds for new rows only: insert or update on table "emp" violates'
  holds "SELECT convalidated FROM pg_constraint WHERE conname = 'fk_deptno'" f
  fresh x
  imp 0 file="$samples/scott_11g.dmp" indexes=n constraints=n
  holds "SELECT count(*) FROM pg_constraint WHERE connamespace = 'scott'::regnamespace" 0
}

types() {
  imp 0 file="$samples/types_19c.dmp"
  same_rows types_19c.dmp NUMBERS types.numbers
  # Before Christ PostgreSQL has BC behind, and no sign.
  for table in DATES STAMPS; do
    same_rows types_19c.dmp "$table" "types.$table" \
      's/\t-([0-9]{4}-[0-9]{2}-[0-9]{2} [0-9:.]+)/\t\1 BC/g'
  done
  for table in FLOATS SPANS POINTERS; do
    same_rows types_19c.dmp "$table" "types.$table"
  done
  holds "SELECT format_type(atttypid, atttypmod) FROM pg_attribute
    WHERE attrelid = 'types.stamps'::regclass AND attname = 'ts'" text
  holds "SELECT count(*) FROM types.zones" "$("$bin/dmp" rows "$samples/types_19c.dmp" \
    --table ZONES --format copy | wc -l)"
}

large_values() {
  imp 0 file="$samples/lobs_10g.dmp"
  same_rows lobs_10g.dmp DOCUMENT librarian.document
  holds 'SELECT max(length(scan)) FROM librarian.document' 70000
}

partitions() {
  imp 0 file="$samples/partitions_12c.dmp" commit=y
  says '. . importing subpartition            "PARCELS":"P_OLD_X"          2 rows imported'
  holds 'SELECT count(*) FROM shop.sales' 6
}

charsets() {
  imp 0 file="$samples/gbk_9i.dmp"
  same_rows gbk_9i.dmp 图书 'library."图书"'
  imp 0 file="$samples/direct_10g.dmp"
  query x "SELECT format('%I.%I', schema_name, table_name) FROM exhume.exhume_tables
    WHERE owner = 'STORE' ORDER BY name" > names
  [ "$(tr '\n' ' ' < names)" = 'store.goods store.returns ' ] || fail "$(cat names)"
  same_rows direct_10g.dmp GOODS store.goods
  imp 0 file="$samples/v8_8i.dmp"
  same_rows v8_8i.dmp BOATS fleet.boats
}

names() {
  imp 0 file="$samples/names.dmp"
  holds 'SELECT v FROM odd."MixedCase"' MixedCase
  holds 'SELECT v FROM odd.mixedcase' mixedcase
  holds 'SELECT v FROM plain."MixedCase"' 'the same name, another owner'
  holds 'SELECT count(*) FROM odd."select"' 1
  mentions 'its name: it is called "nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn_13191fc5"'
  holds "SELECT max(octet_length(relname)) FROM pg_class WHERE relnamespace = 'odd'::regnamespace" 63
  # A table that Oracle calls "emp" keeps its name, whether EMP comes before it or after it.
  fresh x
  imp 0 file="$samples/scott_11g.dmp" tables=emp indexes=n constraints=n touser=reader
  imp 0 file="$samples/scott_11g.dmp" tables=emp indexes=n constraints=n touser='"reader"'
  holds 'SELECT count(*) FROM reader."EMP"' 11
}

existing() {
  imp 0 file="$samples/scott_11g.dmp" constraints=n indexes=n
  imp 2 file="$samples/scott_11g.dmp"
  says 'IMP-00015: the following statement was not run because its object exists:'
  holds 'SELECT count(*) FROM scott.emp' 11
  imp 0 file="$samples/scott_11g.dmp" ignore=y constraints=n indexes=n
  holds 'SELECT count(*) FROM scott.emp' 22
  fresh x
  query x 'CREATE SCHEMA scott; CREATE TABLE scott.emp (empno integer PRIMARY KEY,
    ename varchar(9), job text, mgr numeric, hiredate timestamp, sal numeric, comm numeric,
    deptno numeric); INSERT INTO scott.emp (empno) VALUES (1003)'
  imp 2 file="$samples/scott_11g.dmp" ignore=y tables=emp
  says 'IMP-00019: row 3 was rejected: duplicate key value violates unique constraint "emp_pkey": Key (empno)=(1003) already exists. (SQLSTATE 23505)'
  says 'Column 2 OSTREL'
  says 'IMP-00019: row 7 was rejected: value too long for type character varying(9) (SQLSTATE 22001)'
  says '                                                            8 rows imported'
  holds 'SELECT count(*) FROM scott.emp' 9
  holds 'SELECT string_agg(empno::text, $$ $$) FROM scott.emp' \
    '1003 1001 1002 1004 1005 1006 1008 1009 1011'
  imp 2 file="$samples/scott_11g.dmp" ignore=y tables=emp feedback=2 commit=y again=y
  says '11 rows were rejected in all'
  fresh x
  query x 'CREATE SCHEMA scott; CREATE TABLE scott.emp (empno integer)'
  imp 2 file="$samples/scott_11g.dmp" ignore=y tables=emp
  says 'IMP-00017: the rows were skipped: the table has no column ENAME (table "SCOTT"."EMP")'
}

damaged_dump() {
  imp 2 file="$samples/damaged/cut_in_row.dmp"
  says '. . importing table                         "KEYS"          3 rows imported'
  mentions 'IMP-00009: abnormal end of export file'
  holds 'SELECT count(*) FROM keeper.keys' 3
}

refusals() {
  local file="file=$samples/scott_11g.dmp"
  imp_into 1 "postgresql://importer:wrong@$socket/x" "$file"
  mentions 'IMP-00003: connection to server'
  mentions 'password authentication failed for user "importer"'
  says 'IMP-00000: Import terminated unsuccessfully'
  does_not_mention wrong
  imp_into 1 "postgresql://importer:secret@$socket/nowhere" "$file"
  mentions 'database "nowhere" does not exist'
  imp_into 1 postgresql://importer:secret@127.0.0.1:1/x "$file"
  mentions 'Connection refused'
  does_not_mention secret
  imp_into 1 postgres://importer:sec%zzret@127.0.0.1/x "$file"
  mentions 'IMP-00003: the target is no PostgreSQL URI'
  does_not_mention sec%zzret
  query postgres "CREATE ROLE reader LOGIN PASSWORD 'secret'" > /dev/null
  imp_into 1 "scott/tiger@postgresql://reader:secret@$socket/x" "$file"
  mentions 'permission denied for database x'
  does_not_mention tiger
}

# Tables that were whole stay, and the next run goes on behind them.
killed() {
  local size importer writer
  size=$(stat -c %s "$samples/scott_11g.dmp")
  mkfifo pipe
  { head -c $((size * 60 / 100)) "$samples/scott_11g.dmp"; exec sleep 30; } > pipe &
  writer=$!
  "$bin/imp" "postgresql://importer:secret@$socket/x" file=pipe > killed 2>&1 &
  importer=$!
  sleep 1
  kill -9 "$importer"
  kill "$writer"
  wait "$importer" "$writer" 2> /dev/null || true
  holds 'SELECT count(*) FROM scott.dept' 4
  imp 0 file="$samples/scott_11g.dmp"
  mentions 'Going on with the import that began at 20'
  says '. . importing table                         "DEPT"          4 rows imported'
  holds 'SELECT count(*) FROM scott.dept' 4
  holds 'SELECT count(*) FROM scott.emp' 11
  imp 0 file="$samples/scott_11g.dmp" commit=y
  mentions 'This import was finished at 20'
  imp 2 file="$samples/scott_11g.dmp" again=y
  says 'IMP-00015: the following statement was not run because its object exists:'
  holds 'SELECT count(*) FROM scott.emp' 11
}

lost_session() {
  query x "CREATE FUNCTION bye() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END';
    CREATE SCHEMA scott; CREATE TABLE scott.emp (empno integer, ename text, job text, mgr integer,
      hiredate timestamp, sal numeric, comm numeric, deptno integer);
    CREATE TRIGGER t BEFORE INSERT ON scott.emp FOR EACH ROW EXECUTE FUNCTION bye()"
  imp 1 file="$samples/scott_11g.dmp" tables=emp ignore=y
  mentions 'IMP-00028: the 11 rows of this table since the last commit were taken back'
  mentions 'IMP-00003: '
  says 'IMP-00000: Import terminated unsuccessfully'
}

# Somebody else has the table, for longer than one waits.
locked() {
  query x 'CREATE SCHEMA scott; CREATE TABLE scott.emp (empno integer, ename text, job text,
    mgr integer, hiredate timestamp, sal numeric, comm numeric, deptno numeric)'
  { echo 'BEGIN; LOCK TABLE scott.emp;'; sleep 3; } |
    psql -X -q -h "$cluster" -U importer -d x > /dev/null &
  sleep 0.5
  PGOPTIONS="$PGOPTIONS -c lock_timeout=300" \
    imp 1 file="$samples/scott_11g.dmp" ignore=y
  mentions 'IMP-00003: canceling statement due to lock timeout'
  says 'IMP-00000: Import terminated unsuccessfully'
  holds 'SELECT count(*) FROM scott.dept' 4
  wait
  imp 0 file="$samples/scott_11g.dmp" ignore=y
  mentions 'Going on with the import'
  holds 'SELECT (SELECT count(*) FROM scott.dept), (SELECT count(*) FROM scott.emp)' '4|11'
}

# A table that the user may not write to is left out; the others are loaded.
no_privilege() {
  query postgres "DROP ROLE IF EXISTS writer; CREATE ROLE writer LOGIN PASSWORD 'secret'"
  query x 'GRANT CREATE ON DATABASE x TO writer; CREATE SCHEMA scott; CREATE TABLE scott.emp
    (empno integer, ename text, job text, mgr integer, hiredate timestamp, sal numeric,
    comm numeric, deptno numeric); GRANT ALL ON SCHEMA scott TO writer'
  imp_into 2 "postgresql://writer:secret@$socket/x" file="$samples/scott_11g.dmp" ignore=y
  mentions 'IMP-00017: the rows were skipped: permission denied for table emp (SQLSTATE 42501)'
  says 'Run again with the same parameters, the import goes on with what is missing.'
  holds 'SELECT (SELECT count(*) FROM scott.dept), (SELECT count(*) FROM scott.emp)' '4|0'
  query x 'GRANT ALL ON scott.emp TO writer'
  # Whoever does not own a table cannot give it keys.
  imp_into 2 "postgresql://writer:secret@$socket/x" file="$samples/scott_11g.dmp" ignore=y
  mentions 'IMP-00017: check EMP_SAL_CK was left out: must be owner of table emp'
  mentions '1 comment (EMP: must be owner of relation emp (SQLSTATE 42501))'
  holds 'SELECT (SELECT count(*) FROM scott.dept), (SELECT count(*) FROM scott.emp)' '4|11'
}

# The session is cut while rows come in, and the import run again.
cut_connection() {
  "$bin/make_numbered_dump" numbered.dmp 3 30000
  local size
  size=$(stat -c %s numbered.dmp)
  for commit in n y; do
    rm -f pipe
    mkfifo pipe
    { head -c $((size * 60 / 100)) numbered.dmp; sleep 2; tail -c +$((size * 60 / 100 + 1)) numbered.dmp; } > pipe &
    (
      sleep 1
      query postgres "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'x'"
    ) > /dev/null &
    imp 1 file=pipe commit=$commit again=y ignore=y
    wait
    mentions 'IMP-00028: '
    mentions 'IMP-00003: '
    holds 'SELECT count(*) FROM counter.t1' 30000
    imp 0 file=numbered.dmp commit=$commit ignore=y
    mentions 'Going on with the import'
    for table in t1 t2 t3; do
      holds "SELECT count(*), count(DISTINCT n) FROM counter.$table" '30000|30000'
    done
    query x 'DROP SCHEMA counter CASCADE'
  done
}

rejected_rows() {
  query x 'CREATE SCHEMA scott; CREATE TABLE scott.emp (empno integer PRIMARY KEY,
    ename varchar(9), job text, mgr numeric, hiredate timestamp, sal numeric, comm numeric,
    deptno numeric); INSERT INTO scott.emp (empno) VALUES (1003)'
  imp 2 file="$samples/scott_11g.dmp" ignore=y tables=emp indexes=n constraints=n
  says 'Rejected rows are kept in scott_11g.bad.dmp: 3'
  query x 'DELETE FROM scott.emp WHERE empno = 1003;
    ALTER TABLE scott.emp ALTER COLUMN ename TYPE varchar(20)'
  imp 0 file=scott_11g.bad.dmp ignore=y
  holds 'SELECT count(*), count(DISTINCT empno) FROM scott.emp' '11|11'
}

# Several sessions at once: the same rows, refused ones found and named, all of it recorded.
parallel() {
  "$bin/make_large_dump" large.dmp 60000
  imp 2 file=large.dmp parallel=3
  says "IMP-00019: row 2 was rejected: column S: PostgreSQL's text cannot hold U+0000"
  says '. . importing table                      "NUMBERS"      60000 rows imported'
  holds 'SELECT count(*), count(DISTINCT n), min(n), max(n) FROM loader.numbers' '60000|60000|1|60000'
  holds 'SELECT s FROM loader.zeros' exact
  holds 'SELECT DISTINCT what FROM exhume.exhume_progress ORDER BY 1' 'table
warnings'
  query x 'DELETE FROM loader.numbers WHERE n % 10000 <> 0;
    ALTER TABLE loader.numbers ADD PRIMARY KEY (n)'
  imp 2 file=large.dmp ignore=y tables=numbers parallel=4 commit=y
  says 'IMP-00019: row 10000 was rejected: duplicate key value violates unique constraint "numbers_pkey": Key (n)=(10000) already exists. (SQLSTATE 23505)'
  says 'Rejected rows are kept in large.bad.dmp: 6'
  holds 'SELECT count(*) FROM loader.numbers' 60000
  imp 1 file=large.dmp parallel=9
  mentions 'IMP-00022: PARALLEL takes 1 to 8'
}

# 25,000 rows into a table that has every thousandth: they are found among several batches.
many_rows() {
  "$bin/make_large_dump" large.dmp 25000
  imp 2 file=large.dmp commit=y
  says "IMP-00019: row 2 was rejected: column S: PostgreSQL's text cannot hold U+0000"
  says 'Column 2 b\x00c'
  # ZEROS was called zeros until a table came that Oracle calls so.
  holds 'SELECT string_agg(s, $$ $$) FROM loader."ZEROS"' 'a d'
  holds 'SELECT s FROM loader.zeros' exact
  says '. . left out of table "LOADER"."ZEROS": its name: it is called "ZEROS"'
  holds "SELECT table_name FROM exhume.exhume_tables WHERE name = 'ZEROS'" ZEROS
  holds 'SELECT count(*), count(DISTINCT n), min(n), max(n) FROM loader.numbers' '25000|25000|1|25000'
  query x 'DELETE FROM loader.numbers WHERE n % 1000 <> 0;
    ALTER TABLE loader.numbers ADD PRIMARY KEY (n)'
  imp 2 file=large.dmp ignore=y tables=numbers
  says '25 rows were rejected in all'
  says 'IMP-00019: row 1000 was rejected: duplicate key value violates unique constraint "numbers_pkey": Key (n)=(1000) already exists. (SQLSTATE 23505)'
  mentions '24975 rows imported'
  holds 'SELECT count(*) FROM loader.numbers' 25000
}

hostile_names() {
  "$bin/make_hostile_dump" hostile.dmp
  imp 2 file=hostile.dmp
  [ ! -e owned ] || fail 'a command of the dump ran'
  holds 'SELECT count(*) FROM exhume.exhume_tables' 4
  holds "SELECT count(*) FROM eve.\"T\"\"; DROP TABLE exhume_tables; --\"" 0
  holds 'SELECT * FROM eve.t' "'); DROP TABLE exhume_tables; --|1|2"
  mentions 'check K: it calls WRITEFILE'
  mentions 'the default of column N: it is'
  mentions 'I2: it calls LOAD_EXTENSION'
}

views() {
  "$bin/make_views_dump" fleet.dmp
  query postgres 'DROP ROLE IF EXISTS sailor; CREATE ROLE sailor'
  imp 0 file=fleet.dmp log=fleet.log
  holds 'SELECT * FROM fleet.all_ships' '1|Anna!|7|10.00|afloat
2|Berta!|7|0|sunk
3|-!||30.00|afloat'
  holds 'SELECT * FROM fleet.fast_ships' 'Anna!|Kiel'
  holds 'SELECT * FROM fleet.speeds' '7|1|10.00
|1|30.00'
  holds 'SELECT * FROM fleet.harbours' '7|Kiel'
  holds 'SELECT count(*) FROM public.vessels' 3
  holds 'SELECT count(*) FROM fleet.evil2' 0
  holds 'SELECT count(*) FROM fleet."EVIL""; DROP TABLE SHIPS; --"' 3
  [ ! -e owned ] || fail 'a command of the dump ran'
  holds "SELECT count(*) FROM pg_views WHERE schemaname IN ('fleet', 'public')" 7
  holds "SELECT has_table_privilege('sailor', 'fleet.ports', 'SELECT'),
    has_column_privilege('sailor', 'fleet.ports', 'name', 'UPDATE WITH GRANT OPTION'),
    has_column_privilege('sailor', 'fleet.ports', 'id', 'UPDATE'),
    has_schema_privilege('sailor', 'fleet', 'USAGE'),
    has_sequence_privilege('sailor', 'fleet.ids', 'USAGE'),
    has_table_privilege('sailor', 'fleet.ships', 'SELECT')" 't|t|f|t|t|f'
  holds "SELECT obj_description('fleet.all_ships'::regclass),
    col_description('fleet.all_ships'::regclass, 5)" "whatever's afloat; or not|from FLAG"
  mentions 'PORTS: there is no role nobody'
  mentions 'EVIL: it has ;'
  for left in 'view OLD_JOIN: it has an outer join of the form (+)' \
    'constraint SHIPS: it calls REGEXP_LIKE' 'grant PORTS: there is no role nobody' \
    'comment OLD_JOIN: it is about no table or view that was imported'; do
    grep -qxF -- "-- $left" fleet.not_imported.sql || fail "not left: $left"
  done
  query x 'INSERT INTO fleet.logs (tag) SELECT $$b$$ FROM generate_series(1, 2)'
  holds 'SELECT id, next FROM fleet.logs ORDER BY next' '1|40
41|42
43|44'
  mentions 'the default of column TAG: the next value of a sequence is no value of the type varchar(9)'
  mentions 'the default of column LOST: there is no sequence FLEET.GONE'
  imp 0 file=fleet.dmp fromuser=fleet touser=navy grants=n ignore=y
  holds "SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef
    WHERE adrelid = 'navy.logs'::regclass AND adnum = 1" "nextval('navy.ids'::regclass)"
  holds 'SELECT * FROM navy.fast_ships' 'Anna!|Kiel'
  holds "SELECT has_schema_privilege('sailor', 'navy', 'USAGE')" f
}

# What Oracle, SQLite and PostgreSQL understand each in another way.
dialect() {
  "$bin/dmp" asm "$tests/e2e/targets.dmpt" shop.dmp
  imp 0 file=shop.dmp
  holds "SELECT nextval('shop.next_id'), nextval('shop.next_id_2')" '41|7'
  says '. . left out: the name of sequence "SHOP"."next_id": it is called "next_id_2"'
  holds 'SELECT "XMIN", "CTID", xmax_2, vc FROM shop.systems' '1|a|2|99980001'
  says '. . left out of table "SHOP"."SYSTEMS": the name of column xmax: it is called "xmax_2"'
  holds "SELECT conname, condeferrable, condeferred FROM pg_constraint
    WHERE connamespace = 'shop'::regnamespace ORDER BY 1" 'child_fk|t|t
child_fu|f|f
parent_ck|f|f
parent_pk|f|f
parent_uk|f|f
parent_un|t|f
x_ck|f|f'
  mentions 'the deferral of key PARENT_UK: foreign keys refer to it'
  mentions 'the deferral of check PARENT_CK: PostgreSQL checks it at once'
  holds "SELECT relation_name FROM exhume.exhume_definitions WHERE name = 'PARENT_IX'" parent_pk
  query x 'INSERT INTO shop.defaults (id) VALUES (2)'
  holds 'SELECT n, c, v FROM shop.defaults ORDER BY id' '2|y    |now
0|x    |'
  holds 'SELECT count(*) FROM shop.sorted_2' 7
  holds 'SELECT text FROM shop.days WHERE day IS NOT NULL' 15.03.0044
  imp 2 file=shop.dmp again=y
  holds "SELECT count(*) FROM pg_sequences WHERE schemaname = 'shop'" 2
  # Also an index whose name its key took is there already.
  holds "SELECT count(*) FROM pg_indexes WHERE tablename = 'parent'" 4
  imp 2 file=shop.dmp tables=parent ignore=y
  holds "SELECT count(*) FROM pg_indexes WHERE tablename = 'parent'" 4
  # A row is refused at once, also where its foreign key could wait for the commit.
  query x 'DELETE FROM shop.child; DELETE FROM shop.parent'
  imp 2 file=shop.dmp tables=child ignore=y
  mentions 'IMP-00019: row 1 was rejected: insert or update on table "child" violates foreign key'
  says 'Import terminated successfully with warnings.'
}

# A table of one's own gets the dependents that it lacks, whatever case its names are in.
own_table() {
  query x 'CREATE SCHEMA scott; CREATE TABLE scott.dept (deptno integer, dname text, loc text);
    CREATE TABLE scott.emp (empno integer, "Ename" text, job text, mgr numeric,
    hiredate timestamp, sal numeric, comm numeric, deptno integer,
    CONSTRAINT mine CHECK (sal > 0))'
  imp 0 file="$samples/scott_11g.dmp" ignore=y
  local constraints='emp|emp_name_ix, pk_emp|fk_deptno, mine, pk_emp'
  local sql="SELECT 'emp', (SELECT string_agg(indexname, ', ' ORDER BY indexname) FROM pg_indexes
    WHERE tablename = 'emp'), (SELECT string_agg(conname, ', ' ORDER BY conname) FROM pg_constraint
    WHERE conrelid = 'scott.emp'::regclass)"
  holds "$sql" "$constraints"
  holds 'SELECT count(*) FROM scott.emp_places' 10
  imp 0 file="$samples/scott_11g.dmp" ignore=y rows=n again=y
  holds "$sql" "$constraints"
  fresh x
  query x 'CREATE SCHEMA scott; CREATE VIEW scott.emp AS SELECT 1'
  imp 2 file="$samples/scott_11g.dmp" tables=emp
  says 'IMP-00015: the following statement was not run because its object exists:'
  imp 2 file="$samples/scott_11g.dmp" tables=emp ignore=y
  says 'IMP-00017: the rows were skipped: a view or the like of that name exists (table "SCOTT"."EMP")'
  holds "SELECT count(*) FROM pg_tables WHERE schemaname = 'scott'" 0
}

start_cluster "$scratch/server"
for case in values constraints types large_values partitions charsets names existing damaged_dump \
  refusals killed lost_session locked no_privilege cut_connection rejected_rows parallel many_rows \
  hostile_names views dialect own_table; do
  fresh x
  rm -f ./*
  "$case"
done
