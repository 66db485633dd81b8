#!/usr/bin/env bash
# The arrows of the house point one way: tools -> src -> formats -> charset, and everything may
# use src/base; only tests use tests/. Within src the jobs know what they are made of, and no job
# knows another without a rule here. Fails with every #include that points elsewhere.
set -euo pipefail
cd "$(dirname "$0")/.."

failed=0

# allow FOLDER PATTERN: of the project's folders, files in FOLDER may include only paths that
# match PATTERN; unit tests also what tests share and what looks into dumps.
allow() {
  local folder=$1 allowed=$2 includes hits
  includes=$(grep -rnP --include='*.hpp' --include='*.cpp' \
    '^\s*#\s*include\s*"(charset|formats|src|tools|tests|bench)/' "$folder" || true)
  hits=$(grep -vP "\"($allowed)|_test\\.cpp:\\d+:.*\"(tests/support|src/inspect)/" <<< "$includes" || true)
  if [ -n "$hits" ]; then
    printf '%s may include only %s:\n%s\n' "$folder" "$allowed" "$hits"
    failed=1
  fi
}

allow charset 'charset/|src/base/'
allow formats 'formats/|charset/|src/base/'
allow formats/types 'formats/types/|charset/|src/base/'
allow src 'src/|formats/|charset/'
allow src/base 'src/base/'
allow src/io 'src/io/|src/base/'
allow src/sql 'src/(sql|base)/'
allow src/logging 'src/(logging|base)/'
allow src/parameters 'src/(parameters|sql|base)/'

# What dumps and databases are, whoever works with them.
allow src/dump 'src/(dump|sql|io|base)/|formats/(exp|types)/|charset/'
allow src/ddl 'src/(ddl|dump|sql|base)/'
allow src/target 'src/(target|sql|io|base)/|formats/types/|charset/'
allow src/source 'src/(source|target|ddl|sql|base)/|formats/types/|charset/'

# Jobs on what a dump holds: they take its reader, and know nothing of bytes.
allow src/extract 'src/(extract|target|dump|io|base)/'
allow src/forecast 'src/(forecast|dump|sql|base)/|formats/types/|charset/'
allow src/inspect 'src/(inspect|transport|ddl|dump|sql|base)/'
allow src/diff 'src/(diff|target|ddl|dump|sql|base)/'

# Jobs on the export stream itself.
allow src/rewrite 'src/(rewrite|ddl|dump|sql|base)/|formats/(exp|types)/|charset/'
allow src/scan 'src/(scan|rewrite|dump|sql|base)/|formats/(exp|types)/|charset/'
allow src/repair 'src/(repair|rewrite|dump|io|base)/|formats/(exp|types)/|charset/'
allow src/recover 'src/(recover|dump|io|sql|base)/|formats/(exp|types)/|charset/'
allow src/textform 'src/(textform|dump|io|base)/|formats/(exp|types)/|charset/'

# imp and exp.
allow src/import 'src/(import|forecast|target|ddl|dump|parameters|logging|sql|io|base)/|formats/(exp|types)/|charset/'
allow src/export 'src/(export|source|target|parameters|logging|sql|io|base)/|formats/(exp|types)/|charset/'

# Datafiles; a transport is a dump and its datafiles.
allow src/datafile 'src/(datafile|dump|io|base)/|formats/(datafile|types)/'
allow src/patch 'src/(patch|datafile|io|base)/|formats/(datafile|types)/'
allow src/transport 'src/(transport|export|datafile|dump|sql|io|base)/|formats/(exp|datafile|types)/|charset/'
allow tools 'tools/|src/|formats/|charset/'

exit "$failed"
