#!/usr/bin/env bash
# kills_test.sh BIN_DIR sqlite|postgresql KILLS SEED [TABLES [ROWS]]: imports that are killed at
# random moments, and run again until they are through. Every row must be there exactly once.
# In PostgreSQL every third time it is the server's process that dies: ended by the server, or with
# the whole server by signal 9.
set -euo pipefail

bin=$1 target=$2 kills=$3 tables=${5:-3} rows=${6:-40000}
RANDOM=$4
scratch=$(mktemp -d)
trap '[ "$target" = sqlite ] || stop_cluster; rm -rf "$scratch"' EXIT
if [ "$target" = postgresql ]; then
  . "$(dirname "$0")/postgresql/cluster.sh"
  chmod a+rx "$scratch"
  mkdir "$scratch/server"
  start_cluster "$scratch/server"
fi
cd "$scratch"
"$bin/make_numbered_dump" dump.dmp "$tables" "$rows"

fail() {
  printf 'FAILED with seed after %s kills (%s): %s\n' "$killed" "$*" "$(tail -n 5 out)" >&2
  exit 1
}

# The address of a target that nothing has been imported into.
fresh_target() {
  if [ "$target" = postgresql ]; then
    until fresh x 2> /dev/null; do sleep 0.2; done
    address=postgresql://importer:secret@$socket/x
  else
    rm -f x.db x.db-journal .exhume-*
    # A file that exists, or a new one.
    [ $((RANDOM % 2)) -eq 0 ] || sqlite3 x.db 'CREATE TABLE mine (a)'
    address=sqlite:x.db
  fi
}

ask() {
  if [ "$target" = postgresql ]; then query x "$1"; else sqlite3 -separator '|' x.db "$1"; fi
}

import() { "$bin/imp" "$address" file=dump.dmp commit="$commit" parallel="$parallel" > out 2>&1; }

# kill_by WAY: the import that runs as $importer, or what serves it.
kill_by() {
  case $1 in
    importer) kill -9 "$importer" 2> /dev/null || true ;;
    session)
      query postgres "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
        WHERE datname = 'x'" > /dev/null 2>&1 || true
      ;;
    server)
      local pid
      pid=$(query postgres "SELECT pid FROM pg_stat_activity WHERE datname = 'x' LIMIT 1" 2> /dev/null || true)
      [ -z "$pid" ] || kill -9 "$pid" 2> /dev/null || true
      ;;
  esac
}

check() {
  local i schema=
  [ "$target" = sqlite ] || schema=counter.
  for i in $(seq "$tables"); do
    local got
    got=$(ask "SELECT count(*), count(DISTINCT n), min(n), max(n) FROM ${schema}t$i")
    [ "$got" = "$rows|$rows|1|$rows" ] || fail "T$i: $got"
  done
  if [ "$target" = postgresql ]; then
    got=$(ask "SELECT count(*) FROM pg_constraint WHERE connamespace = 'counter'::regnamespace")
  else
    got=$(ask "SELECT (SELECT count(*) FROM sqlite_schema WHERE sql LIKE 'CREATE UNIQUE INDEX%')
      + (SELECT count(*) FROM sqlite_schema WHERE sql LIKE '%FOREIGN KEY%')")
    [ "$(ask 'PRAGMA integrity_check')" = ok ] || fail 'the file is damaged'
  fi
  [ "$got" -eq $((tables / 2 + (tables / 2 - 1))) ] || fail "$got keys"
  if [ "$target" = postgresql ]; then schema=exhume.; fi
  [ "$(ask "SELECT count(*) FROM ${schema}exhume_progress
    WHERE what NOT IN ('table', 'warnings')")" = 0 ] || fail 'notes are left'
}

killed=0 midway=0 imports=0
commit=n parallel=1
fresh_target
started=$(date +%s%N)
import || fail 'without a kill'
length=$((($(date +%s%N) - started) / 1000))
check
# Once more does nothing.
import || fail 'the second time'
grep -q 'This import was finished at' out || fail 'it does not know that it was finished'
check

while [ "$killed" -lt "$kills" ]; do
  commit=$([ $((RANDOM % 2)) -eq 0 ] && echo y || echo n)
  # What one run loads in one session another may go on with in three.
  [ "$target" = sqlite ] || parallel=$((RANDOM % 2 * 2 + 1))
  fresh_target
  while :; do
    "$bin/imp" "$address" file=dump.dmp commit="$commit" parallel="$parallel" > out 2>&1 &
    importer=$!
    way=importer
    [ "$target" = sqlite ] || case $((RANDOM % 6)) in 0) way=session ;; 1) way=server ;; esac
    wait_us=$(((RANDOM * 32768 + RANDOM) % (length + length / 10)))
    sleep "$(printf '%d.%06d' $((wait_us / 1000000)) $((wait_us % 1000000)))"
    kill_by "$way"
    killed=$((killed + 1))
    status=0
    wait "$importer" 2> /dev/null || status=$?
    [ "$status" -eq 0 ] || midway=$((midway + 1))
    case $status in 0 | 1 | 137) ;; *) fail "status $status after $way" ;; esac
    # Now and then it is killed again on its way.
    [ $((RANDOM % 3)) -eq 0 ] && [ "$killed" -lt "$kills" ] || break
  done
  if [ "$target" = postgresql ]; then
    until query postgres 'SELECT 1' > /dev/null 2>&1; do sleep 0.2; done
  fi
  [ "$target" = sqlite ] || parallel=$((RANDOM % 2 * 2 + 1))
  import || fail "status $? of the last run"
  check
  imports=$((imports + 1))
done
echo "$target: $killed kills, $midway of them before the end, in $imports imports: 0 rows lost, 0 doubled"
