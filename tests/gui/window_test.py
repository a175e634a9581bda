#!/usr/bin/env python3
"""The real window: workspace, looks, lessons. How a window is used stands in xwindow.py."""
import os
import sys
import time

sys.dont_write_bytecode = True
from xwindow import Window, run


def play(window):
    first = window.state()["timeline"]["step"]
    window.key("n")
    window.wait(lambda s: s["narration"]["step"] == 2, "N goes to the next stop")
    window.key("n")
    window.wait(lambda s: s["narration"]["step"] == 3 and not s["narration"]["facts"], "an open question hides what answers it")
    window.key("1")
    window.wait(lambda s: s["narration"]["answered"] and not s["narration"]["correct"] and "Not so." in s["panes"]["narration"] and "isnil(err) = false" in s["narration"]["verdict"], "1 is wrong, and what the machine says refutes it")
    window.click("choice.2")
    state = window.wait(lambda s: s["narration"]["correct"] and "tab is the itab" in s["narration"]["then"], "a click on the second answer is right")
    stop = state["timeline"]["step"]
    window.key("F10")
    over = window.wait(lambda s: s["timeline"]["step"] > stop and s["source"]["next_line"] == 29, "F10 steps over")["timeline"]["step"]
    window.key("shift+F10")
    window.wait(lambda s: s["timeline"]["step"] == stop, "Shift+F10 steps back to where it was")
    window.key(*["F10"] * 3)
    window.wait(lambda s: s["timeline"]["step"] > over and s["source"]["next_line"] == 32, "three quick taps are three steps")
    window.key("v")
    window.wait(lambda s: s["window"]["level"] == "words", "V shows words")
    window.key("End")
    window.wait(lambda s: s["status"] == "exited with status 0" and "box keeps 1" in s["console"], "End runs to the end")
    window.key("Home")
    window.wait(lambda s: s["timeline"]["step"] < first and s["console"] == "", "Home goes back to the start, before anything was printed")
    window.key("question")
    window.wait(lambda s: s["window"]["help"], "? shows the keys")
    window.key("Escape")
    window.wait(lambda s: not s["window"]["help"], "Escape closes them")
    window.key("t")
    window.wait(lambda s: s["window"]["theme"] == "light", "T changes the theme")
    window.click("lesson.next")
    window.wait(lambda s: s["narration"]["step"] == 4, "a click on Next goes to the next stop")
    window.click("scrubber")
    window.wait(lambda s: abs(s["timeline"]["step"] - (s["window"]["timeline"]["from"] + s["window"]["timeline"]["to"]) / 2) < 5, "a click in the timeline's middle goes there")
    window.key("x")
    window.wait(lambda s: s["source"]["file"] == "fixed.go", "X shows the repair")


