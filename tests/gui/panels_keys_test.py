#!/usr/bin/env python3
"""The lab itself, without a display: keys are pressed by --keys, what is shown is read from --state."""
import json
import os
import subprocess
import sys
import tempfile

lab, scenarios = sys.argv[1], sys.argv[2]
folder = tempfile.mkdtemp()


def shown(name, keys):
    path = os.path.join(folder, "state.json")
    subprocess.run([lab, name, "--no-window", "--state", path, "--keys", keys], check=True, timeout=120, cwd=os.path.dirname(scenarios))
    with open(path) as file:
        return json.load(file)


def check(keys, condition, what, name="what-does-the-sleeping-goroutine-hold"):
    state = shown(name, keys)
    assert condition(state), what + ": " + state["message"] + json.dumps(state["panes"], indent=1)[:4000]
    print("ok:", what, flush=True)


def pane(name, text):
    return lambda s: text in s["panes"][name]


check("n n 2", lambda s: "err.Error()" in s["panes"]["values"] and "main.(*MyErr).Error main.go:" in s["panes"]["values"], "values: a call through the itab is followed to its line", "why-is-err-not-nil")
step = shown("what-does-the-sleeping-goroutine-hold", "n 1")["timeline"]["step"]
check("n 1 c", pane("held", "would go"), "C asks what would go if the reference were cut")
check("n 1 c c", lambda s: "would go" not in s["panes"]["held"], "C again takes the question back")
check("n 1 shift+i", lambda s: 0 < s["timeline"]["step"] < step, "Shift+I goes to the object's birth")
check("n 1 shift+i u", lambda s: "not written" in s["message"] and s["timeline"]["step"] < step, "U looks for its next write; there is none, so it stays")
check("n 1 h shift+u", lambda s: "not written" in s["message"] and s["timeline"]["step"] == step, "Shift+U looks for a write to the box after its birth; there is none")
check("n 1 ,", lambda s: s["timeline"]["step"] > step and not s["held_by"]["path"], "Comma goes to where its last path was cut")
check("n 1 shift+q", lambda s: "not swept" in s["message"], "Shift+Q looks for its sweep: it dies too late for one")
check("n 1 shift+b", pane("timeline", "bookmark %d" % step), "Shift+B makes a bookmark")
check("n 1 shift+b Home F2", lambda s: s["timeline"]["step"] == step, "F2 goes to it")
check("n 1 shift+b End shift+F2", lambda s: s["timeline"]["step"] == step, "Shift+F2 goes back to it")
check("n 1 = End", pane("compare", "step %d against" % step), "= remembers a moment to compare with")
check("n 1 = End shift+j", lambda s: s["timeline"]["step"] == step, "Shift+J goes back to it")
check("n 1 shift+m", lambda s: s["collector"]["phase"] == "mark", "Shift+M enters the next phase")
check("n 1 shift+m ctrl+m", pane("collector", "gc 1 @"), "Ctrl+M finishes the cycle, and its gctrace line is shown")
check("F7", pane("collector", "concurrent"), "F7 opens with a concurrent collector")
check("shift+F7", pane("collector", "barrier off"), "Shift+F7 opens without the write barrier")
check("F3", pane("collector", "GOGC=50"), "F3 halves GOGC")
check("shift+F3", pane("collector", "GOGC=200"), "Shift+F3 doubles it")
check("n 1 shift+l shift+l", pane("collector", "round 0: goroutine"), "Shift+L makes a round of the leak search")
check("n 1 shift+l ctrl+l", lambda s: "round 0" not in s["panes"]["collector"], "Ctrl+L starts it again")
check("n 1 shift+r", pane("marking", "0 black"), "Shift+R starts marking by hand")
check("n 1 shift+r shift+p ctrl+k", pane("marking", "mistake"), "a grey object is picked and turned black, or the invariant says why not")
check("n 1 shift+r ctrl+r", pane("marking", "not under way"), "Ctrl+R stops")
check("n 1 shift+k alt+n", pane("heap", "filter lets"), "Alt+N adds the age to the filter")
check("n 1 c", lambda s: s["cut"]["active"] and s["cut"]["bytes"] > 1000000, "C: the bytes that would go")
check("n 1 shift+k", pane("heap", "filter lets"), "Shift+K shows large objects only")
check("n 1 ctrl+x", pane("heap", "filter lets"), "Ctrl+X shows what nothing reaches")
check("n 1 shift+g 0", lambda s: "filter" not in s["panes"]["heap"], "0 shows all again")
check("n 1 shift+t", pane("heap", "filter lets"), "Shift+T shows the selected object's type")
check("F8", pane("schedule", "50 of 50 schedules tried"), "F8 tries schedules", "who-is-stuck-on-this-channel")
check("F8 shift+F8", lambda s: "seed 0" not in s["panes"]["collector"], "Shift+F8 opens one", "who-is-stuck-on-this-channel")
check("n 1", pane("holders", "goroutine 7"), "the flame graph of holders names the goroutine")
check("n 1", pane("sites", "main.go"), "the flame graph of sites names lines")
check("n 1", pane("stacks", "[sleep]"), "the flame graph of stacks names states")
check("n 1", pane("dump", "goroutine 7 [sleep]"), "the dump")
check("n 1", pane("memstats", "HeapAlloc"), "MemStats")
check("n 1", pane("objects", "boxed []uint8"), "the table of objects")
check("n 1", pane("goroutine_table", "main.handle"), "the table of goroutines")
check("n n 2", lambda s: "itab<error,*main.MyErr>" in s["panes"]["values"] and "== nil is tab == 0" in s["panes"]["values"], "values: the itab and the test of its word", "why-is-err-not-nil")
check("End", pane("values", "boxing "), "values: the boxing ledger", "why-is-err-not-nil")
