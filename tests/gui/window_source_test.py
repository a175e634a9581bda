#!/usr/bin/env python3
"""The real window: source and values. How a window is used stands in xwindow.py, the program SHAPES too."""
import os
import stat
import sys
import time

sys.dont_write_bytecode = True
from xdrop import drop
from xwindow import SHAPES, Window, run


def dropped(window):
    path = window.write("shapes.go", SHAPES)
    drop(window.environment["DISPLAY"], window.id(), path)
    window.wait(lambda s: s["source"]["file"] == "shapes.go" and s["source"]["path"] == path, "a file that is dropped on the window is opened")


def source(window):
    """Next and last line, breakpoints, the gutter's facts, the chain of -m=2; variables and what they hold point at each other."""
    state = window.state()
    assert state["source"]["next_line"] == 22 and ">   22  \tkept = &node{}" in state["panes"]["source"], state["source"]
    window.tap("F10", lambda s: s["source"]["next_line"] == 23 and s["source"]["last_line"] == 22 and ".   22" in s["panes"]["source"], "F10: the next line, and the last one")
    window.tap("Left", lambda s: s["source"]["next_line"] == 22, "the left arrow steps back")
    window.click("toolbar.over")
    window.wait(lambda s: s["source"]["next_line"] == 23, "so do the buttons: over")
    window.click("toolbar.back")
    window.wait(lambda s: s["source"]["next_line"] == 22, "and back")
    window.run_to(38)
    state = window.wait(lambda s: s["source"]["allocated"].get("27") == [100, 1600], "the gutter counts what each line has allocated")
    assert "-m: &node{} escapes to heap" in state["panes"]["source"] and "100 allocations, 1600 bytes so far" in state["panes"]["source"]
    window.click("line.32", x=0.004)
    window.wait(lambda s: s["source"]["breakpoints"] == [32], "a click in the gutter sets a breakpoint")
    window.click("line.32", x=0.004)
    window.wait(lambda s: not s["source"]["breakpoints"], "and takes it away")
    window.tap("Home", lambda s: s["source"]["next_line"] == 22, "Home")
    window.click("line.27", x=0.9)
    window.wait(lambda s: s["window"]["cursor_line"] == 27, "a click chooses a line")
    window.tap("i", lambda s: "flow:" in s["panes"]["source"], "I: the chain that explains why it escapes")
    window.tap("i", lambda s: "flow:" not in s["panes"]["source"], "I again closes it")
    window.tap("F4", lambda s: s["source"]["next_line"] == 27 and not s["busy"], "F4 runs to it")
    window.run_to(38)


def pointing(window):
    """A variable in the source, its slot and its object show each other."""
    slot = [s for g in window.state()["goroutines"] for f in g["frames"] for s in f["slots"] if s["name"] == "sizes"][0]["value"]["points_to"]
    for x in range(5, 60):   # along the line until the mouse stands on the word
        window.move("line.32", x=x / 100)
        if window.state()["window"]["hover"]["variable"] == "sizes":
            break
    window.wait(lambda s: s["window"]["hover"] == {"variable": "sizes", "object": slot}, "the mouse over a variable points at its slot and its object")
    window.xdotool("click", "1")
    window.wait(lambda s: s["held_by"]["what"].startswith("[]int backing"), "a click on it selects the object")
    window.tap("f", lambda s: s["window"]["canvas"]["fit"], "F fits the heap")
    window.move_to(*window.object(slot))
    window.wait(lambda s: s["window"]["hover"] == {"variable": "", "object": slot} and "source.born.32" in s["window"]["marks"], "the mouse over the object points at the line where it was born")
    window.away()
    window.tab("source")
    window.tap("Up", lambda s: s["window"]["cursor_line"] == 31, "up, to the line above")
    window.tap("Right", lambda s: s["window"]["hover"]["variable"] == "ages", "the right arrow points at its first variable")
    window.tap("Left", lambda s: not s["window"]["hover"]["variable"], "the left arrow at none")
    window.tap("Escape", lambda s: s["window"]["focus"] == "", "Escape")
    window.tab("goroutines")
    window.away()
    state = window.tap("Down", lambda s: s["window"]["hover"]["variable"], "Down points at a slot")
    name = state["window"]["hover"]["variable"]
    window.tap("Down", lambda s: s["window"]["hover"]["variable"] not in ("", name), "and at the next one")
    window.tap("Escape", lambda s: not s["window"]["hover"]["variable"], "Escape points at nothing")
    window.move("slot.0", x=0.3)
    window.wait(lambda s: s["window"]["hover"]["variable"], "the mouse over a slot points at it")
    window.away()


