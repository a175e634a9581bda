#!/usr/bin/env python3
"""The real window: heap canvas, held by, tables, comparison, evidence. How a window is used stands in xwindow.py."""
import os
import sys
import time

sys.dont_write_bytecode = True
from xwindow import SHAPES, Window, run


def canvas(state):
    return state["window"]["canvas"]


def labels(state):
    return [o["label"] for o in state["heap"]["objects"]]


def pan_and_zoom(window):
    """By keys, drag and wheel; fitted again; the small picture shown and hidden."""
    window.tap("f", lambda s: canvas(s)["fit"], "F fits the heap into its pane")
    fitted = canvas(window.state())["zoom"]
    window.wheel("canvas", 4, 0.9, 0.6)
    near = canvas(window.wait(lambda s: not canvas(s)["fit"] and canvas(s)["zoom"] > fitted, "the wheel zooms in"))["zoom"]
    window.wheel("canvas", 5, 0.9, 0.6)
    window.wait(lambda s: canvas(s)["zoom"] < near, "and out")
    window.tap("f", lambda s: canvas(s)["zoom"] == fitted and canvas(s)["fit"], "F fits it again")
    window.tap("z", lambda s: canvas(s)["zoom"] > fitted, "Z is larger")
    window.tap("shift+z", lambda s: abs(canvas(s)["zoom"] - fitted) < 0.01, "Shift+Z smaller")
    first = window.state()["heap"]["objects"][0]["address"]
    pointed = lambda s: s["window"]["hover"]["object"]
    window.tap("f", lambda s: canvas(s)["fit"], "F")
    window.move_to(*window.object(first))
    window.wait(lambda s: pointed(s) == first, "the mouse over an object points at it")
    window.drag("canvas", 0, 150, 0.95, 0.3)
    window.wait(lambda s: not canvas(s)["fit"], "the picture can be dragged")
    window.move_to(*window.object(first))
    window.wait(lambda s: pointed(s) != first, "what was there has moved")
    x, y = window.object(first)
    window.move_to(x, y + 150)
    window.wait(lambda s: pointed(s) == first, "to where it was dragged")
    window.tap("ctrl+Up", lambda s: True, "Ctrl+arrow moves it by keys")
    window.move_to(x, y + 230)
    window.wait(lambda s: pointed(s) == first, "80 pixels further")
    window.tap("f", lambda s: canvas(s)["fit"], "F fits it")
    window.away()


def picture(window):
    """The bytes of the moment's picture, made anew."""
    path = os.path.join(window.folder, "shapes.go-step-%d.png" % window.state()["timeline"]["step"])
    if os.path.exists(path):
        os.remove(path)
    window.tap("ctrl+shift+s", lambda s: os.path.exists(path) and os.path.basename(path) in s["window"]["notice"], "Ctrl+Shift+S: a picture")
    time.sleep(0.5)
    with open(path, "rb") as file:
        return file.read()


def small_picture(window):
    """Seen only in pictures: the whole heap in a corner, once not all of it is in view."""
    window.tap("f", lambda s: canvas(s)["fit"], "F")
    for _ in range(4):
        zoom = canvas(window.state())["zoom"]
        window.tap("z", lambda s: canvas(s)["zoom"] > zoom, "Z")
    pan = canvas(window.state())["pan"]
    window.click("canvas.map", x=0.95, y=0.95)
    right = canvas(window.wait(lambda s: canvas(s)["pan"] != pan and not canvas(s)["fit"], "a click in the small picture brings that place to the middle"))["pan"]
    window.click("canvas.map", x=0.05, y=0.05)
    window.wait(lambda s: canvas(s)["pan"][0] > right[0] and canvas(s)["pan"][1] > right[1], "and another one")
    window.away()
    picture(window)   # the first one puts its name into the toolbar
    with_it = picture(window)
    window.key("shift+f")
    time.sleep(0.5)
    without = picture(window)
    window.key("shift+f")
    time.sleep(0.5)
    assert with_it != without and picture(window) == with_it, "Shift+F changes nothing that can be seen"
    print("ok: Shift+F hides the small picture and shows it again")
    window.tap("f", lambda s: canvas(s)["fit"], "F")


