#!/usr/bin/env python3
"""Asks `twoword vet` about golang/go's own test programs and prints two figures:
programs that real Go runs and that must be accepted, and lines that real Go reports and that must be reported.
usage: conformance.py TWOWORD [GO-TEST-FOLDER]      (the folder defaults to $(go env GOROOT)/test)
Only single-file programs are asked; those that import packages outside the modelled library are counted apart."""
import glob, os, re, subprocess, sys


def go_test_folder():
    env = dict(os.environ, PATH=os.environ["PATH"] + ":/usr/local/go/bin")
    try:
        root = subprocess.run(["go", "env", "GOROOT"], capture_output=True, text=True, env=env).stdout.strip()
    except OSError:
        root = ""
    return os.path.join(root, "test") if root else ""


def vet(twoword, path):
    try:
        done = subprocess.run([twoword, "vet", path], capture_output=True, timeout=10)
    except subprocess.TimeoutExpired:
        return None, ""
    return done.returncode, done.stderr.decode("utf-8", "replace")


def main():
    twoword = os.path.abspath(sys.argv[1])
    root = sys.argv[2] if len(sys.argv) > 2 else go_test_folder()
    if not os.path.isdir(root):
        sys.exit("conformance: no golang/go test folder here; give it as the second argument")
    accepted = refused = foreign = broken = want = got = 0
    wrong = []
    for path in sorted(glob.glob(root + "/**/*.go", recursive=True)):
        lines = open(path, encoding="utf-8", errors="replace").read().split("\n")
        kind = lines[0].strip()
        if kind not in ("// run", "// errorcheck"):
            continue
        status, errors = vet(twoword, path)
        if status is None or status < 0:
            broken += 1
            wrong.append(os.path.relpath(path, root) + ": crashed or hung")
        elif "not in twoword's library" in errors:
            foreign += 1
        elif kind == "// run":
            accepted += status == 0
            refused += status != 0
            if status:
                wrong.append(os.path.relpath(path, root) + ": " + errors.split("\n")[0])
        else:
            need = {i + 1 for i, line in enumerate(lines) if re.search(r"// (GC_)?ERROR ", line)}
            have = {int(m) for m in re.findall(r"^\./[^:\n]+:(\d+):\d+:", errors, re.M)}
            want += len(need)
            got += len(need & have)
    for line in wrong:
        print("  " + line)
    print("programs to run: %d accepted of %d (%.1f %%)" % (accepted, accepted + refused, 100 * accepted / max(1, accepted + refused)))
    print("lines to report: %d reported of %d (%.1f %%)" % (got, want, 100 * got / max(1, want)))
    print("programs with packages outside the library: %d; crashed or hung: %d" % (foreign, broken))
    sys.exit(1 if broken else 0)


main()