def look(window):
    """Panes, presets, focus, looks, palette, overlay, language: all by keys, then remembered."""
    w = lambda s: s["window"]
    window.key("Tab")
    window.wait(lambda s: w(s)["focus"] == "source", "Tab gives the focus to the first pane")
    line = window.state()["source"]["next_line"]
    window.key("Down")
    window.wait(lambda s: w(s)["cursor_line"] == line + 1, "arrows move inside the focused pane")
    window.key("shift+Tab")
    window.wait(lambda s: w(s)["focus"] == "timeline", "Shift+Tab goes the other way round")
    window.key("w")
    window.wait(lambda s: w(s)["maximised"], "W shows the focused pane alone")
    window.key("Escape")
    window.wait(lambda s: not w(s)["maximised"] and w(s)["focus"] == "timeline", "Escape brings the others back")
    window.tap("Tab", lambda s: w(s)["focus"] == "source", "Tab goes from the last pane to the first")
    window.tap("Tab", lambda s: w(s)["focus"] == "narration", "Tab")
    window.key("ctrl+shift+c")
    window.wait(lambda s: w(s)["focus"] == "narration" and w(s)["clipboard"] == s["panes"]["narration"], "Ctrl+Shift+C copies the focused pane as text")
    window.key("ctrl+Tab")
    window.wait(lambda s: w(s)["focus"] == "teacher" and "teacher" in w(s)["shown"], "Ctrl+Tab shows the pane behind")
    window.key("ctrl+w")
    window.wait(lambda s: "teacher" not in w(s)["shown"], "Ctrl+W closes the focused pane")
    window.key("ctrl+2")
    window.wait(lambda s: w(s)["preset"] == "memory", "Ctrl+2 is the memory preset")
    time.sleep(0.5)
    panes = lambda s: {name: where for name, where in w(s)["marks"].items() if name.startswith("pane.")}
    before = panes(window.state())
    window.drag("split.1", 90, 90)
    moved = window.wait(lambda s: any(abs(a - b) > 50 for name, where in panes(s).items() if name in before for a, b in zip(where, before[name])), "a border can be dragged")
    assert w(moved)["shown"], "panes are still shown"
    time.sleep(0.5)
    dragged = panes(window.state())
    for key, preset, pane in (("ctrl+3", "goroutines", "goroutine_table"), ("ctrl+4", "collector", "collector")):
        window.tap(key, lambda s: w(s)["preset"] == preset and pane in w(s)["shown"], "Ctrl+%s is the %s preset" % (key[-1], preset))
    window.click("toolbar.preset")
    time.sleep(0.5)
    window.click("toolbar.preset", y=2.5)   # the list opens below: its second row
    window.wait(lambda s: w(s)["preset"] == "memory", "a preset is chosen with the mouse")
    window.key("ctrl+5")
    window.wait(lambda s: w(s)["preset"] == "presentation" and abs(w(s)["scale"] - 1.5) < 0.01, "Ctrl+5: presentation with large type")
    window.key("ctrl+1")
    window.wait(lambda s: w(s)["preset"] == "lesson" and abs(w(s)["scale"] - 1) < 0.01, "Ctrl+1 goes back to the lesson")
    window.key("ctrl+equal")
    window.wait(lambda s: abs(w(s)["scale"] * 16 - 18) < 0.01, "Ctrl++ makes type larger")
    for pixels in range(20, 42, 2):
        window.tap("ctrl+equal", lambda s: abs(w(s)["scale"] * 16 - pixels) < 0.01, "%d pixels" % pixels)
    window.key("ctrl+equal")
    time.sleep(1)
    assert abs(w(window.state())["scale"] * 16 - 40) < 0.01, "40 pixels are the most"
    for pixels in range(38, 12, -2):
        window.tap("ctrl+minus", lambda s: abs(w(s)["scale"] * 16 - pixels) < 0.01, "%d pixels" % pixels)
    window.key("ctrl+minus")
    time.sleep(1)
    assert abs(w(window.state())["scale"] * 16 - 14) < 0.01, "14 pixels are the least"
    window.key("ctrl+0")
    window.wait(lambda s: w(s)["scale"] == 1, "Ctrl+0: 16 pixels")
    window.palette("high-contrast")
    window.wait(lambda s: w(s)["theme"] == "contrast", "the palette changes the theme")
    window.palette("held by")
    window.wait(lambda s: w(s)["focus"] == "held", "the palette shows a pane")
    window.key("y")
    window.wait(lambda s: w(s)["language"] == "zh" and "为什么" in s["narration"]["title"], "Y: interface and lesson in Chinese")
    window.key("F1")
    window.wait(lambda s: w(s)["dialog"] == "help", "F1 shows the keys")
    window.key("Escape")
    window.wait(lambda s: w(s)["dialog"] == "", "Escape closes them")
    return dragged


