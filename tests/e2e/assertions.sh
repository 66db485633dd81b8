# Sourced by the tests that run programs: what they may say of the messages in the file `out`.

# fail WORDS: ends the test with the messages of the last program.
fail() {
  printf 'FAILED in %s: %s\n' "${case:-$0}" "$1" >&2
  [ ! -f out ] || cat out >&2
  exit 1
}

# says TEXT: a whole line of the messages.
says() { grep -qxF -- "$1" out || fail "no line: $1"; }
mentions() { grep -qF -- "$1" out || fail "nowhere: $1"; }
does_not_mention() { ! grep -qF -- "$1" out || fail "should not say: $1"; }

absent() { [ ! -e "$1" ] || fail "$1 should not exist"; }

# sound DUMP: every byte is known and every statement and value can be read.
sound() {
  "$bin/dmp" check "$1" > checked || fail "$1: $(cat checked)"
  "$bin/dmp" map "$1" --json | grep -q '"unknown_bytes": 0' || fail "$1: unknown bytes"
}
