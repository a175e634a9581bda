#!/usr/bin/env python3
"""The real window: timeline, bookmarks, jumps, breakpoints, schedules, long work. How a window is used stands in xwindow.py."""
import sys
import time

sys.dont_write_bytecode = True
from xwindow import SHAPES, Window, run


def step(state):
    return state["timeline"]["step"]


def settled(state):
    return not state["busy"] and state["timeline"]["marks"]["done"] == 1


def scrub(window):
    """Lanes, events, the scrubber by click, drag and keys."""
    state = window.state()
    assert "G1 main.main:" in state["panes"]["timeline"] and state["timeline"]["events"], state["panes"]["timeline"]
    here = step(state)
    event = step(window.tap("e", lambda s: step(s) > here and not s["busy"], "E goes to the next event"))
    window.tap("shift+e", lambda s: step(s) < event and not s["busy"], "Shift+E to the one before")
    here = step(window.state())
    window.tap("a", lambda s: step(s) > here and not s["busy"], "A goes to the next allocation")
    window.tap("Home", lambda s: step(s) == s["timeline"]["begin"] or s["source"]["next_line"] == 22, "Home")
    window.tap("shift+w", lambda s: s["window"]["timeline"]["to"] == s["timeline"]["end"], "Shift+W shows the whole run")
    here = step(window.state())
    window.tap("bracketright", lambda s: step(s) > here, "] goes a hundredth forth")
    window.tap("bracketleft", lambda s: step(s) <= here, "[ goes back")
    window.click("scrubber", x=0.25)
    near = step(window.wait(lambda s: step(s) > here and not s["busy"], "a click in the timeline goes there"))
    window.drag("scrubber", 300, 0, x=0.25)
    window.wait(lambda s: step(s) > near and not s["busy"], "the scrubber can be dragged")


def bookmarks(window):
    """With a note, without one; there and back."""
    window.tap("Home", lambda s: s["source"]["next_line"] == 22, "Home")
    window.run_to(29)
    first = step(window.state())
    window.key("ctrl+b")
    time.sleep(0.5)
    window.type("the queue comes")
    time.sleep(0.3)
    window.key("Return")
    window.wait(lambda s: "bookmark %d the queue comes" % first in s["panes"]["timeline"], "Ctrl+B: a bookmark with a note that is typed")
    window.key("Escape")
    window.run_to(38)
    second = step(window.state())
    window.tap("shift+b", lambda s: "bookmark %d \n" % second in s["panes"]["timeline"], "Shift+B: one without")
    window.tap("shift+F2", lambda s: step(s) == first, "Shift+F2 goes to the one before")
    window.tap("F2", lambda s: step(s) == second, "F2 to the next")
    window.tap("shift+b", lambda s: "bookmark %d" % second not in s["panes"]["timeline"] and "the queue comes" in s["panes"]["timeline"], "Shift+B again takes it away")


def jumps(window):
    """About an object that is written three times, then cut, then swept."""
    kept = [r["target"] for r in window.state()["heap"]["roots"] if r["label"].endswith("main.kept")][0]
    window.tap("f", lambda s: s["window"]["canvas"]["fit"], "F")
    window.click_at(*window.object(kept))
    window.wait(lambda s: s["held_by"]["what"].startswith("*main.node") and s["timeline"]["marks"]["object"] == kept, "a click selects the object that kept points to")
    window.away()
    window.tap("End", lambda s: not s["busy"] and s["status"] == "exited with status 0", "End")
    window.tap("shift+F2", lambda s: s["source"]["next_line"] == 29, "back to the bookmark")
    marks = window.wait(settled, "its marks are found in the background")["timeline"]["marks"]
    assert len(marks["writes"]) == 3 and {m["kind"] for m in marks["life"]} >= {"cut", "swept"}, marks
    writes = [w["step"] for w in marks["writes"]]
    window.tap("shift+i", lambda s: settled(s) and step(s) == marks["born"], "Shift+I: its birth")
    at = step(window.state())
    seen = []
    for number in ("first", "second", "third"):
        at = step(window.tap("u", lambda s: not s["busy"] and step(s) > at, "U: its %s write" % number))
        seen.append(at)
    assert all(abs(a - b) <= 1 for a, b in zip(seen, writes)), (seen, writes)
    window.tap("u", lambda s: "not written to in that direction" in s["message"] and step(s) == at, "U: there is no fourth")
    window.tap("shift+u", lambda s: not s["busy"] and step(s) == seen[1], "Shift+U: the write before")
    window.tap("comma", lambda s: not s["busy"] and "the last path to it was cut" in s["message"] and s["source"]["last_line"] == 39, "Comma: where the last path to it was cut")
    cut = step(window.state())
    window.tap("shift+q", lambda s: not s["busy"] and step(s) > cut and s["collector"]["phase"] == "sweep", "Shift+Q: where it is swept")