def groups(window):
    """Many of a kind stand in a group, which is expanded and collapsed."""
    nodes = lambda s: labels(s).count("*main.node")
    state = window.wait(lambda s: "group 92 x *main.node, 1472 bytes" in s["panes"]["heap"], "92 nodes stand in a group")
    few = nodes(state)
    window.tap("d", lambda s: nodes(s) == few + 20 and "group 72 x *main.node, 1152 bytes, opened" in s["panes"]["heap"], "D takes 20 more out of the largest group")
    window.tap("shift+d", lambda s: nodes(s) == few and "group 92 x" in s["panes"]["heap"], "Shift+D closes it")


def lets(state):
    """How many objects the filter lets through; the selected one and its path are shown besides."""
    return next((int(line.split()[2]) for line in state["panes"]["heap"].splitlines() if line.startswith("filter lets")), None)


def filters(window):
    """By text, type, goroutine, age and size, with keys and in the field."""
    everything = len(labels(window.state()))
    for words, count, shown in (("size>100 size<200", 1, "chan int (cap 2)"), ("[]int", 1, "[]int backing"), ("g:1", 3, "chan int (cap 2)"), ("age<200", 1, "[]byte backing")):
        window.tap("ctrl+f", lambda s: "heap" in s["window"]["shown"], "Ctrl+F goes to the field")
        time.sleep(0.5)
        window.type(words)
        time.sleep(0.3)
        window.key("Return")
        window.wait(lambda s: lets(s) == count == len(labels(s)) and shown in labels(s), "the field: " + words)
        window.click("canvas.nofilter")
        window.wait(lambda s: lets(s) is None and len(labels(s)) == everything, "a click takes the filter back")
    window.key("Escape")
    for key, what, count in (("alt+k", "small objects", 103), ("alt+n", "the young", 0), ("alt+o", "the old", 104), ("shift+g", "those of this goroutine", 3),
                             ("shift+n", "those born from here on", 0), ("shift+k", "the large", 0)):
        window.tap(key, lambda s: lets(s) == count, key + ": " + what)
        window.tap("0", lambda s: lets(s) is None and len(labels(s)) == everything, "0 shows all again")


def select(window, label):
    address = [o["address"] for o in window.state()["heap"]["objects"] if o["label"].startswith(label)][0]
    window.tap("f", lambda s: canvas(s)["fit"], "F")
    window.click_at(*window.object(address))
    window.wait(lambda s: s["held_by"]["what"].startswith(label), "a click selects: " + label)
    window.away()
    return address


def held_by(window):
    """At the goroutine that sleeps: the path, its rows, the cut, copying."""
    window.tap("n", lambda s: s["narration"]["step"] == 2, "N")
    window.tap("1", lambda s: s["narration"]["correct"], "1")
    select(window, "[]byte backing")
    state = window.state()
    assert state["held_by"]["path"][-1] == ".array []byte backing, 1 MiB" and state["held_by"]["shallow"] == state["held_by"]["retained"] == 1 << 20, state["held_by"]
    assert "dominated by (not a path)\n  boxed []uint8\n" in state["panes"]["held"], state["panes"]["held"]
    window.tab("held")
    window.tap("w", lambda s: s["window"]["maximised"], "W shows the pane alone")
    window.click("held_by.dominator.1", x=0.2)
    window.wait(lambda s: s["held_by"]["what"].startswith("boxed []uint8"), "a click on a dominator selects it")
    window.tap("Escape", lambda s: not s["window"]["maximised"], "Escape: all panes")
    window.tap("Escape", lambda s: s["window"]["focus"] == "", "Escape: no focus")
    select(window, "[]byte backing")
    window.tap("c", lambda s: s["cut"]["active"] and s["cut"]["bytes"] == 1 << 20 and "would go" in s["panes"]["held"] and "held.cut" in s["window"]["marks"], "C: were its reference cut, 1 MiB would go")
    window.tap("c", lambda s: not s["cut"]["active"] and "would go" not in s["panes"]["held"], "C again takes the question back")
    window.click("held.copy")
    window.wait(lambda s: s["window"]["clipboard"].startswith("[]byte backing, 1 MiB (0xc000012000)") and "held by\n  goroutine 7" in s["window"]["clipboard"], "a click copies the path as text")
    window.click("held_by.row.4")
    state = window.wait(lambda s: s["held_by"]["what"].startswith("boxed []uint8") and s["held_by"]["shallow"] == 24 and s["held_by"]["retained"] == 24 + (1 << 20), "a click on a row leads to the holder, which keeps both alive")
    assert "dominated by" not in state["panes"]["held"], "only its root dominates it"
    window.tap("shift+c", lambda s: s["cut"]["active"] and s["cut"]["bytes"] == 24 + (1 << 20), "Shift+C: were it cut from its roots, both would go")
    window.tap("shift+c", lambda s: not s["cut"]["active"], "and takes it back")
    window.tap("s", lambda s: not s["held_by"]["what"].startswith("boxed"), "S selects the next object")
    window.tap("shift+s", lambda s: s["held_by"]["what"].startswith("boxed"), "Shift+S the one before")
    select(window, "[]byte backing")
    window.tap("h", lambda s: s["held_by"]["what"].startswith("boxed []uint8"), "H selects the holder")
    window.tap("ctrl+x", lambda s: lets(s) == 1 and "func literal main.handle.func2" in labels(s) and "chan bool (cap 0)" not in labels(s), "Ctrl+X: only what nothing reaches")
    window.tap("0", lambda s: len(labels(s)) == 4, "0 shows all")
    window.tap("shift+t", lambda s: set(labels(s)) == {"boxed []uint8"}, "Shift+T: only the selected object's type")
    window.tap("0", lambda s: len(labels(s)) == 4, "0 shows all")
    window.tap("shift+k", lambda s: lets(s) == 1 and "[]byte backing, 1 MiB" in labels(s) and "chan bool (cap 0)" not in labels(s), "Shift+K: only large objects")
    window.tap("0", lambda s: len(labels(s)) == 4, "0 shows all")


