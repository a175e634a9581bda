#!/usr/bin/env python3
"""Times programs under twoword, without and with history, and under native Go where it is installed, in one run, and prints ratios.
usage: bench.py TWOWORD PROGRAM.go... [--runs N]     Times are user seconds of whole processes, the least of N runs; native
programs that need less than a millisecond count as one."""
import argparse, os, resource, shutil, subprocess, tempfile


def user_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before, done.stdout, done.returncode


def least(command, runs):
    results = [user_seconds(command) for _ in range(runs)]
    return min(r[0] for r in results), results[0][1], results[0][2]


def mean(values):
    product = 1.0
    for v in values:
        product *= v
    return product ** (1 / len(values)) if values else float("nan")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("twoword")
    parser.add_argument("programs", nargs="+")
    parser.add_argument("--runs", type=int, default=3)
    options = parser.parse_args()
    go = shutil.which("go") or shutil.which("go", path="/usr/local/go/bin")
    plain, recorded = [], []
    print("%-10s %10s %10s %10s %8s %8s" % ("program", "native ms", "twoword ms", "history ms", "ratio", "history"))
    with tempfile.TemporaryDirectory() as work:
        for path in options.programs:
            name = os.path.basename(path)[:-3]
            ours, out, status = least([options.twoword, "run", path], options.runs)
            kept, _, _ = least([options.twoword, "run", "--history", path], options.runs)
            if not go:
                print("%-10s %10s %10.1f %10.1f" % (name, "-", ours * 1000, kept * 1000))
                continue
            binary = os.path.join(work, name)
            subprocess.run([go, "build", "-o", binary, path], check=True)
            native, want, _ = least([binary], options.runs)
            native = max(native, 0.001)
            same = "" if out == want and status == 0 else "   OTHER OUTPUT"
            plain.append(ours / native)
            recorded.append(kept / native)
            print("%-10s %10.1f %10.1f %10.1f %8.1f %8.1f%s" % (name, native * 1000, ours * 1000, kept * 1000, plain[-1], recorded[-1], same))
    if plain:
        print("geometric mean of the ratio to native Go: %.2f without history, %.2f with it" % (mean(plain), mean(recorded)))


main()