def shown_width(state):
    return state["window"]["timeline"]["to"] - state["window"]["timeline"]["from"]


def wheel_over(window):
    """Zooming and moving by keys and wheel."""
    whole = shown_width(window.tap("shift+w", lambda s: s["window"]["timeline"]["to"] == s["timeline"]["end"], "Shift+W shows the whole run"))
    near = shown_width(window.tap("ctrl+bracketright", lambda s: shown_width(s) < whole * 0.6, "Ctrl+] zooms in"))
    before = window.state()["window"]["timeline"]["from"]
    window.tap("alt+bracketleft", lambda s: s["window"]["timeline"]["from"] < before or before == s["timeline"]["begin"], "Alt+[ moves back")
    before = window.state()["window"]["timeline"]["from"]
    window.tap("alt+bracketright", lambda s: s["window"]["timeline"]["from"] > before, "Alt+] forth")
    window.wheel("scrubber", 5)
    window.wait(lambda s: shown_width(s) > near, "the wheel zooms out")
    window.tap("ctrl+bracketleft", lambda s: shown_width(s) > near * 1.5, "so does Ctrl+[")
    window.tap("Home", lambda s: s["source"]["next_line"] == 22, "Home")
    whole = shown_width(window.tap("shift+w", lambda s: s["window"]["timeline"]["to"] == s["timeline"]["end"], "Shift+W"))
    window.tap("shift+a", lambda s: shown_width(s) < whole and s["window"]["timeline"]["from"] <= step(s) <= s["window"]["timeline"]["to"], "Shift+A fits the events around here")
    window.key("shift+v")


def change_highlights(window):
    """What a step has changed is marked in the goroutines."""
    window.tap("Home", lambda s: s["source"]["next_line"] == 22, "Home")
    window.run_to(34)
    changed = lambda s: {slot["name"] for g in s["goroutines"] for f in g["frames"] for slot in f["slots"] if slot["changed"]}
    window.tap("F10", lambda s: "n" in changed(s) and "sizes" not in changed(s) and "* n = 0" in s["panes"]["goroutines"], "F10: the variable that has changed is marked, no other")


def schedules(window):
    """Who runs next, by key and click; how many schedules leak; one of them opened."""
    runnable = lambda s: [line.split()[2] for line in s["panes"]["schedule"].splitlines() if line.startswith("can run: ")]
    window.tap("n", lambda s: s["narration"]["step"] == 2 and runnable(s) == ["G7"], "N: goroutine 7 can run")
    window.tap("r", lambda s: "Goroutine 7 runs now" in s["message"] and runnable(s) == ["G8"], "R: it runs now")
    window.tap("r", lambda s: "Goroutine 8 runs now" in s["message"] and runnable(s) == ["G7"], "R again: the other one")
    window.tap("ctrl+3", lambda s: s["window"]["preset"] == "goroutines", "the preset for goroutines")
    window.click("gtable.7", x=0.2)
    window.wait(lambda s: "Goroutine 7 runs now" in s["message"] and runnable(s) == ["G8"], "a click in the table of goroutines chooses who runs")
    window.tab("schedule")
    window.click("schedule.run.8", x=0.2)
    window.wait(lambda s: "Goroutine 8 runs now" in s["message"] and runnable(s) == ["G7"], "so does one in the pane of schedules")
    window.tap("F8", lambda s: not s["busy"] and "50 of 50 schedules tried: 50 leak" in s["panes"]["schedule"], "F8 tries 50 schedules: all of them leak")
    window.click("schedule.first", x=0.2)
    state = window.wait(lambda s: ", seed 1\n" in s["panes"]["collector"] and not s["busy"], "a click opens the first of them")
    window.tap("End", lambda s: not s["busy"] and s["status"].startswith("exited"), "it runs to its end")
    assert "goroutine 8 [chan send]" in window.state()["panes"]["goroutines"], state["panes"]["goroutines"]
    print("ok: with the leak that was found")
    window.tap("l", lambda s: ", seed 0\n" in s["panes"]["collector"] or s["narration"]["step"] == 2, "L")
    window.tap("shift+F8", lambda s: ", seed 0\n" not in s["panes"]["collector"] and not s["busy"], "Shift+F8 opens a schedule that leaks")
    window.tap("ctrl+1", lambda s: s["window"]["preset"] == "lesson", "the lesson preset")


