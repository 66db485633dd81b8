#!/usr/bin/env bash
# parameters_test.sh BIN_DIR sqlite|postgresql: each parameter of imp through the program, into a
# real database.
set -euo pipefail

bin=$1
. "$(dirname "$0")/assertions.sh"
kind=$2
tests=$(cd "$(dirname "$0")/.." && pwd)
samples=$tests/../samples
scott=$samples/scott_11g.dmp
scratch=$(mktemp -d)
mkdir "$scratch/server" "$scratch/work"
chmod a+rx "$scratch"
trap '[ "$kind" = sqlite ] || stop_cluster; rm -rf "$scratch"' EXIT
cd "$scratch/work"

if [ "$kind" = postgresql ]; then
  . "$tests/e2e/postgresql/cluster.sh"
  start_cluster "$scratch/server"
  target=postgresql://importer:secret@$socket/x
else
  target=sqlite:x.db
fi

empty() {
  if [ "$kind" = postgresql ]; then fresh x; else rm -f x.db; fi
}

# imp STATUS ARGUMENT...: the messages go to the file out.
imp() {
  local wanted=$1 status=0
  shift
  "$bin/imp" "$@" > stdout 2> out < /dev/null || status=$?
  [ "$status" -eq "$wanted" ] || fail "imp $*: status $status, not $wanted"
}

# load STATUS ARGUMENT...: the dump of SCOTT into an empty database.
load() {
  empty
  imp "$1" "$target" file="$scott" "${@:2}"
}

ask() {
  if [ "$kind" = postgresql ]; then query x "$1"; else sqlite3 x.db "$1"; fi
}

# rows TABLE COUNT
rows() {
  local table=$1
  [ "$kind" = sqlite ] || table=scott.$1
  [ "$(ask "SELECT count(*) FROM $table")" = "$2" ] || fail "$1 has not $2 rows"
}

# has TABLE, lacks TABLE: whoever its owner is.
tables_sql() {
  if [ "$kind" = postgresql ]; then
    echo "SELECT lower(schema_name || '.' || table_name) FROM exhume.exhume_tables"
  else
    echo "SELECT lower(owner || '.' || name) FROM exhume_tables"
  fi
}
has() { ask "$(tables_sql)" | grep -qx "$1" || fail "no table $1"; }
lacks() { ! ask "$(tables_sql)" | grep -qx "$1" || fail "there is a table $1"; }

indexes() {
  if [ "$kind" = postgresql ]; then
    ask "SELECT count(*) FROM pg_indexes WHERE schemaname = 'scott' AND indexname = 'emp_name_ix'"
  else
    ask "SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND name = 'EMP_NAME_IX'"
  fi
}

foreign_keys() {
  if [ "$kind" = postgresql ]; then
    ask "SELECT count(*) FROM pg_constraint WHERE conname = 'fk_deptno'"
  else
    ask "SELECT count(*) FROM pragma_foreign_key_list('EMP')"
  fi
}

equal() { [ "$1" = "$2" ] || fail "$1 and not $2"; }