def wander(window):
    """Going back and forth, breakpoints, chains, pictures, the guess which objects survive."""
    start = window.state()["timeline"]["step"]
    window.key("n")
    second = window.wait(lambda s: s["narration"]["step"] == 2, "N")["timeline"]["step"]
    window.key("n")
    window.wait(lambda s: s["narration"]["step"] == 3, "N")
    window.key("alt+Left")
    window.wait(lambda s: s["narration"]["step"] == 2 and s["timeline"]["step"] == second, "Alt+Left goes back to the place before")
    window.key("alt+Left")
    window.wait(lambda s: s["timeline"]["step"] == start, "and further")
    window.key("alt+Right", "alt+Right")
    window.wait(lambda s: s["narration"]["step"] == 3, "Alt+Right goes forth again")
    window.key("i")
    window.wait(lambda s: s["source"]["explain"], "I shows the chain of -m=2")
    window.key("j", "F9")
    line = window.wait(lambda s: s["source"]["breakpoints"], "F9 sets a breakpoint")["source"]["breakpoints"][0]
    window.click("line.%d" % line, x=0.004)
    window.wait(lambda s: not s["source"]["breakpoints"], "a click in the gutter takes it away")
    window.key("q")
    window.wait(lambda s: s["survivors"]["active"] and s["window"]["focus"] == "survivors", "Q asks which objects survive")
    window.key("Return")
    window.wait(lambda s: len(s["survivors"]["picked"]) == 1, "Enter chooses an object")
    window.key("space")
    window.wait(lambda s: s["survivors"]["revealed"] and s["survivors"]["rows"], "Space shows the answer, each with its path")
    window.key("shift+x")
    window.wait(lambda s: len(s["variants"]) >= 2 and s["variants"][0]["leaked"] and not [v for v in s["variants"] if v["file"] == "fixed.go"][0]["leaked"], "Shift+X sets the variants side by side")
    window.key("ctrl+shift+s")
    window.wait(lambda s: ".png" in s["window"]["notice"], "Ctrl+Shift+S writes the moment as a picture")
    window.palette("whole lesson as pictures")
    window.wait(lambda s: s["narration"]["step"] == s["narration"]["count"] and "-%02d.png" % s["narration"]["count"] in s["window"]["notice"], "a lesson becomes pictures")


# What stands in each pane only where it works, at the second stop of the lesson of the sleeping goroutine, answered, with a breakpoint.
PANES = {
    "source": "make([]byte, 1048576) escapes to heap", "narration": "<- your answer", "teacher": "What many believe", "survivors": "which objects would stay",
    "heap": "boxed []uint8 white", "variants": "== fixed.go", "real_go": "Builds and runs this file", "held": ".array []byte backing, 1 MiB", "values": "hchan of chan bool",
    "goroutines": "goroutine 7 [sleep]", "collector": "work list: 0", "output": "goroutine 1 runs", "breakpoints": "line 26", "timeline": "G7 main.handle.func2",
    "objects": "0xc00011a000 boxed []uint8 | reachable | 24", "totals": "[]byte backing | 1 | 1048576 bytes", "compare": "no moment is remembered", "holders": "1048600 goroutine 7",
    "sites": "1048576 main.go:9", "dump": "goroutine 7 [sleep]:", "stacks": "[sleep]", "goroutine_table": "its timer wakes it", "schedule": "who can run", "memstats": "HeapAlloc = 1049344",
    "marking": "not under way",
}


def panes(window):
    """Every pane comes to the front by a click on its tab, in the presets, and says what it is for."""
    window.tap("n", lambda s: s["narration"]["step"] == 2, "N")
    window.tap("1", lambda s: s["narration"]["correct"], "1 is right")
    window.tap("F9", lambda s: s["source"]["breakpoints"] == [26], "F9: a breakpoint")
    left = dict(PANES)
    for preset in "1234":
        window.key("ctrl+" + preset)
        time.sleep(0.5)
        for tab in [name[4:] for name in window.state()["window"]["marks"] if name.startswith("tab.") and name[4:] in left]:
            window.click("tab." + tab)
            window.wait(lambda s: s["window"]["focus"] == tab and "pane." + tab in s["window"]["marks"] and left[tab] in s["panes"][tab], "a click on its tab shows the pane " + tab)
            del left[tab]
    assert not left and set(PANES) == set(window.state()["panes"]), "panes never shown: " + str(list(left))
    window.key("ctrl+1")
    window.palette("put the panes back")
    window.wait(lambda s: s["window"]["preset"] == "lesson" and "narration" in s["window"]["shown"] and "heap" in s["window"]["shown"], "the preset as it was made")
    window.key("Escape")


def survivors(window):
    """The prediction on the picture: what is clicked in the heap is chosen; wrong ones are refuted by their paths."""
    dead = [o["address"] for o in window.state()["heap"]["objects"] if not o["reachable"]][0]
    window.tap("q", lambda s: s["survivors"]["active"] and all(o["reachable"] for o in s["heap"]["objects"]), "Q asks which objects survive")
    window.click_at(*window.object(dead))
    window.wait(lambda s: s["survivors"]["picked"] == [dead], "a click in the heap chooses an object")
    window.click("survivors.object.1")
    window.wait(lambda s: len(s["survivors"]["picked"]) == 2, "a click in the list another")
    window.click("survivors.reveal")
    state = window.wait(lambda s: s["survivors"]["revealed"], "a click shows the answer")["survivors"]
    wrong = [row for row in state["rows"] if row["picked"] and not row["survives"]]
    assert state["wrong"] == 1 and len(wrong) == 1 and wrong[0]["object"] == dead and "no root leads to it" in wrong[0]["because"], state
    missed = [row for row in state["rows"] if not row["picked"] and row["survives"]]
    assert len(missed) == state["missed"] > 0 and "goroutine 7" in missed[-1]["because"], state
    print("ok: a wrong one and those that were missed are refuted by their paths")
    window.click("survivors.stop")
    window.wait(lambda s: not s["survivors"]["active"], "a click ends the guess")


