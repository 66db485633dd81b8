# Sourced by the tests that need a PostgreSQL server: gives them one of their own, in a folder
# that is gone afterwards, without a port.

# start_cluster FOLDER: the user importer with the password secret may do everything there.
# Sets `socket`, the host part of a URI. Ends the test with status 77 without the programs.
start_cluster() {
  local programs
  cluster=$1
  programs=$(ls -d /usr/lib/postgresql/*/bin 2> /dev/null | sort -V | tail -n 1)
  if [ -z "$programs" ] || [ ! -x "$programs/initdb" ] || ! command -v psql > /dev/null; then
    echo 'skipped: the PostgreSQL server is not installed'
    exit 77
  fi
  pg_ctl=$programs/pg_ctl
  # initdb refuses root.
  as_server=()
  if [ "$(id -u)" -eq 0 ]; then
    chown postgres "$cluster"
    as_server=(runuser -u postgres --)
  fi
  (
    cd "$cluster"
    echo secret > password
    chmod a+r password
    "${as_server[@]}" "$programs/initdb" -D "$cluster/data" -U importer --pwfile=password \
      -A scram-sha-256 -E UTF8 --locale=C.UTF-8 --no-sync
    "${as_server[@]}" "$pg_ctl" start -w -D "$cluster/data" -l "$cluster/server.log" \
      -o "-c listen_addresses= -c fsync=off -k $cluster"
  ) > "$cluster/start.log" 2>&1 || {
    cat "$cluster/start.log"
    exit 1
  }
  socket=${cluster//\//%2F}
  export PGPASSWORD=secret PGOPTIONS='-c client_min_messages=error'
}

stop_cluster() {
  [ -z "${pg_ctl:-}" ] || "${as_server[@]}" "$pg_ctl" stop -m immediate -D "$cluster/data" \
    > /dev/null 2>&1 || true
}

# query DATABASE SQL: the rows as psql prints them without decoration.
query() { psql -X -q -A -t -v ON_ERROR_STOP=1 -h "$cluster" -U importer -d "$1" -c "$2"; }

# The columns of a row in pg_attribute, numerics without the zeros that their scale appends.
columns_sql="string_agg(format(CASE atttypid WHEN 'numeric'::regtype THEN 'trim_scale(%1\$I)'
  ELSE '%1\$I' END, attname), ', ' ORDER BY attnum) FILTER (WHERE attnum > 0)"

# select_all DATABASE RELATION: a query for all of its rows, in the order in which they came: a new
# heap gives them so.
select_all() {
  query "$1" "SELECT 'SELECT ' || $columns_sql || ' FROM $2' FROM pg_attribute
    WHERE attrelid = '$2'::regclass"
}

# fresh DATABASE: an empty one.
fresh() {
  query postgres "DROP DATABASE IF EXISTS $1 WITH (FORCE)"
  query postgres "CREATE DATABASE $1"
}