def values(window):
    """Three levels, words, a call followed through the itab, boxing, structures."""
    level = lambda s: s["window"]["level"]
    for name in "words", "bytes", "concept":
        window.tap("v", lambda s: level(s) == name, "V: values as " + name)
    window.tab("values")
    window.tap("w", lambda s: s["window"]["maximised"], "W shows it alone")
    for name in "bytes", "words":
        window.click("values." + name)
        window.wait(lambda s: level(s) == name, "a click: values as " + name)
    text = window.state()["panes"]["values"]
    for what, wanted in {
        "a value at three levels": "concept []int{0, 0, 0} len 3 cap 8\n  words   array=0x", "its bytes": " 03 00 00 00 00 00 00 00  08 00 00 00 00 00 00 00", "an interface is two words": "tab=itab<main.shape,main.square> data=0x",
        "== nil is a test of a word": "a == nil is tab == 0: false", "an itab as a record": "Fun[0] area", "a channel with its queue": "buffer: 1 of 2 slots in use", "what is received next": "[0]  int  7 \u2192 received next",
        "waiting receivers": "recvq.first  *sudog  nil", "a map with its group": "slots[0]  \"ann\": 30", "a slice": "cap  int  8", "a string": "61 62 33", "a closure with what it captures": "captured by reference: 1",
        "the ledger of boxing": "boxing shapes.go:36:22  main.square \u2192 main.shape: read-only constant \u00d71", "what is not boxed yet": "boxing shapes.go:41:23  []int \u2192 interface {}: not made yet",
    }.items():
        assert wanted in text, (what, text)
        print("ok: values:", what)
    window.click("heading.values.ledger", x=0.2)
    window.wait(lambda s: "values.ledger" not in s["window"]["unfolded"], "a click folds the ledger of boxing")
    window.click("heading.values.ledger", x=0.2)
    window.wait(lambda s: "values.ledger" in s["window"]["unfolded"], "and unfolds it")
    window.click("values.call.1", x=0.2)
    window.wait(lambda s: "values.row.5" not in s["window"]["marks"], "a click closes the call that is followed")
    window.click("values.call.1", x=0.2)
    window.wait(lambda s: "values.row.5" in s["window"]["marks"], "and opens it: its words, the itab, the code")
    window.click("values.row.5", x=0.2)
    window.wait(lambda s: s["window"]["cursor_line"] == 17, "a click on the method goes to its line")
    window.click("values.call.1", x=0.2)
    window.wait(lambda s: "values.row.5" not in s["window"]["marks"], "a click closes it")
    window.tap("Right", lambda s: "values.row.1" in s["window"]["marks"], "the right arrow opens it too")
    window.tap("Escape", lambda s: not s["window"]["maximised"], "Escape: all panes")
    window.tap("Escape", lambda s: s["window"]["focus"] == "", "Escape: no focus")
    window.run_to(42)
    text = window.wait(lambda s: "buffer: 0 of 2 slots in use" in s["panes"]["values"] and not s["busy"], "the queue is empty after the receive")["panes"]["values"]
    assert "buffer: 0 of 2" in text and "[]int \u2192 interface {}: copied, allocated 24 bytes" in text, text
    print("ok: what was received is gone, what was boxed is in the ledger")


def real_go(window):
    """Beside the installed Go: a stand-in that is first on the PATH, so that it is the same everywhere; it prints something else."""
    window.tap("F12", lambda s: s["window"]["focus"] == "real_go", "F12 asks the installed Go")
    window.wait(lambda s: "go1.99 stand-in" in s["panes"]["real_go"] and "something else" in s["panes"]["real_go"] and "The two runtimes differ." in s["panes"]["real_go"], "both answers stand side by side, and differ")
    window.key("Escape")


def stand_in(folder):
    path = os.path.join(folder, "bin", "go")
    os.mkdir(os.path.dirname(path))
    with open(path, "w") as file:
        file.write("#!/bin/sh\n[ \"$1\" = version ] && echo go version go1.99 stand-in && exit\nprintf '#!/bin/sh\\necho something else\\n' > \"$4\"\nchmod +x \"$4\"\n")
    os.chmod(path, stat.S_IRWXU)
    return os.path.dirname(path)


def edit(window, folder):
    path = os.path.join(folder, "mine.go")
    with open(path, "w") as file:
        file.write("package main\n\nfunc main() {\n\tprintln(\"one\")\n}\n")
    window.key("ctrl+o")
    window.wait(lambda s: s["window"]["dialog"] == "files", "Ctrl+O opens the file dialog")
    time.sleep(0.3)
    window.type(path[:-3])
    time.sleep(0.3)
    window.key("Tab")
    time.sleep(0.3)
    window.key("Return")
    window.wait(lambda s: s["source"]["file"] == "mine.go", "a path is completed with Tab and opened with Enter")
    window.key("End")
    window.wait(lambda s: s["console"] == "one\n", "it runs")
    time.sleep(1.1)
    with open(path, "w") as file:
        file.write("package main\n\nfunc main() {\n\tprintln(\"two\")\n}\n")
    window.wait(lambda s: "two" in s["panes"]["source"], "a file that changes on disk is read again")
    window.key("ctrl+e")
    window.wait(lambda s: s["window"]["editing"], "Ctrl+E edits in place")
    time.sleep(0.5)
    window.key("ctrl+Home")
    time.sleep(0.5)   # a modifier that is still held would swallow the letters
    window.type("x")
    window.wait(lambda s: s["edit"]["errors"] and s["edit"]["errors"][0]["line"] == 1 and s["edit"]["errors"][0]["column"] == 1, "errors are marked at their column while typing")
    window.key("BackSpace")
    window.wait(lambda s: not s["edit"]["errors"], "and go when they are mended")
    window.key("ctrl+End")
    time.sleep(0.5)
    window.type("var unused int")
    window.wait(lambda s: not s["edit"]["errors"], "what was added is accepted")
    time.sleep(0.5)
    window.key("ctrl+Return")
    window.wait(lambda s: s["edit"]["edited"] and "var unused int" in s["panes"]["source"], "Ctrl+Enter runs what is written")
    window.key("ctrl+e")
    time.sleep(0.5)
    window.key("ctrl+s")
    window.wait(lambda s: not s["edit"]["edited"] and "unused" in open(path).read(), "Ctrl+S saves it")


def test(display, folder):
    window = Window(display, folder, "why-is-err-not-nil", "--scale", "1", PATH=stand_in(folder) + ":" + os.environ["PATH"])
    dropped(window)
    source(window)
    pointing(window)
    values(window)
    real_go(window)
    edit(window, folder)
    window.quit()


run(test)
