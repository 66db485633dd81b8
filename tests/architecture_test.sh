#!/usr/bin/env bash
# The arrows of the house point one way: tools -> src -> formats -> charset, and everything may
# use src/base; only tests use tests/. Fails with every #include that points elsewhere.
set -euo pipefail
cd "$(dirname "$0")/.."

failed=0

# allow FOLDER PATTERN: of the project's folders, files in FOLDER may include only paths that
# match PATTERN; unit tests also what tests share.
allow() {
  local folder=$1 allowed=$2 includes hits
  includes=$(grep -rnP --include='*.hpp' --include='*.cpp' \
    '^\s*#\s*include\s*"(charset|formats|src|tools|tests|bench)/' "$folder" || true)
  hits=$(grep -vP "\"($allowed)|_test\\.cpp:\\d+:.*\"tests/support/" <<< "$includes" || true)
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
allow src/target '(?!formats/exp/)(src|formats|charset)/'
allow src/source '(?!formats/exp/)(src|formats|charset)/'
allow tools 'tools/|src/|formats/|charset/'

exit "$failed"
