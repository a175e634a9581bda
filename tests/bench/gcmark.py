#!/usr/bin/env python3
"""Marking in the model beside real Go with one P, in one run. usage: gcmark.py GCMARK_BENCH [--gcmark FILE.go]
Without the file, or without go, only the model's figures are printed. Ratios above 1: the model marks faster."""
import argparse, os, re, shutil, subprocess, tempfile


def of_go(path):
    go = shutil.which("go") or shutil.which("go", path="/usr/local/go/bin")
    if not go or not path or not os.path.exists(path):
        return {}
    with tempfile.TemporaryDirectory() as work:
        binary = os.path.join(work, "gcmark")
        subprocess.run([go, "build", "-o", binary, path], check=True)
        text = subprocess.run([binary], env=dict(os.environ, GOMAXPROCS="1"), stdout=subprocess.PIPE, text=True, check=True).stdout
    lines = re.findall(r"^(\w+)\s+objects\s+(\d+).*?med\s+([\d.]+)", text, re.M)
    return {(name, int(count)): float(ms) for name, count, ms in lines if int(count)}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("--gcmark")
    options = parser.parse_args()
    ours = subprocess.run([options.bench], stdout=subprocess.PIPE, text=True, check=True).stdout
    real = of_go(options.gcmark)
    print("%-6s %10s %10s %14s %10s %14s %7s" % ("graph", "objects", "model ms", "M objects/s", "go ms", "M objects/s", "ratio"))
    for line in ours.splitlines():
        name, count, ms = line.split()
        count, ms = int(count), float(ms)
        go = real.get((name, count))
        tail = "%10.1f %14.1f %7.2f" % (go, count / go / 1000, go / ms) if go else "%10s" % "-"
        print("%-6s %10d %10.1f %14.1f %s" % (name, count, ms, count / ms / 1000, tail))


main()
