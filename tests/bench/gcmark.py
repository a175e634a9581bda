#!/usr/bin/env python3
"""Marking in the model beside real Go with one P, in one run. usage: gcmark.py GCMARK_BENCH [--gcmark FILE.go]
Without the file, or without go, only the model's figures are printed. The two alternate for some rounds and the
least median of each counts, since a busy machine makes single rounds worthless. Ratios above 1: the model marks faster."""
import argparse, os, re, shutil, subprocess, tempfile


def build_go(path, work):
    go = shutil.which("go") or shutil.which("go", path="/usr/local/go/bin")
    if not go or not path or not os.path.exists(path):
        return None
    binary = os.path.join(work, "gcmark")
    subprocess.run([go, "build", "-o", binary, path], check=True)
    return binary


def of_go(binary):
    text = subprocess.run([binary], env=dict(os.environ, GOMAXPROCS="1"), stdout=subprocess.PIPE, text=True, check=True).stdout
    lines = re.findall(r"^(\w+)\s+objects\s+(\d+).*?med\s+([\d.]+)", text, re.M)
    return {(name, int(count)): float(ms) for name, count, ms in lines if int(count)}


def of_model(bench):
    text = subprocess.run([bench], stdout=subprocess.PIPE, text=True, check=True).stdout
    return {(name, int(count)): float(ms) for name, count, ms in (line.split() for line in text.splitlines())}


def keep_least(into, more):
    for key, ms in more.items():
        into[key] = min(ms, into.get(key, ms))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("bench")
    parser.add_argument("--gcmark")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    ours, real = {}, {}
    with tempfile.TemporaryDirectory() as work:
        binary = build_go(options.gcmark, work)
        for _ in range(options.rounds):
            keep_least(ours, of_model(options.bench))
            if binary:
                keep_least(real, of_go(binary))
    print("%-6s %10s %10s %14s %10s %14s %7s" % ("graph", "objects", "model ms", "M objects/s", "go ms", "M objects/s", "ratio"))
    for (name, count), ms in ours.items():
        go = real.get((name, count))
        tail = "%10.1f %14.1f %7.2f" % (go, count / go / 1000, go / ms) if go else "%10s" % "-"
        print("%-6s %10d %10.1f %14.1f %s" % (name, count, ms, count / ms / 1000, tail))


main()
