#!/usr/bin/env bash
# exp_test.sh BIN_DIR: exports from a real PostgreSQL, what imp loaded and what it did not.
set -euo pipefail

bin=$1
. "$(dirname "$0")/../assertions.sh"
samples=$(cd "$(dirname "$0")/../../../samples" && pwd)
. "$(dirname "$0")/cluster.sh"
scratch=$(mktemp -d)
mkdir "$scratch/server" "$scratch/work"
chmod a+rx "$scratch"
trap 'stop_cluster; rm -rf "$scratch"' EXIT
cd "$scratch/work"

# run PROGRAM STATUS ARGUMENT...: with the database x; the messages go to the file out.
run() {
  local program=$1 wanted=$2 status=0
  "$bin/$program" "postgresql://importer:secret@$socket/x" "${@:3}" > stdout 2> out || status=$?
  [ "$status" -eq "$wanted" ] || fail "$program ${*:3}: status $status, not $wanted"
}

statements() { "$bin/dmp" ddl "$1" --storage --tablespace | sed '/^-- not printed: /d' | tr '\n' ' ' | sed 's/;  */;\n/g' | sort; }

same_statements() {
  statements "$1" > first
  statements "$2" > second
  cmp -s first second || fail "statements differ: $(diff first second | head -n 8 | cut -c1-300)"
}

same_rows() {
  rm -rf first_rows second_rows
  mkdir first_rows second_rows
  "$bin/dmp" rows "$1" --format copy --out first_rows > /dev/null
  "$bin/dmp" rows "$2" --format copy --out second_rows > /dev/null
  diff -r first_rows second_rows > differing ||
    fail "rows differ: $(head -n 8 differing | cut -c1-200)"
}

# round_trip DUMP: through a database into a second dump, and through that into a third.
round_trip() {
  fresh x
  run imp 0 file="$1"
  run exp 0 file=second.dmp
  sound second.dmp
  same_statements "$1" second.dmp
  same_rows "$1" second.dmp
  fresh x
  run imp 0 file=second.dmp
  run exp 0 file=third.dmp consistent=y
  same_statements second.dmp third.dmp
  same_rows second.dmp third.dmp
}

samples() {
  for dump in lobs_10g partitions_12c scott_11g v8_8i; do round_trip "$samples/$dump.dmp"; done
}

random_schemas() {
  for seed in $(seq 1 20); do
    "$bin/make_random_dump" random.dmp "$seed"
    round_trip random.dmp
  done
}

# Tables that no import made.
own_tables() {
  fresh x
  query x "CREATE SCHEMA shop; CREATE SEQUENCE shop.numbers START 5;
    CREATE TABLE shop.people (id integer PRIMARY KEY, name varchar(20) NOT NULL DEFAULT 'x',
      born date, height numeric(5,2) CONSTRAINT tall CHECK (height > 0), photo bytea, notes text,
      since timestamp with time zone, pause interval, active boolean DEFAULT true);
    COMMENT ON COLUMN shop.people.name IS 'it''s a name';
    CREATE TABLE shop.pets (owner integer REFERENCES shop.people ON DELETE CASCADE, name text);
    CREATE INDEX by_name ON shop.people (name DESC);
    INSERT INTO shop.people VALUES (1, 'Ann', '2001-02-03', 1.75, '\\x00ff', 'é',
      '2024-01-02 03:04:05.5+02', '-1 day -02:03:04.5', false);
    INSERT INTO shop.people (id, name) VALUES (2, 'Bob'); INSERT INTO shop.pets VALUES (1, 'Rex');
    SELECT nextval('shop.numbers')" > /dev/null
  run exp 0 file=my.dmp owner=shop
  sound my.dmp
  mentions '. . left out of table "SHOP"."PEOPLE": the default of column ACTIVE: it is no literal'
  "$bin/dmp" ddl my.dmp > ddl
  for line in '"ID" NUMBER(10, 0)' '"NAME" VARCHAR2(20 CHAR) NOT NULL ENABLE' '"BORN" DATE' \
    '"HEIGHT" NUMBER(5, 2)' '"PHOTO" BLOB' '"SINCE" TIMESTAMP (6) WITH TIME ZONE' \
    'CONSTRAINT "PEOPLE_PKEY" PRIMARY KEY ("ID")' 'REFERENCES "PEOPLE" ("ID") ON DELETE CASCADE' \
    'INDEX "BY_NAME" ON "PEOPLE" ("NAME" DESC)' 'CONSTRAINT "TALL" CHECK (' "IS 'it''s a name'" \
    'START WITH 6'; do
    grep -qF -- "$line" ddl || fail "$line is not in: $(cat ddl)"
  done
  "$bin/dmp" rows my.dmp --table PEOPLE --format copy | head -n 1 > rows
  printf '1\tAnn\t2001-02-03 00:00:00\t1.75\t\\\\x00ff\té\t%s\t-01 -02:03:04.5\t0\n' \
    '2024-01-02 01:04:05.5+00:00' > expected
  cmp -s rows expected || fail "$(cat rows)"
  query x "UPDATE shop.people SET pause = '1 month' WHERE id = 2"
  run exp 2 file=my.dmp owner=shop
  mentions 'EXH-00103: the row was left out: 1 mon is no INTERVAL DAY(9) TO SECOND(6)'
}

refusals() {
  fresh x
  run exp 1 file=n.dmp owner=nobody
  mentions 'EXP-00010'
  query x 'CREATE TABLE t (a integer)'
  run exp 1 file=n.dmp tables=t query='where b = 1'
  mentions 'EXP-00008: column "b" does not exist'
  [ ! -e n.dmp ] || fail 'a dump of nothing'
}

start_cluster "$scratch/server"
for case in samples random_schemas own_tables refusals; do "$case"; done
