#!/usr/bin/env bash
# Records what the real toolchain prints for every scenario program and every program of tests/oracle: standard output,
# exit status, the last lines of standard error and the -m lines, with the toolchain's version. Needs `go`.
# record.sh [NAME...]: with names, only those programs of tests/oracle and those folders of scenarios.
set -euo pipefail
cd "$(dirname "$0")/../.."
export PATH="$PATH:/usr/local/go/bin" GOMAXPROCS=1 GOFLAGS=-buildvcs=false
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
record() {  # program, folder for the answers
  local program=$1 out=$2 name; name=$(basename "$program" .go)
  mkdir -p "$out"
  cp "$program" "$work/$name.go"
  (cd "$work" && go build -gcflags='-m -l' -o "$work/bin" "$name.go" 2>"$work/m" || true)
  grep -E "^\./$name\.go:" "$work/m" | sed 's|^\./||' | sort -t: -k2,2n -k3,3n -s >"$out/$name.escape" || true
  local status=0
  (cd "$work" && ./bin >"$work/stdout" 2>"$work/stderr" </dev/null) || status=$?
  cp "$work/stdout" "$out/$name.stdout"
  echo "$status" >"$out/$name.exit"
  grep -E '^(panic: |fatal error: |\[signal )' "$work/stderr" >"$out/$name.stderr" || rm -f "$out/$name.stderr"
  echo "recorded $program (exit $status)"
}
go version | awk '{print $3, $4}' >tests/oracle/toolchain.txt
if [ $# -gt 0 ]; then
  for name in "$@"; do
    if [ -d "scenarios/$name" ]; then
      for program in "scenarios/$name"/*.go; do record "$program" "scenarios/$name/expected"; done
    else
      record "tests/oracle/$name.go" tests/oracle/expected
    fi
  done
  exit
fi
for program in scenarios/*/*.go; do record "$program" "$(dirname "$program")/expected"; done
for program in tests/oracle/*.go; do [ -e "$program" ] && record "$program" tests/oracle/expected; done
