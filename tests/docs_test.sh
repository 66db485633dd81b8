#!/usr/bin/env bash
# Every code that the programs report has its section in docs/messages.md, and every section its
# code.
set -euo pipefail
cd "$(dirname "$0")/.."

codes=$(grep -oE '"(IMP|EXP|EXH)-[0-9]{5}"' src/base/error.cpp | tr -d '"' | grep -v EXH-00000 | sort)
sections=$(sed -nE 's/^## ((IMP|EXP|EXH)-[0-9]{5})$/\1/p' docs/messages.md | sort)
[ -n "$codes" ]
diff <(echo "$codes") <(echo "$sections") ||
  { echo 'docs/messages.md (>) and code_name() (<) differ'; exit 1; }