test_USERID() {
  empty
  imp 0 userid="$target" file="$scott"
  rows emp 11
  empty
  imp 0 scott/tiger@"$target" as sysdba file="$scott" rows=n
  does_not_mention tiger
  rows emp 0
}
test_FILE() { load 0; rows dept 4; }
test_FULL() {
  load 0 full=y
  rows emp 11
  load 1 full=y fromuser=scott
  mentions IMP-00024
  imp 1 "$target" file="$scott" full=n
  mentions IMP-00031
}
test_FROMUSER() {
  load 2 fromuser=scott,nobody
  says 'IMP-00034: the file has nothing of user "NOBODY"'
  has scott.emp
}
test_TOUSER() { load 0 fromuser=scott touser=blake; has blake.emp; lacks scott.emp; }
test_TABLES() {
  load 0 'tables=(d%)'
  rows dept 4
  lacks scott.emp
  load 2 tables=emp,nix
  says 'IMP-00033: the file has no table nix'
  empty
  imp 2 "$target" file="$samples/partitions_12c.dmp" 'tables=(sales:p_2022,sales:zz)'
  says 'IMP-00055: the file has no rows of partition sales:zz'
}
test_SHOW() { empty; imp 0 "$target" file="$scott" show=y; mentions '"CREATE TABLE "EMP"'; }
test_INDEXFILE() {
  imp 0 "$target" file="$scott" indexfile=i.sql
  grep -q '^CREATE INDEX' i.sql || fail 'no index in i.sql'
  imp 1 "$target" file="$scott" indexfile=i.sql show=y
  mentions IMP-00022
}
test_LOG() { load 0 log=x.log; grep -q '"EMP"         11 rows imported' x.log || fail 'not in x.log'; }
test_PARFILE() {
  printf '# all\nFILE=%s  # this\nTABLES=(emp, # one\n  dept)\nROWS=\\\nN\nUSERID="%s"\n' "$scott" \
    "$target" > p.par
  empty
  imp 0 parfile=p.par rows=y
  rows emp 11
  empty
  imp 0 rows=y parfile=p.par
  rows emp 0
}
test_IGNORE() {
  load 0 tables=dept constraints=n indexes=n
  imp 2 "$target" file="$scott" tables=dept
  says 'IMP-00015: the following statement was not run because its object exists:'
  rows dept 4
  imp 0 "$target" file="$scott" tables=dept ignore=y constraints=n indexes=n
  rows dept 8
}
test_ROWS() { load 0 rows=n; rows emp 0; }
test_INDEXES() {
  load 0
  equal "$(indexes)" 1
  load 0 indexes=n
  equal "$(indexes)" 0
}
test_CONSTRAINTS() {
  load 0
  equal "$(foreign_keys)" 1
  load 0 constraints=n
  equal "$(foreign_keys)" 0
}
test_GRANTS() {
  load 0
  mentions grants
  load 0 grants=n
  does_not_mention grant
}
test_DATA_ONLY() {
  load 2 data_only=y
  mentions 'DATA_ONLY=Y needs the table to exist'
  load 0 rows=n constraints=n
  imp 0 "$target" file="$scott" data_only=y
  rows emp 11
  load 1 data_only=y rows=n
  mentions IMP-00022
}
test_COMMIT() { load 0 commit=y; rows emp 11; }
test_BUFFER() {
  load 0 commit=y buffer=64k
  rows emp 11
  does_not_mention "without effect"
  load 1 buffer=many
  mentions IMP-00022
}
test_FEEDBACK() { load 0 feedback=2 tables=emp; says '.....'; }
test_CHARSET() {
  load 0 charset=WE8MSWIN1252
  rows emp 11
  load 1 charset=KLINGON
  mentions IMP-00037
}
test_INCTYPE() {
  load 0 inctype=restore
  rows emp 11
  load 0 inctype=system
  lacks scott.emp
  load 1 inctype=complete
  mentions IMP-00022
}
test_HELP() { imp 0 help=y; mentions 'CONSTRAINTS  import constraints (Y)'; }

