#!/usr/bin/env bash
# Pictures of each lesson at its key step, without a display: for docs/ and for looking at.
set -euo pipefail
lab=$1 out=$2
mkdir -p "$out"
shot() { echo "$out/$1.png"; "$lab" "$2" --keys "$3" --shot "$out/$1.png" "${@:4}"; }
shot why-is-err-not-nil why-is-err-not-nil "n n 2"
shot small-ints why-is-err-not-nil "n n n 2 v"
shot sleeping-goroutine what-does-the-sleeping-goroutine-hold "n 1"
shot sleeping-goroutine-mark what-does-the-sleeping-goroutine-hold "n 1 m m m m m m m m" --light
shot write-barrier why-a-write-barrier "n n 1"
shot stuck-sender who-is-stuck-on-this-channel "n n n"
shot stuck-sender-zh who-is-stuck-on-this-channel "n n 2 n" --light --lang zh