def rows(state, pane):
    return [line.split(" | ") for line in state["panes"][pane].splitlines()[1:]]


def tables(window):
    """Objects by column, goroutines, totals by type."""
    window.tap("ctrl+2", lambda s: s["window"]["preset"] == "memory", "the memory preset")
    window.show("objects", "objects")
    sizes = lambda s: [int(row[2]) for row in rows(s, "objects")]
    window.click("objects.shallow", x=0.3)
    window.wait(lambda s: sizes(s) == sorted(sizes(s), reverse=True) and "objects.first" in s["window"]["marks"], "a click on a heading sorts: the largest first")
    window.click("objects.shallow", x=0.3)
    window.wait(lambda s: sizes(s) == sorted(sizes(s)) and sizes(s)[0] == 24, "another: the smallest first")
    names = lambda s: [row[0].split(" ", 1)[1] for row in rows(s, "objects")]
    window.click("objects.label", x=0.3)
    window.wait(lambda s: [name.split(" ")[0] for name in names(s)] == ["boxed", "[]byte", "chan", "func"], "by type")
    window.click("objects.label", x=0.3)
    window.wait(lambda s: [name.split(" ")[0] for name in names(s)] == ["func", "chan", "[]byte", "boxed"], "and the other way round")
    kept = lambda s: [int(row[3]) for row in rows(s, "objects")]
    window.click("objects.retained", x=0.3)
    window.wait(lambda s: kept(s) == sorted(kept(s), reverse=True), "by what each keeps alive")
    window.tap("ctrl+shift+o", lambda s: sizes(s) == sorted(sizes(s), reverse=True), "Ctrl+Shift+O sorts by the next column")
    first = rows(window.state(), "objects")[0][0].split()[0]
    window.click_at(window.at("objects.label")[0], window.at("objects.first")[1])   # the mark is that of the row's last cell
    window.wait(lambda s: first in s["panes"]["held"].splitlines()[0], "a click on a row selects its object")
    window.tap("ctrl+shift+f", lambda s: True, "Ctrl+Shift+F: the table's field")
    time.sleep(0.5)
    window.type("chan")
    time.sleep(0.3)
    window.key("Return")
    window.wait(lambda s: names(s) == ["chan bool (cap 0)"], "the table shows what contains the text")
    window.key("ctrl+shift+f")
    time.sleep(0.5)
    window.hold("ctrl+a")
    window.hold("BackSpace")
    time.sleep(0.5)
    window.key("Return")
    window.wait(lambda s: len(names(s)) == 4, "an empty one shows all")
    window.key("Escape")
    window.show("by type", "totals")
    window.click("totals.first", x=0.1)
    window.wait(lambda s: lets(s) == 1 and "[]byte backing, 1 MiB" in labels(s) and names(s) == ["[]byte backing, 1 MiB"] and s["held_by"]["what"].startswith("[]byte backing"), "a click on a type: that type alone, its largest selected")
    window.click("totals.first", x=0.1)
    window.wait(lambda s: len(labels(s)) == 4, "another click: all")
    window.show("goroutine table", "goroutine_table")
    state = window.wait(lambda s: "gtable.7" in s["window"]["marks"], "the table of goroutines")
    assert "G7 main.handle.func2 | sleep | can be woken: its timer wakes it" in state["panes"]["goroutine_table"] and "1048600 bytes | created by main.handle main.go:15" in state["panes"]["goroutine_table"]


