#!/usr/bin/env bash
# Records what the real toolchain prints for every program of this folder: standard output, exit status, the first words of a
# panic, in expected/. Needs `go`. A program must print the same on every run.
set -euo pipefail
cd "$(dirname "$0")"
export PATH="$PATH:/usr/local/go/bin" GOMAXPROCS=1 GOFLAGS=-buildvcs=false
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
mkdir -p expected
for program in ${*:-*.go}; do
  name=$(basename "$program" .go)
  cp "$name.go" "$work/$name.go"
  (cd "$work" && go build -o "$work/bin" "$name.go")
  status=0
  (cd "$work" && ./bin >"$work/stdout" 2>"$work/stderr" </dev/null) || status=$?
  cp "$work/stdout" "expected/$name.stdout"
  echo "$status" >"expected/$name.exit"
  grep -E '^(panic: |fatal error: |\[signal )' "$work/stderr" >"expected/$name.stderr" || rm -f "expected/$name.stderr"
  echo "recorded $name (exit $status)"
done
