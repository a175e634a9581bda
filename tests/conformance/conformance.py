#!/usr/bin/env python3
"""Runs golang/go's own test programs under twoword and prints the figures of docs/testing.md:
  programs without packages, programs with packages of the modelled library (`// run`: exit status 0 and the output of NAME.out,
  or none), and lines that real Go reports and that must be reported (`// errorcheck`).
usage: conformance.py TWOWORD [--root GO-TEST-FOLDER] [--lists FOLDER] [--jobs N]
The folder defaults to $(go env GOROOT)/test. Without --lists every single-file program without flags counts; a lists folder holds
gotest-nopkg.txt, gotest-std.txt and gotest-errorcheck.txt with one path a line."""
import argparse, concurrent.futures, glob, os, re, subprocess, sys

TIMEOUT = 90


def go_test_folder():
    env = dict(os.environ, PATH=os.environ["PATH"] + ":/usr/local/go/bin")
    try:
        root = subprocess.run(["go", "env", "GOROOT"], capture_output=True, text=True, env=env).stdout.strip()
    except OSError:
        return ""
    return os.path.join(root, "test") if root else ""


def read(path):
    return open(path, encoding="utf-8", errors="replace").read()


def imports_something(text):
    return re.search(r"^import\b", text, re.M) is not None


def find_programs(root):
    """Paths by kind: nopkg, std, errorcheck."""
    found = {"nopkg": [], "std": [], "errorcheck": []}
    for path in sorted(glob.glob(root + "/**/*.go", recursive=True)):
        text = read(path)
        first = text.split("\n", 1)[0].strip()
        if first == "// run":
            found["std" if imports_something(text) else "nopkg"].append(os.path.relpath(path, root))
        elif first == "// errorcheck":
            found["errorcheck"].append(os.path.relpath(path, root))
    return found


def listed_programs(folder, root):
    found = {}
    for kind in ("nopkg", "std", "errorcheck"):
        lines = read(os.path.join(folder, "gotest-%s.txt" % kind)).split("\n")
        names = [line.split("\t")[0] for line in lines if line and not line.startswith("#")]
        found[kind] = [name for name in names if os.path.exists(os.path.join(root, name))]
    return found


def call(command, path):
    try:
        done = subprocess.run(command + [path], capture_output=True, timeout=TIMEOUT, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return None, b"", b""
    return done.returncode, done.stdout, done.stderr


def first_line(data):
    return data.decode("utf-8", "replace").strip().split("\n")[0][:140]


def run_program(twoword, root, name):
    """(verdict, why): passed, failed, foreign (a package outside the library), broken (signal or hang)."""
    path = os.path.join(root, name)
    try:
        done = subprocess.run([twoword, "run", path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=TIMEOUT, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return "broken", "no end within %d s" % TIMEOUT
    if done.returncode < 0:
        return "broken", "signal %d" % -done.returncode
    if done.returncode == 1 and b"not in twoword's library" in done.stdout:
        return "foreign", first_line(done.stdout)
    expected = path[:-3] + ".out"
    want = open(expected, "rb").read() if os.path.exists(expected) else b""
    if done.returncode != 0:
        return "failed", "exit %d: %s" % (done.returncode, first_line(done.stdout))
    return ("passed", "") if done.stdout == want else ("failed", "other output: " + first_line(done.stdout))


def run_list(twoword, root, names, jobs, strict):
    counts = {"passed": 0, "failed": 0, "foreign": 0, "broken": 0}
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for name, (verdict, why) in zip(names, pool.map(lambda n: run_program(twoword, root, n), names)):
            if verdict == "foreign" and strict:
                verdict = "failed"
            counts[verdict] += 1
            if verdict in ("failed", "broken"):
                print("  %s: %s" % (name, why))
    return counts


def error_lines(twoword, root, names, jobs):
    want = got = extra = 0
    def one(name):
        path = os.path.join(root, name)
        status, _, errors = call([twoword, "vet"], path)
        text = errors.decode("utf-8", "replace")
        if status is None or status < 0:
            print("  %s: crashed or hung" % name)
        if "not in twoword's library" in text:
            return 0, 0, 0
        need = {i + 1 for i, line in enumerate(read(path).split("\n")) if re.search(r"// (GC_)?ERROR ", line)}
        have = {int(m) for m in re.findall(r"^\./[^:\n]+:(\d+):\d+:", text, re.M)}
        return len(need), len(need & have), len(have - need)
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for n, g, e in pool.map(one, names):
            want, got, extra = want + n, got + g, extra + e
    return want, got, extra


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("twoword")
    parser.add_argument("--root", default="")
    parser.add_argument("--lists", default="")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    twoword = os.path.abspath(options.twoword)
    root = options.root or go_test_folder()
    if not os.path.isdir(root):
        sys.exit("conformance: no golang/go test folder here; give it with --root")
    programs = listed_programs(options.lists, root) if options.lists else find_programs(root)
    broken = 0
    for kind, words in (("nopkg", "programs without packages"), ("std", "programs with packages")):
        counts = run_list(twoword, root, programs[kind], options.jobs, strict=bool(options.lists))
        total = counts["passed"] + counts["failed"] + counts["broken"]
        broken += counts["broken"]
        print("%s: %d passed of %d (%.1f %%); %d crashed or hung; %d import what the library lacks"
              % (words, counts["passed"], total, 100 * counts["passed"] / max(1, total), counts["broken"], counts["foreign"]))
    want, got, extra = error_lines(twoword, root, programs["errorcheck"], options.jobs)
    print("lines to report: %d reported of %d (%.1f %%); %d others reported" % (got, want, 100 * got / max(1, want), extra))
    sys.exit(1 if broken else 0)


main()