def teacher(window):
    window.palette("notes for the teacher")
    window.wait(lambda s: s["window"]["focus"] == "teacher" and "What a function allocated goes when the function has returned" in s["panes"]["teacher"] and "main.go with control.go" in s["panes"]["teacher"], "notes for the teacher: what many believe, and what to ask")
    window.key("Escape")


def catalogue(window):
    window.key("Escape", "o")
    window.wait(lambda s: s["window"]["dialog"] == "catalogue" and len(s["catalogue"]) == len(s["lessons"]), "O lists the lessons")
    time.sleep(0.3)
    window.type("sleeping gor")
    time.sleep(0.3)
    window.key("Return")
    window.wait(lambda s: s["narration"]["lesson"] == "what-does-the-sleeping-goroutine-hold", "typing and Enter open one")


def clicked_catalogue(window):
    window.click("toolbar.lesson")
    state = window.wait(lambda s: s["window"]["dialog"] == "catalogue", "a click on the lesson's name lists the lessons")
    cards = {c["name"]: c for c in state["catalogue"]}
    before, now = cards["why-is-err-not-nil"], cards["what-does-the-sleeping-goroutine-hold"]
    assert before["seen"] >= 4 and before["right"] == 0 and now["seen"] == 2 and now["right"] == 1, (before, now)   # what was wrong at first does not count
    print("ok: the catalogue keeps the progress of every lesson, also between starts")
    window.click("catalogue.why-is-err-not-nil")
    window.wait(lambda s: s["narration"]["lesson"] == "why-is-err-not-nil" and s["window"]["dialog"] == "", "a click opens one")
    window.tap("p", lambda s: s["narration"]["step"] == 1, "P stays at the first stop")
    window.tap("shift+o", lambda s: s["narration"]["lesson"] == "what-are-the-two-words", "Shift+O opens the next lesson")


def test(display, folder):
    window = Window(display, folder, "why-is-err-not-nil", "--scale", "1")
    play(window)
    window.quit()
    window = Window(display, folder, "what-does-the-sleeping-goroutine-hold", "--scale", "1")
    assert window.state()["window"]["theme"] == "light"
    print("ok: the theme is remembered")
    panes(window)
    survivors(window)
    teacher(window)
    clicked_catalogue(window)
    window.quit()
    os.remove(window.settings)   # looks as they were made
    window = Window(display, folder, "why-is-err-not-nil", "--scale", "1")
    dragged = look(window)
    window.quit()
    window = Window(display, folder, "who-is-stuck-on-this-channel")
    kept = window.state()["window"]
    assert kept["theme"] == "contrast" and kept["language"] == "zh" and kept["preset"] == "lesson", kept
    print("ok: looks are remembered")
    where = lambda s, pane: s["window"]["marks"].get("pane." + pane, (0, 0, 0, 0))
    window.tap("ctrl+2", lambda s: all(abs(a - b) < 20 for pane in ("objects", "heap", "held") for a, b in zip(where(s, pane), dragged["pane." + pane])), "borders stand where they were dragged")
    window.tap("ctrl+1", lambda s: s["window"]["preset"] == "lesson", "Ctrl+1")
    window.tap("y", lambda s: s["window"]["language"] == "en", "Y: English")
    wander(window)
    catalogue(window)
    window.quit()
    with open(window.settings, "w") as file:
        file.write("{ broken")
    window = Window(display, folder, "why-is-err-not-nil")
    window.wait(lambda s: s["window"]["theme"] == "dark" and ".broken" in s["window"]["notice"], "a broken settings file: defaults and a message")
    assert open(window.settings + ".broken").read() == "{ broken"
    window.quit()


run(test)
