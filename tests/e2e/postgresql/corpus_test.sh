#!/usr/bin/env bash
# corpus_test.sh BIN_DIR CORPUS: every complete real dump into a PostgreSQL database of its own.
# All rows must arrive, and COPY must give the text that EXPECTED.tsv has the hash of, but for
# tables with a column whose type PostgreSQL prints in another way; those are counted.
set -euo pipefail

bin=$1
expected=$2/exp/EXPECTED.tsv
if [ ! -e "$expected" ]; then
  echo 'skipped: ../shared is absent'
  exit 77
fi
. "$(dirname "$0")/cluster.sh"
scratch=$(mktemp -d)
mkdir "$scratch/server"
chmod a+rx "$scratch"
trap 'stop_cluster; rm -rf "$scratch"' EXIT
start_cluster "$scratch/server"

# Types whose text differs: a zone becomes the session's, intervals have words, a CHAR(n BYTE) of a
# multi-byte character set is padded to n characters.
differing="'timestamptz'::regtype, 'interval'::regtype, 'bpchar'::regtype"

# A COPY and a line of the index (number, owner, name, rows, whether the text may differ) per table.
tables_sql="SELECT format('COPY (SELECT %s FROM %I.%I) TO %L;', columns, schema_name, table_name,
    '$cluster/out/' || number || '.copy') || E'\\t' || number || E'\\t' || owner || E'\\t' || name ||
    E'\\t' || may_differ
  FROM (SELECT known.*, row_number() OVER () AS number,
      (SELECT $columns_sql FROM pg_attribute WHERE attrelid = c.oid) AS columns,
      (SELECT count(*) FILTER (WHERE atttypid IN ($differing)) > 0 FROM pg_attribute
        WHERE attrelid = c.oid) AS may_differ
    FROM exhume.exhume_tables known JOIN pg_namespace n ON n.nspname = schema_name
    JOIN pg_class c ON c.relnamespace = n.oid AND c.relname = table_name) AS tables"

failures=0
fail() {
  echo "FAILED: $1"
  failures=$((failures + 1))
}

# check DUMP: the tables in out/ against EXPECTED.tsv.
check() {
  (cd "$cluster/out" && sha256sum -- *.copy) | sed -E 's/^([0-9a-f]+) +([0-9]+)\.copy$/\2\t\1/' \
    > "$scratch/hashes"
  (cd "$cluster/out" && wc -l -- *.copy) | sed -nE 's/^ *([0-9]+) ([0-9]+)\.copy$/\2\t\1/p' \
    > "$scratch/counts"
  awk -F'\t' -v dump="$1" '
    FILENAME ~ /hashes$/ { hash[$1] = $2; next }
    FILENAME ~ /counts$/ { count[$1] = $2; next }
    FILENAME ~ /index$/ { number[$3 FS $4] = $2; may_differ[$3 FS $4] = $5; next }
    $1 == dump && $2 == "complete" {
      key = $3 FS $4
      if (!(key in number)) { print "FAILED: " dump ": no table " $3 "." $4; next }
      n = number[key]
      if (count[n] != $6) print "FAILED: " dump ": " $3 "." $4 ": " count[n] " rows, not " $6
      else if ($7 == "-") print "counted"
      else if (hash[n] == $7) print "same"
      else if (may_differ[key] == "true") print "differs"
      else print "FAILED: " dump ": " $3 "." $4 ": other text"
    }' "$scratch/hashes" "$scratch/counts" "$scratch/index" "$expected" >> "$scratch/results"
}

mkdir "$cluster/out"
chmod a+rwx "$cluster/out"
dumps=0
for dump in $(awk -F'\t' '$2 == "complete" { print $1 }' "$expected" | sort -u); do
  fresh x
  status=0
  "$bin/imp" "postgresql://importer:secret@$socket/x" file="$2/exp/$dump" full=y indexes=n \
    > "$scratch/out" 2>&1 || status=$?
  [ "$status" -ne 1 ] || fail "$dump: $(tail -n 3 "$scratch/out")"
  grep -E 'IMP-00019|were rejected' "$scratch/out" | sed "s/^/$dump: /" || true
  # A dump of no tables is none of theirs.
  awk -F'\t' -v dump="$dump" '$1 == dump && $4 != "" { found = 1 } END { exit !found }' "$expected" ||
    continue
  rm -f "$cluster"/out/*
  query x "$tables_sql" > "$scratch/index"
  cut -f1 "$scratch/index" > "$scratch/copies.sql"
  psql -X -q -v ON_ERROR_STOP=1 -h "$cluster" -U importer -d x -f "$scratch/copies.sql"
  check "$dump"
  dumps=$((dumps + 1))
done

grep FAILED "$scratch/results" && failures=$((failures + $(grep -c FAILED "$scratch/results")))
tables() { grep -c "$1" "$scratch/results" || true; }
echo "$dumps dumps: $(tables same) tables with the same text, $(tables differs) with CHAR, interval" \
  "or time zone columns shown in another way, $(tables counted) of which only the rows are known"
[ "$failures" -eq 0 ]
