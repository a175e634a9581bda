#!/usr/bin/env bash
# Compares twoword with what record.sh recorded: compare.sh PATH/TO/twoword [NAME...]. Prints each difference; exit status 1 if any.
set -uo pipefail
tool=$(realpath "$1"); shift
cd "$(dirname "$0")"
names=("$@"); [ $# -gt 0 ] || names=($(ls ./*.go | sed 's|^\./||; s|\.go$||'))
failed=0
for name in "${names[@]}"; do
  err=$(mktemp) status=0
  out=$("$tool" run "$name.go" 2>"$err" </dev/null; echo "status $?")
  want=$(cat "expected/$name.stdout"; echo "status $(cat "expected/$name.exit")")
  first() { grep -m1 -E '^(panic: |fatal error: )' "$1" 2>/dev/null || true; }
  diff <(echo "$want") <(echo "$out") || { echo "$name: output differs"; failed=1; }
  diff <(first "expected/$name.stderr") <(first "$err") || { echo "$name: standard error differs"; failed=1; }
  diff "expected/$name.escape" <("$tool" escape "$name.go") || { echo "$name: escape lines differ"; failed=1; }
  rm -f "$err"
done
exit $failed
