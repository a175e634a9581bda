#!/usr/bin/env python3
"""Mutates Go programs of this tree (seeded, so that a failure can be met again) and runs each under twoword with small budgets.
Whatever the text is, twoword must end by itself with status 0, 1, 2, 3 or the program's own, never by a signal or a sanitizer's report.
usage: fuzz.py TWOWORD [SECONDS] [SEED]"""
import glob, os, random, subprocess, sys, tempfile, time

WORDS = ["nil", "0", "-1", "1<<62", "\"\"", "any", "[]int{}", "map[string]int{}", "func() {}", "go", "defer", "chan int", "&", "*", "...", "interface{}",
         "struct{}", "<-", ":=", "=", "{", "}", "(", ")", "[", "]", "for", "range", "select", "switch", "type", "return", "var x any", "panic(1)", "recover()"]


def mutate(text, rng):
    for _ in range(rng.randint(1, 6)):
        at = rng.randrange(len(text) + 1)
        kind = rng.randrange(5)
        if kind == 0:
            text = text[:at] + rng.choice(WORDS) + text[at:]
        elif kind == 1:
            text = text[:at] + text[min(len(text), at + rng.randint(1, 20)):]
        elif kind == 2:
            to = rng.randrange(len(text) + 1)
            text = text[:at] + text[to:to + rng.randint(1, 60)] + text[at:]
        elif kind == 3:
            lines = text.split("\n")
            i, j = rng.randrange(len(lines)), rng.randrange(len(lines))
            lines[i], lines[j] = lines[j], lines[i]
            text = "\n".join(lines)
        else:
            text = text[:at] + chr(rng.choice([0, 9, 10, 34, 39, 96, 123, 125, 200, 0x4E00])) + text[at:]
    return text


def main():
    twoword, seconds = os.path.abspath(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else 60
    seed = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    corpus = [open(p, encoding="utf-8").read() for pattern in ("scenarios/*/*.go", "tests/oracle/*.go", "tests/bench/programs/*.go")
              for p in sorted(glob.glob(os.path.join(root, pattern)))]
    end, tried, bad = time.time() + seconds, 0, 0
    with tempfile.TemporaryDirectory() as work:
        path = os.path.join(work, "prog.go")
        while time.time() < end:
            rng = random.Random(seed * 1000003 + tried)
            text = mutate(rng.choice(corpus), rng)
            open(path, "w", encoding="utf-8").write(text)
            tried += 1
            try:
                done = subprocess.run([twoword, "run", "--max-steps", "300000", "--max-memory", "64MiB", path], capture_output=True, timeout=60, stdin=subprocess.DEVNULL,
                                      env=dict(os.environ, ASAN_OPTIONS="detect_leaks=0"))
                wrong = done.returncode < 0 or b"Sanitizer" in done.stderr or b"runtime error: " in done.stderr and b"panic: runtime error" not in done.stderr or b"internal error" in done.stderr
            except subprocess.TimeoutExpired:
                wrong = True
            if wrong:
                bad += 1
                keep = "fuzz-failure-%d.go" % tried
                open(keep, "w", encoding="utf-8").write(text)
                print("try %d of seed %d: kept as %s" % (tried, seed, keep))
    print("%d passed, %d failed" % (tried - bad, bad))
    sys.exit(1 if bad else 0)


main()