# Taken, noted once, and refused with a value that cannot be meant.
idle() {
  load 0 "$1=$2" "$1=$2"
  says "Note: without effect here: $1"
  rows emp 11
  [ "$#" -lt 3 ] || { load 1 "$1=$3"; mentions IMP-00022; }
}
test_RECORDLENGTH() { idle RECORDLENGTH 1024 long; }
test_DESTROY() { idle DESTROY y perhaps; }
test_SKIP_UNUSABLE_INDEXES() { idle SKIP_UNUSABLE_INDEXES y perhaps; }
test_STATISTICS() { idle STATISTICS safe some; }
test_RECALCULATE_STATISTICS() { idle RECALCULATE_STATISTICS y perhaps; }
test_ANALYZE() { idle ANALYZE n perhaps; }
test_TOID_NOVALIDATE() { idle TOID_NOVALIDATE scott.t; }
test_FILESIZE() { idle FILESIZE 2g much; }
test_VOLSIZE() { idle VOLSIZE 10M much; }
test_RESUMABLE() { idle RESUMABLE y perhaps; }
test_RESUMABLE_NAME() { idle RESUMABLE_NAME "'a name'"; }
test_RESUMABLE_TIMEOUT() { idle RESUMABLE_TIMEOUT 7200 soon; }
test_COMPILE() { idle COMPILE n perhaps; }
test_STREAMS_CONFIGURATION() { idle STREAMS_CONFIGURATION n perhaps; }
test_STREAMS_INSTANTIATION() { idle STREAMS_INSTANTIATION n perhaps; }
test_TRANSPORT_TABLESPACE() { idle TRANSPORT_TABLESPACE n perhaps; }
test_TABLESPACES() { idle TABLESPACES users; }
test_DATAFILES() { idle DATAFILES a.dbf,b.dbf; }
test_TTS_OWNERS() { idle TTS_OWNERS scott; }

# Not a parameter, but where one comes from.
test_TWO_TASK() {
  empty
  export TWO_TASK=$target
  imp 0 scott file="$scott"
  unset TWO_TASK
  rows emp 11
}
test_misspelt() { imp 1 "$target" flie=x; mentions 'did you mean FILE?'; }
test_leftovers() {
  load 0 log=left.log
  mentions 'what was not imported is in left.not_imported.sql'
  grep -q '^-- procedure RAISE_SALARY: ' left.not_imported.sql || fail 'no procedure'
  grep -q '^/$' left.not_imported.sql || fail 'the procedure would not run'
}
# Typed at a terminal of its own.
test_interactive() {
  empty
  printf '%s\n' "$target" "$scott" '' no y yes yes no scott dept . |
    (TERM=dumb script -qec "$bin/imp" /dev/null) > out 2>&1 || fail 'interactive'
  mentions 'Import file: expdat.dmp > '
  mentions 'Enter insert buffer size (minimum is 8192) 30720> '
  mentions 'List contents of import file only (yes/no): no > '
  mentions 'Ignore create error due to object existence (yes/no): no > '
  mentions 'Import grants (yes/no): yes > '
  mentions 'Import table data (yes/no): yes > '
  mentions 'Import entire export file (yes/no): no > '
  mentions 'Enter table(T) or partition(T:P) names. Null list means all tables for user'
  rows dept 4
  lacks scott.emp
}

# A user of a server who gave no password is asked for it, and it is not shown.
test_password() {
  [ "$kind" = postgresql ] || return 0
  empty
  { sleep 2; echo secret; } | env -u PGPASSWORD TERM=dumb script -qec \
    "$bin/imp importer@postgresql://$socket/x file=$scott" /dev/null > out 2>&1 || fail 'password'
  mentions 'Password: '
  does_not_mention secret
  rows emp 11
}

for case in $(declare -F | sed -n 's/^declare -f \(test_.*\)$/\1/p'); do "$case"; done

# Every keyword has a test here, but those about loading itself, which have theirs beside it.
"$bin/imp" help=y 2> help < /dev/null
sed -n "/^---/,/^$/p" help | sed -nE "s/^([A-Z_]+) .*/\\1/p" > keywords
sed -n "/without effect:/,$ p" help | grep -oE "\b[A-Z_]+\b" | grep -v "^T$" >> keywords
while read -r keyword; do
  case $keyword in AGAIN | BAD | PARALLEL) continue ;; esac
  declare -F "test_$keyword" > function || { echo "FAILED: no test of $keyword" >&2; exit 1; }
done < keywords
[ "$(wc -l < keywords)" -ge 40 ] || { echo "FAILED: $(wc -l < keywords) keywords" >&2; exit 1; }