def evidence(window):
    """Flame graphs, the dump, MemStats, the console."""
    for title, pane, box in (("holders", "holders", 3), ("allocated where", "sites", 2)):
        window.show(title, pane)
        while not (what := window.state()["held_by"]["what"]).startswith("chan"):
            window.tap("shift+s", lambda s: s["held_by"]["what"] != what, "Shift+S: another object")
        depths = 1 + max((len(line) - len(line.lstrip())) // 2 - 1 for line in window.state()["panes"][pane].splitlines()[1:])
        window.click("flame." + pane, x=0.3, y=(box + 0.5) / depths)
        window.wait(lambda s: "1 MiB" in s["held_by"]["what"] or s["held_by"]["what"].startswith("boxed"), "a click in the flame graph selects what is there: " + title)
    window.show("stacks", "stacks")
    window.wait(lambda s: "flame.stacks" in s["window"]["marks"] and "goroutines by stack: 2 goroutines" in s["panes"]["stacks"], "goroutines by stack")
    window.show("goroutine dump", "dump")
    window.wait(lambda s: "goroutine 7 [sleep]:\ntime.Sleep(" in s["panes"]["dump"] and "dump" in s["window"]["marks"], "the dump in Go's form")
    window.show("memstats", "memstats")
    count = window.wait(lambda s: "NumGC = 0" in s["panes"]["memstats"], "MemStats before a collection")["panes"]["memstats"]
    window.tap("g", lambda s: "NumGC = 1" in s["panes"]["memstats"] and s["panes"]["memstats"] != count and not s["busy"], "G collects, and MemStats counts it")
    window.key("Escape")
    window.tap("End", lambda s: "array freed" in s["console"] and s["console"] in s["panes"]["output"] and not s["busy"], "the console holds what was printed")


def comparison(window):
    """Two moments: what was born between them, what went, what changed."""
    window.show("comparison", "compare")
    start = window.state()["timeline"]["step"]
    window.click("compare.remember")
    window.wait(lambda s: "step %d against %d" % (start, start) in s["panes"]["compare"], "a click remembers a moment")
    window.tap("End", lambda s: s["timeline"]["step"] > start and not s["busy"] and "became unreachable" in s["panes"]["compare"] and "0 objects born (0 bytes)" not in s["panes"]["compare"], "End: what was born and what went")
    window.tap("w", lambda s: s["window"]["maximised"], "W shows the pane alone")
    window.click("compare.new.1", x=0.2)
    window.wait(lambda s: s["held_by"]["what"].startswith("boxed int"), "a click on what is new selects it")
    window.tap("Escape", lambda s: not s["window"]["maximised"], "Escape: all panes")
    window.tap("shift+j", lambda s: s["timeline"]["step"] == start, "Shift+J goes back to it")
    window.tap("End", lambda s: s["timeline"]["step"] > start and not s["busy"], "End")
    window.click("compare.go")
    window.wait(lambda s: s["timeline"]["step"] == start, "so does a click")
    window.click("compare.remember")
    window.wait(lambda s: "no moment is remembered" in s["panes"]["compare"], "a click forgets it")
    window.tap("equal", lambda s: "step %d against %d" % (start, start) in s["panes"]["compare"], "= remembers it too")
    window.tap("equal", lambda s: "no moment is remembered" in s["panes"]["compare"], "and forgets it")
    window.key("Escape")


def test(display, folder):
    window = Window(display, folder, "what-does-the-sleeping-goroutine-hold", "--scale", "1")
    held_by(window)
    tables(window)
    evidence(window)
    window.tap("l", lambda s: s["narration"]["step"] == 2 and s["timeline"]["step"] == 591, "L goes back to the stop")
    comparison(window)
    window.open(window.write("shapes.go", SHAPES), "shapes.go")
    window.tap("ctrl+1", lambda s: s["window"]["preset"] == "lesson", "the lesson preset")
    window.run_to(38)
    groups(window)
    filters(window)
    pan_and_zoom(window)
    small_picture(window)
    window.quit()


run(test)
