#!/usr/bin/env python3
"""Numbers of automatic collections: real Go with one P (also with the world stopped) beside the model. Usage: pacing.py TWOWORD [BEFORE]"""
import os, pathlib, re, statistics, subprocess, sys, tempfile

HERE = pathlib.Path(__file__).resolve().parent / "pacing"
LIMIT = "8MiB"


def count(command, **env):
    try:
        done = subprocess.run(command, env={**os.environ, **env}, capture_output=True, text=True, timeout=60)
    except subprocess.TimeoutExpired:
        return None
    found = re.search(r"NUMGC (\d+)", done.stderr)
    return int(found.group(1)) if found else None


def median(command, **env):
    counts = [count(command, **env) for _ in range(5)]
    return statistics.median_low([c for c in counts if c is not None]) if any(c is not None for c in counts) else None


def row(name, values):
    print(f"{name:10}" + "".join(f"{'-' if v is None else v:>14}" for v in values), flush=True)


def main():
    models = sys.argv[1:]
    columns = ["go", "go stopped"] + [f"{m} {i}" for i in range(len(models)) for m in ("stopped", "concurrent")]
    with tempfile.TemporaryDirectory() as work:
        binaries = {}
        for program in sorted(HERE.glob("*.go")):
            binaries[program] = os.path.join(work, program.stem)
            subprocess.run(["go", "build", "-gcflags=-l", "-o", binaries[program], str(program)], check=True)
        for limit in (None, LIMIT):
            print("GOGC=100" if limit is None else f"GOMEMLIMIT={LIMIT}")
            row("program", columns)
            env = {"GOMAXPROCS": "1"} | ({"GOMEMLIMIT": limit} if limit else {})
            flags = ["--memory-limit", limit] if limit else []
            for program, binary in binaries.items():
                values = [median([binary], **env), count([binary], **env, GODEBUG="gcstoptheworld=1")]
                for model in models:
                    values += [count([model, "run", mode, *flags, str(program)]) for mode in ("--stw", "--concurrent")]
                row(program.stem, values)


main()
