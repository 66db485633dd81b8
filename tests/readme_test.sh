#!/usr/bin/env bash
# readme_test.sh BIN_DIR: runs the commands of README.md beside a copy of samples/ and compares
# their output with the block of text that follows them.
#
# A block ```sh holds commands, one on each line; "# status N" behind one is the status it ends
# with, else 0. The ./dev lines are not run. A block ```text is the output of the commands before.
set -euo pipefail

export PATH="$1:$PATH"
root=$(cd "$(dirname "$0")/.." && pwd)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/work"
cp -r "$root/samples" "$scratch/work"
cd "$scratch/work"

failed=0
commands=0
fail() {
  printf 'FAILED: %s\n' "$1"
  failed=1
}

run() {
  local command=$1 wanted=0 status=0
  [[ $command != ./dev* ]] || return 0
  [[ ! $command =~ '# status '([0-9])$ ]] || wanted=${BASH_REMATCH[1]}
  bash -c "$command" >> ../output 2>&1 < /dev/null || status=$?
  commands=$((commands + 1))
  [ "$status" -eq "$wanted" ] || fail "$command: status $status, not $wanted: $(tail -n 3 ../output)"
}

block=none
while IFS= read -r line; do
  case $block$line in
    none'```sh') block=sh; : > ../output ;;
    none'```text') block=text; : > ../answer ;;
    none'```'?*) block=other ;;
    none'```') block=other ;;
    sh'```' | other'```') block=none ;;
    text'```')
      block=none
      diff ../answer ../output || fail 'README.md (<) shows another output than the commands give (>)'
      ;;
    sh*) run "$line" ;;
    text*) printf '%s\n' "$line" >> ../answer ;;
  esac
done < "$root/README.md"

[ "$commands" -gt 0 ] || fail 'no commands in README.md'
exit "$failed"
