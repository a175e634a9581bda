#!/usr/bin/env python3
"""The real window: the collector at work, leaked goroutines, marking by hand. How a window is used stands in xwindow.py."""
import sys

sys.dont_write_bytecode = True
from xwindow import Window, run


def step(state):
    return state["timeline"]["step"]


def text(state):
    return state["panes"]["collector"]


def phase(state):
    return state["collector"]["phase"]


def units(window):
    """One unit, one phase, one cycle, stopped; then its record."""
    window.tap("n", lambda s: s["narration"]["step"] == 2, "N")
    window.tap("1", lambda s: s["narration"]["correct"], "1")
    window.tap("ctrl+4", lambda s: s["window"]["preset"] == "collector" and "collector" in s["window"]["shown"], "the preset for the collector")
    assert phase(window.state()) == "off" and "GOGC=100" in text(window.state())
    here = step(window.state())
    window.tap("m", lambda s: phase(s) == "mark" and "next: scan root" in text(s), "M: the first unit of a cycle")
    here = window.state()["panes"]["collector"]
    window.click("collector.step_unit")
    window.wait(lambda s: phase(s) == "mark" and text(s) != here, "a click: the next unit")
    for _ in range(12):   # until an object was found and scanned
        state = window.state()
        if any(o["colour"] != "white" for o in state["heap"]["objects"]):
            break
        here = text(state)
        window.tap("m", lambda s: text(s) != here, "M: another unit")
    state = window.state()
    assert any(o["colour"] != "white" for o in state["heap"]["objects"]) and "work list: 0" not in text(state), text(state)
    print("ok: objects turn grey, and wait on the work list")
    window.click("collector.grey.1", x=0.2)
    window.wait(lambda s: s["held_by"]["what"] and s["held_by"]["what"] != state["held_by"]["what"], "a click on the work list selects that object")
    window.tap("shift+m", lambda s: phase(s) != "mark", "Shift+M: to the next phase")
    array = [o for o in window.state()["heap"]["objects"] if o["label"].startswith("[]byte backing")][0]
    assert array["colour"] == "black", array   # what is small is swept, and white again, earlier
    print("ok: what the sleeping goroutine holds is black")
    window.tap("ctrl+m", lambda s: phase(s) == "off" and "gc 1 @" in text(s) and "cycle 1:" in text(s), "Ctrl+M: the cycle ends; its gctrace line, and what the pacer says of it")
    for key, what in (("collector.step_phase", "phase"), ("collector.step_cycle", "cycle")):
        window.tap("l", lambda s: phase(s) == "off" and "gc 1 @" not in text(s), "L goes back to the stop")
        window.click(key)
        window.wait(lambda s: not s["busy"] and (phase(s) == "mark" if what == "phase" else "gc 1 @" in text(s)), "a click: one " + what)
    window.tap("l", lambda s: phase(s) == "off" and "gc 1 @" not in text(s), "L")
    window.tap("1", lambda s: s["narration"]["correct"], "1")


def modes(window):
    """Opened anew: concurrent, without the barrier, with another GOGC."""
    for key, wanted in (("F7", "concurrent, barrier on"), ("F7", "stop the world, barrier on"), ("F3", "GOGC=50"), ("shift+F3", "GOGC=100"), ("shift+F3", "GOGC=200"), ("F3", "GOGC=100")):
        window.tap(key, lambda s: wanted in text(s) and not s["busy"], key + ": " + wanted)
    goal = [line for line in text(window.state()).splitlines() if line.startswith("pacer: live")][0]
    window.click("collector.gogc_more")
    window.wait(lambda s: "GOGC=200" in text(s) and goal not in text(s), "a click doubles GOGC, and the pacer's goal follows")
    window.click("collector.make_concurrent")
    window.wait(lambda s: "concurrent, barrier on" in text(s), "a click makes it concurrent")
    window.click("collector.barrier_off")
    window.wait(lambda s: "concurrent, barrier off" in text(s), "a click takes the barrier away")
    window.tap("shift+F7", lambda s: "barrier on" in text(s), "Shift+F7 brings it back")


