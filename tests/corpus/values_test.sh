#!/usr/bin/env bash
# values_test.sh CHECK_CORPUS DMP: every value of the real dumps, as COPY text.
set -euo pipefail
if [ ! -e "$1" ]; then
  echo "skipped: ../shared is absent"
  exit 77
fi
if ! command -v python3 > /dev/null; then
  echo "skipped: python3 is not installed"
  exit 77
fi
exec python3 "$1" "$2"