def stops(window):
    """Breakpoints with conditions, in their pane."""
    window.key("Home")
    window.key("shift+F6")
    window.wait(lambda s: s["window"]["focus"] == "breakpoints", "Shift+F6 asks for a condition")
    time.sleep(0.4)
    window.type("count(nothing) > x")
    window.wait(lambda s: s["condition"]["column"] == 18, "what is wrong is said at its column while typing")
    window.key("Return")
    time.sleep(0.5)
    assert not window.state()["breakpoints"], "a wrong condition is not accepted"
    while len(before := window.state()["condition"]["text"]) > 1:
        window.key("BackSpace")
        end = time.time() + 5
        while window.state()["condition"]["text"] == before and time.time() < end:
            time.sleep(0.05)
    window.wait(lambda s: s["condition"]["text"] == "c", "it can be mended")
    window.type("ount(type:[]byte backing) > 0")
    window.wait(lambda s: s["condition"]["text"].endswith("> 0") and s["condition"]["column"] == 0, "the mended one is right")
    window.key("Return")
    window.wait(lambda s: len(s["breakpoints"]) == 1 and s["breakpoints"][0]["id"] < 0, "Enter sets it")
    time.sleep(0.4)
    window.key("F5")
    window.wait(lambda s: s["breakpoints"][0]["hits"] == 1 and not s["busy"], "F5 stops where it comes true")
    window.key("Delete")
    window.wait(lambda s: not s["breakpoints"], "Delete removes it")
    window.key("Escape", "j")
    window.key("shift+F9")
    window.wait(lambda s: s["window"]["focus"] == "breakpoints", "Shift+F9: a condition at the chosen line")
    time.sleep(0.4)
    window.key("Return")
    window.wait(lambda s: len(s["breakpoints"]) == 1 and s["breakpoints"][0]["id"] > 0, "an empty one is a plain breakpoint")
    window.click("stops.remove.1")
    window.wait(lambda s: not s["breakpoints"], "a click removes it")
    window.tap("Escape", lambda s: s["window"]["focus"] == "", "Escape")


def long_work(window):
    path = window.write("long.go", "package main\n\nfunc main() {\n\tn := 0\n\tfor i := 0; i < 2000000000; i++ {\n\t\tn += i & 3\n\t}\n\tprintln(n)\n}\n")
    window.open(path, "long.go")
    window.key("End")
    window.wait(lambda s: s["busy"], "End begins to run")
    window.wait(lambda s: "toolbar.progress" in s["window"]["marks"], "its progress is shown")
    level = window.state()["window"]["level"]
    window.key("v")
    window.wait(lambda s: s["busy"] and s["window"]["level"] != level, "the window lives meanwhile")
    window.key("Escape")
    step = window.wait(lambda s: not s["busy"] and s["timeline"]["step"] > 1000, "Escape stops it")["timeline"]["step"]
    window.key("F8")
    window.wait(lambda s: s["busy"] and "schedules" in s["doing"], "F8 tries schedules")
    window.key("Escape")
    window.wait(lambda s: not s["busy"] and s["timeline"]["step"] == step, "Escape gives them up")
    window.key("F6")
    time.sleep(0.5)
    window.type("concept(i) > 1999999999")
    window.key("Return")
    window.wait(lambda s: s["busy"], "F6 runs until a condition comes true")
    window.click("toolbar.cancel")
    window.wait(lambda s: not s["busy"], "a click on the button stops it")


def test(display, folder):
    window = Window(display, folder, "who-is-stuck-on-this-channel", "--scale", "1")
    schedules(window)
    window.open(window.write("shapes.go", SHAPES), "shapes.go")
    stops(window)
    bookmarks(window)
    jumps(window)
    scrub(window)
    wheel_over(window)
    change_highlights(window)
    long_work(window)
    window.quit()


run(test)
