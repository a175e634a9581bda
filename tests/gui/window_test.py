#!/usr/bin/env python3
"""The real window under Xvfb: keys are pressed by xdotool, what is shown is read from --state. Fails, rather than being
skipped, where Xvfb or xdotool is missing: `./dev test` installs them."""
import json
import os
import subprocess
import sys
import tempfile
import time

lab, scenarios = sys.argv[1], sys.argv[2]


def start_server():
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1700x1100x24", "-nolisten", "tcp", "-noreset"],
                              pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    number = os.fdopen(read).readline().strip()
    assert number, "Xvfb did not start"
    return server, ":" + number


class Window:
    def __init__(self, display, folder, name, *more, step=1):
        self.state_path = os.path.join(folder, "state.json")
        self.settings = os.path.join(folder, "config", "lab.json")
        if os.path.exists(self.state_path):
            os.remove(self.state_path)
        self.environment = dict(os.environ, DISPLAY=display)
        self.process = subprocess.Popen([lab, name, "--state", self.state_path, "--settings", self.settings, "--pictures", folder, *more], env=self.environment, cwd=os.path.dirname(scenarios))
        self.wait(lambda s: s["narration"]["step"] == step, "the window opens")
        self.xdotool("search", "--sync", "--onlyvisible", "--name", "twoword lab")

    def xdotool(self, *words):
        subprocess.run(["xdotool", *words], env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def key(self, *names):
        self.xdotool("key", *names)

    def state(self):
        try:
            with open(self.state_path) as file:
                return json.load(file)
        except FileNotFoundError:
            return None

    def wait(self, condition, what):
        end = time.time() + 60
        while time.time() < end:
            state = self.state()
            if state and condition(state):
                print("ok:", what, flush=True)
                return state
            assert self.process.poll() is None, "the lab ended: " + what
            time.sleep(0.05)
        raise AssertionError(what + "; shown: " + json.dumps(self.state()["narration"]) + json.dumps(self.state()["timeline"]["step"]) + self.state()["message"])

    def type(self, text):
        self.xdotool("type", "--delay", "30", text)

    def move(self, mark, x=0.5, y=0.5):
        time.sleep(0.3)   # what a key moves stands still after a few frames
        x0, y0, x1, y1 = self.state()["window"]["marks"][mark]
        self.xdotool("mousemove", str(int(x0 + (x1 - x0) * x)), str(int(y0 + (y1 - y0) * y)))
        time.sleep(0.2)

    def click(self, mark, x=0.5, y=0.5):
        self.move(mark, x, y)
        self.xdotool("click", "1")

    def drag(self, mark, dx, dy):
        self.move(mark)
        self.xdotool("mousedown", "1")
        time.sleep(0.3)
        for _ in range(5):
            self.xdotool("mousemove_relative", "--", str(dx // 5), str(dy // 5))
            time.sleep(0.15)
        self.xdotool("mouseup", "1")

    def palette(self, text):
        self.key("ctrl+p")
        self.wait(lambda s: s["window"]["dialog"] == "palette", "Ctrl+P opens the palette")
        time.sleep(0.3)
        self.type(text)
        self.wait(lambda s: s["window"]["palette"] == text, "the palette takes \"" + text + "\"")
        self.key("Return")
        self.wait(lambda s: s["window"]["dialog"] == "", "Enter runs it")

    def quit(self):
        self.key("ctrl+q")
        self.process.wait(timeout=60)
        print("ok: Ctrl+Q leaves")


def play(window):
    first = window.state()["timeline"]["step"]
    window.key("n")
    window.wait(lambda s: s["narration"]["step"] == 2, "N goes to the next stop")
    window.key("n")
    window.wait(lambda s: s["narration"]["step"] == 3 and not s["narration"]["facts"], "an open question hides what answers it")
    window.key("2")
    state = window.wait(lambda s: s["narration"]["correct"], "2 answers the question")
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
    window.key("Tab", "Tab", "ctrl+shift+c")
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
    window.key("ctrl+5")
    window.wait(lambda s: w(s)["preset"] == "presentation" and abs(w(s)["scale"] - 1.5) < 0.01, "Ctrl+5: presentation with large type")
    window.key("ctrl+1")
    window.wait(lambda s: w(s)["preset"] == "lesson" and abs(w(s)["scale"] - 1) < 0.01, "Ctrl+1 goes back to the lesson")
    window.key("ctrl+equal")
    window.wait(lambda s: abs(w(s)["scale"] * 16 - 18) < 0.01, "Ctrl++ makes type larger")
    window.key("ctrl+minus", "ctrl+minus", "ctrl+minus", "ctrl+minus")
    window.wait(lambda s: abs(w(s)["scale"] * 16 - 14) < 0.01, "14 pixels are the least")
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


def shown_width(state):
    return state["window"]["timeline"]["to"] - state["window"]["timeline"]["from"]


def timeline(window):
    """Zooming and moving by keys and wheel, marks of the selected object."""
    window.key("shift+w")
    whole = shown_width(window.wait(lambda s: s["window"]["timeline"]["to"] == s["timeline"]["end"], "Shift+W shows the whole run"))
    window.key("ctrl+bracketright")
    near = shown_width(window.wait(lambda s: shown_width(s) < whole * 0.6, "Ctrl+] zooms in"))
    before = window.state()["window"]["timeline"]["from"]
    window.key("alt+bracketleft")
    window.wait(lambda s: s["window"]["timeline"]["from"] < before or before == s["timeline"]["begin"], "Alt+[ moves back")
    window.move("scrubber")
    window.xdotool("click", "5")
    window.wait(lambda s: shown_width(s) > near, "the wheel zooms out")
    window.key("shift+a")
    window.wait(lambda s: shown_width(s) < whole and s["window"]["timeline"]["from"] <= s["timeline"]["step"] <= s["window"]["timeline"]["to"], "Shift+A fits the events around here")
    window.key("shift+v")
    window.key("s")
    state = window.wait(lambda s: s["timeline"]["marks"]["object"] and s["timeline"]["marks"]["done"] == 1, "marks of the selected object are found in the background")
    assert state["timeline"]["marks"]["born"] > 0
    window.key("shift+i")
    state = window.wait(lambda s: s["timeline"]["marks"]["done"] == 1 and s["timeline"]["step"] == s["timeline"]["marks"]["born"], "Shift+I goes to its birth, which is marked")
    window.key("l")
    window.wait(lambda s: s["timeline"]["step"] != state["timeline"]["marks"]["born"], "L goes back to the stop")


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
    for _ in range(60):   # one at a time: a slow frame swallows quick taps
        if len(window.state()["condition"]["text"]) <= 1:
            break
        window.key("BackSpace")
        time.sleep(0.15)
    window.wait(lambda s: s["condition"]["text"] == "c", "it can be mended")
    window.key("BackSpace")
    time.sleep(0.5)
    window.type("allocated(type:[]byte backing) > 0")
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
    window.key("Escape", "l")


def pointing(window):
    """A slot, its variable and its object show each other."""
    window.click("tab.goroutines")
    window.wait(lambda s: s["window"]["focus"] == "goroutines", "a click gives the focus")
    window.key("Down")
    state = window.wait(lambda s: s["window"]["hover"]["variable"], "Down points at a slot")
    name = state["window"]["hover"]["variable"]
    window.xdotool("mousemove", "5", "5")
    window.key("Down")
    window.wait(lambda s: s["window"]["hover"]["variable"] not in ("", name), "and at the next one")
    window.key("Escape")
    window.wait(lambda s: not s["window"]["hover"]["variable"], "Escape points at nothing")
    window.move("slot.0", x=0.3)
    window.wait(lambda s: s["window"]["hover"]["variable"], "the mouse over a slot points at it")
    window.xdotool("mousemove", "5", "5")


def catalogue(window):
    window.key("Escape", "o")
    window.wait(lambda s: s["window"]["dialog"] == "catalogue" and len(s["catalogue"]) == len(s["lessons"]), "O lists the lessons")
    time.sleep(0.3)
    window.type("sleeping gor")
    time.sleep(0.3)
    window.key("Return")
    window.wait(lambda s: s["narration"]["lesson"] == "what-does-the-sleeping-goroutine-hold", "typing and Enter open one")


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


def long_work(window, folder):
    path = os.path.join(folder, "long.go")
    with open(path, "w") as file:
        file.write("package main\n\nfunc main() {\n\tn := 0\n\tfor i := 0; i < 2000000000; i++ {\n\t\tn += i & 3\n\t}\n\tprintln(n)\n}\n")
    window.key("ctrl+o")
    window.wait(lambda s: s["window"]["dialog"] == "files", "Ctrl+O")
    time.sleep(0.3)
    window.type(path)
    time.sleep(0.3)
    window.key("Return")
    window.wait(lambda s: s["source"]["file"] == "long.go", "a long program is open")
    window.key("End")
    window.wait(lambda s: s["busy"], "End begins to run")
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


server, display = start_server()
try:
    with tempfile.TemporaryDirectory() as folder:
        window = None
        try:
            window = Window(display, folder, "why-is-err-not-nil", "--scale", "1")
            play(window)
            window.quit()
            os.remove(window.settings)   # looks as they were made
            window = Window(display, folder, "why-is-err-not-nil", "--scale", "1")
            look(window)
            window.quit()
            window = Window(display, folder, "who-is-stuck-on-this-channel")
            kept = window.state()["window"]
            assert kept["theme"] == "contrast" and kept["language"] == "zh" and kept["preset"] == "lesson", kept
            print("ok: looks are remembered")
            window.key("y")
            wander(window)
            catalogue(window)
            timeline(window)
            stops(window)
            pointing(window)
            edit(window, folder)
            long_work(window, folder)
            window.quit()
            with open(window.settings, "w") as file:
                file.write("{ broken")
            window = Window(display, folder, "why-is-err-not-nil")
            window.wait(lambda s: s["window"]["theme"] == "dark" and ".broken" in s["window"]["notice"], "a broken settings file: defaults and a message")
            assert open(window.settings + ".broken").read() == "{ broken"
            window.quit()
        finally:
            if window and window.process.poll() is None:
                window.process.terminate()
                window.process.wait()
finally:
    server.terminate()
    server.wait()