def headings(window):
    """What is folded: by a click, and all of the pane by a key."""
    unfolded = lambda s: {heading for heading in s["window"]["unfolded"] if heading.startswith("collector.")}
    window.tab("collector")
    window.tap("w", lambda s: s["window"]["maximised"], "W shows the pane alone")
    few = unfolded(window.state())
    assert few == {"collector.work", "collector.leaks"}, few
    window.click("heading.collector.pacer", x=0.1)
    window.wait(lambda s: unfolded(s) == few | {"collector.pacer"}, "a click unfolds the pacer's figures")
    window.click("heading.collector.pacer", x=0.1)
    window.wait(lambda s: unfolded(s) == few, "another folds them")
    window.tap("ctrl+u", lambda s: unfolded(s) >= few | {"collector.pacer", "collector.barrier", "collector.cycles", "collector.differences"}, "Ctrl+U unfolds all")
    window.tap("ctrl+u", lambda s: not unfolded(s), "Ctrl+U folds all")
    for heading in few:
        window.click("heading." + heading, x=0.1)
        window.wait(lambda s: heading in unfolded(s), "a click unfolds " + heading)
    window.tap("Escape", lambda s: not s["window"]["maximised"], "Escape: all panes")


def barrier(window):
    """A concurrent cycle: without the barrier an object is lost; with it the log says what was shaded; assists."""
    window.tap("n", lambda s: s["narration"]["step"] == 2 and phase(s) == "mark" and "barrier off" in text(s), "N: a concurrent cycle without the barrier is under way")
    assert "owes 24 bytes: it assists before its next allocation" in text(window.state()), text(window.state())
    print("ok: who assists is said")
    window.tap("n", lambda s: s["narration"]["step"] == 3, "N")
    window.tap("1", lambda s: s["narration"]["correct"], "1")
    window.tap("n", lambda s: s["narration"]["step"] == 4 and "lost: " in text(s) and "is white and will be freed, but the black object" in text(s), "N: without the barrier a reachable object is lost, and the lab says which")
    window.tap("2", lambda s: s["narration"]["answered"], "2")
    window.tap("n", lambda s: s["narration"]["step"] == 5 and "concurrent, barrier on" in text(s) and "lost: " not in text(s), "N: the same moment with the barrier")
    window.tap("n", lambda s: s["narration"]["step"] == 6 and "lost: " not in text(s), "N: nothing is lost with the barrier")


BARRIER = """package main

type node struct {
	next *node
	pad  [60]int
}

var nodes []*node
var junk *node

func main() {
	for i := 0; i < 4000; i++ {
		nodes = append(nodes, &node{next: &node{}})
	}
	for i := 0; i < 40000; i++ {
		junk = &node{}
		a, b := nodes[i%4000], nodes[(i*7+1)%4000]
		a.next, b.next = b.next, a.next
	}
	println(junk != nil)
}
"""


def log(window):
    """What stores have shaded, and what those who allocate have marked."""
    window.open(window.write("barrier.go", BARRIER), "barrier.go")
    window.tap("F7", lambda s: "concurrent, barrier on" in text(s), "F7: concurrent")
    window.run_to(18)
    assert "assist: step " in text(window.state()) and "goroutine 1 owes" in text(window.state()), text(window.state())
    print("ok: assists: who owed how much, and who paid")
    window.tap("m", lambda s: phase(s) == "mark" and not s["busy"], "M: a cycle begins")
    for _ in range(8):
        if "a store shaded" in text(window.state()):
            break
        here = step(window.state())
        window.tap("F10", lambda s: step(s) > here and not s["busy"], "F10")
    window.wait(lambda s: "barrier barrier.go:18: a store shaded *main.node" in text(s), "the barrier's log: which store has shaded what")


def leaks(window):
    """The search for leaked goroutines, round by round."""
    window.tap("End", lambda s: not s["busy"] and s["status"].startswith("exited"), "End")
    window.tap("shift+l", lambda s: "round 0: goroutine 1 [running]" in text(s) and "leaked: " not in text(s), "Shift+L: the first round")
    window.tab("collector")
    window.tap("w", lambda s: s["window"]["maximised"], "W shows the pane alone")
    window.click("collector.round")
    window.wait(lambda s: "leaked: goroutine 7 [chan send] main.produce" in text(s), "a click: another round reaches nobody; who is left is leaked")
    window.click("collector.round_start")
    window.wait(lambda s: "\nround 0" not in text(s), "a click begins again")
    window.tap("shift+l", lambda s: "\nround 0" in text(s), "Shift+L")
    window.tap("ctrl+l", lambda s: "\nround 0" not in text(s), "Ctrl+L: from the start")


