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
    def __init__(self, display, folder, name):
        self.state_path = os.path.join(folder, "state.json")
        self.environment = dict(os.environ, DISPLAY=display)
        self.process = subprocess.Popen([lab, name, "--state", self.state_path, "--scale", "1"], env=self.environment, cwd=os.path.dirname(scenarios))
        self.wait(lambda s: s["narration"]["step"] == 1, "the window opens")
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

    def click(self, mark):
        x0, y0, x1, y1 = self.state()["window"]["marks"][mark]
        self.xdotool("mousemove", str(int((x0 + x1) / 2)), str(int((y0 + y1) / 2)))
        time.sleep(0.2)
        self.xdotool("click", "1")


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
    window.wait(lambda s: abs(s["timeline"]["step"] - (s["timeline"]["begin"] + s["timeline"]["end"]) / 2) < 5, "a click in the timeline's middle goes there")
    window.key("x")
    window.wait(lambda s: s["source"]["file"] == "fixed.go", "X shows the repair")
    window.key("ctrl+q")
    window.process.wait(timeout=30)
    print("ok: Ctrl+Q leaves")


server, display = start_server()
try:
    with tempfile.TemporaryDirectory() as folder:
        window = Window(display, folder, "why-is-err-not-nil")
        try:
            play(window)
        finally:
            if window.process.poll() is None:
                window.process.terminate()
                window.process.wait()
finally:
    server.terminate()
    server.wait()