def marking(window):
    """Be the collector: pick, shade, turn black; what is wrong is refuted by the invariant."""
    says = lambda s: s["panes"]["marking"]
    counts = lambda s: [int(word) for word in says(s).split("\n")[0].replace(",", "").split() if word.isdigit()]
    window.tap("shift+r", lambda s: " 0 black" in says(s) and "Pick a grey object" in says(s), "Shift+R: the roots are grey")
    white, grey, black, _ = counts(window.state())
    window.tap("ctrl+k", lambda s: counts(s)[3] == 1 and "Pick" in says(s), "Ctrl+K: nothing is being scanned, so nothing can turn black: a mistake")
    window.click("marking.grey.1", x=0.2)
    window.wait(lambda s: "(being scanned)" in says(s), "a click picks a grey object")
    window.tap("w", lambda s: s["window"]["maximised"], "W shows the pane alone")
    window.click("marking.blacken")
    window.wait(lambda s: counts(s)[:3] == [white, grey - 1, black + 1], "it has no pointers: a click turns it black")
    window.tap("Escape", lambda s: not s["window"]["maximised"], "Escape: all panes")
    boxed = [o["address"] for o in window.state()["heap"]["objects"] if o["label"] == "boxed []uint8"][0]
    window.tap("f", lambda s: s["window"]["canvas"]["fit"], "F")
    window.click_at(*window.object(boxed))
    window.wait(lambda s: s["held_by"]["what"].startswith("boxed"), "a click in the heap selects an object")
    window.tap("shift+p", lambda s: "Scanning boxed []uint8: it has 1 pointer into the heap" in says(s), "Shift+P scans it")
    window.tap("ctrl+k", lambda s: counts(s)[3] == 2 and "Not yet: boxed []uint8 still points to []byte backing" in says(s) and "would be freed while it is reachable" in says(s), "black at once is refuted: its child is white and would be freed")
    window.click("marking.grey.1", x=0.2)
    window.wait(lambda s: counts(s)[3] == 3 and "is not finished" in says(s), "another one before it is finished is refuted")
    window.tap("w", lambda s: s["window"]["maximised"], "W shows the pane alone")
    window.click("marking.child.1", x=0.2)
    window.wait(lambda s: counts(s)[0] == white - 1 and "is grey now" in says(s), "a click shades its child")
    window.tap("Escape", lambda s: not s["window"]["maximised"], "Escape: all panes")
    window.tap("ctrl+k", lambda s: "boxed []uint8 is black" in says(s), "now it turns black")
    for _ in range(120):   # to the end, by keys
        state = window.state()
        if "marking ends" in says(state):
            break
        before = says(state)
        children = [line.split()[1] for line in before.splitlines() if line.startswith("child ")]
        known = before.split("child ")[0]
        key = "shift+p" if "(being scanned)" not in before else "shift+h" if [c for c in children if "grey " + c not in known] and "Scanning" in before else "ctrl+k"
        window.key(key)
        window.wait(lambda s: says(s) != before, key)
    window.wait(lambda s: "No grey object is left: marking ends." in says(s), "no grey object is left")
    assert "1 white object" in says(window.state()), says(window.state())
    window.tap("ctrl+r", lambda s: "not under way" in says(s), "Ctrl+R stops")


def test(display, folder):
    window = Window(display, folder, "what-does-the-sleeping-goroutine-hold", "--scale", "1")
    units(window)
    window.tap("ctrl+1", lambda s: s["window"]["preset"] == "lesson", "the lesson preset")
    marking(window)
    window.tap("ctrl+4", lambda s: s["window"]["preset"] == "collector", "the preset for the collector")
    modes(window)
    headings(window)
    window.quit()
    window = Window(display, folder, "who-is-stuck-on-this-channel", "--scale", "1")
    leaks(window)
    window.quit()
    window = Window(display, folder, "why-a-write-barrier", "--scale", "1")
    barrier(window)
    log(window)
    window.quit()


run(test)
