"""What the window tests share: a display of their own (Xvfb) and the lab in it, used as a person would: by keys, clicks, drags and
the wheel (xdotool). What is shown is read from --state. Fails, rather than being skipped, where Xvfb or xdotool is missing:
`./dev test` installs them."""
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


def run(test):
    """Calls test(display, folder) with a display and an empty folder that are gone afterwards, as is every window it left open."""
    server, display = start_server()
    try:
        with tempfile.TemporaryDirectory() as folder:
            try:
                test(display, folder)
            finally:
                for window in Window.opened:
                    if window.process.poll() is None:
                        window.process.terminate()
                        window.process.wait()
    finally:
        server.terminate()
        server.wait()


class Window:
    opened = []

    def __init__(self, display, folder, name, *more, step=1, **variables):
        self.folder = folder
        self.state_path = os.path.join(folder, "state.json")
        self.settings = os.path.join(folder, "config", "lab.json")
        if os.path.exists(self.state_path):
            os.remove(self.state_path)
        self.environment = dict(os.environ, DISPLAY=display, **variables)
        self.process = subprocess.Popen([lab, name, "--state", self.state_path, "--settings", self.settings, "--pictures", folder, *more], env=self.environment, cwd=os.path.dirname(scenarios))
        Window.opened.append(self)
        self.wait(lambda s: s["narration"]["step"] == step, "the window opens")
        self.xdotool("search", "--sync", "--onlyvisible", "--name", "twoword lab")

    def xdotool(self, *words):
        subprocess.run(["xdotool", *words], env=self.environment, check=True, stdout=subprocess.DEVNULL)

    def key(self, *names):
        self.xdotool("key", *names)

    def hold(self, name):
        """As long as a finger rests on it: what the field itself hears is read once a frame."""
        self.xdotool("keydown", name)
        time.sleep(0.2)
        self.xdotool("keyup", name)
        time.sleep(0.1)

    def tap(self, name, condition, what):
        """One key and what it does: a slow frame may swallow the second of two quick taps."""
        self.key(name)
        return self.wait(condition, what)

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
        state = self.state()
        raise AssertionError(what + "; shown: " + json.dumps([state["narration"], state["timeline"]["step"], state["message"], state["window"]["focus"], state["window"]["notice"]]))

    def type(self, text):
        self.xdotool("type", "--delay", "30", text)

    def at(self, mark, x=0.5, y=0.5):
        """The place in a mark's rectangle, where it has stood still."""
        where, same = None, 0
        for _ in range(100):
            before, where = where, self.state()["window"]["marks"].get(mark)
            same = same + 1 if where and where == before else 0
            if same == 3:
                break
            time.sleep(0.1)
        assert where, "nothing is drawn as " + mark
        x0, y0, x1, y1 = where
        return int(x0 + (x1 - x0) * x), int(y0 + (y1 - y0) * y)

    def move(self, mark, x=0.5, y=0.5):
        self.move_to(*self.at(mark, x, y))

    def move_to(self, x, y):
        self.xdotool("mousemove", str(x), str(y))
        time.sleep(0.2)

    def click(self, mark, x=0.5, y=0.5):
        self.click_at(*self.at(mark, x, y))

    def click_at(self, x, y):
        self.move_to(x, y)
        self.xdotool("mousedown", "1")
        time.sleep(0.1)
        self.xdotool("mouseup", "1")

    def wheel(self, mark, button, x=0.5, y=0.5):
        """Button 4: away from the person, 5: towards."""
        self.move(mark, x, y)
        self.xdotool("click", str(button))

    def drag(self, mark, dx, dy, x=0.5, y=0.5):
        self.move(mark, x, y)
        self.xdotool("mousedown", "1")
        time.sleep(0.3)
        for _ in range(5):
            self.xdotool("mousemove_relative", "--", str(dx // 5), str(dy // 5))
            time.sleep(0.15)
        self.xdotool("mouseup", "1")

    def object(self, address, x=0.5, y=0.5):
        """Where the canvas shows an object while everything fits: boxes as in gui/panels/heap_canvas.h."""
        left, top = self.at("canvas", 0, 0)
        state = self.state()
        zoom = state["window"]["canvas"]["zoom"]
        each = [o for o in state["heap"]["objects"] if o["address"] == address][0]
        return int(left + 15 + (256 + max(0, each["column"] - 1) * 232 + 178 * x) * zoom), int(top + 15 + (each["row"] * 62 + 46 * y) * zoom)

    def id(self):
        return int(subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "twoword lab"], env=self.environment, check=True, capture_output=True, text=True).stdout.split()[0])

    def away(self):
        self.move_to(5, 5)

    def palette(self, text):
        self.key("ctrl+p")
        self.wait(lambda s: s["window"]["dialog"] == "palette", "Ctrl+P opens the palette")
        time.sleep(0.3)
        self.type(text)
        self.wait(lambda s: s["window"]["palette"] == text, "the palette takes \"" + text + "\"")
        self.key("Return")
        self.wait(lambda s: s["window"]["dialog"] == "", "Enter runs it")

    def show(self, title, pane):
        """A pane by its title; most other keys are heard by it only after Escape."""
        self.palette(title)
        self.wait(lambda s: s["window"]["focus"] == pane and pane in s["window"]["shown"] and "pane." + pane in s["window"]["marks"], "the pane is shown: " + title)

    def tab(self, pane):
        self.click("tab." + pane)
        self.wait(lambda s: s["window"]["focus"] == pane, "a click on its tab gives the focus to " + pane)

    def open(self, path, name):
        """A file by its path."""
        self.tap("ctrl+o", lambda s: s["window"]["dialog"] == "files", "Ctrl+O opens the file dialog")
        time.sleep(0.3)
        self.type(path)
        time.sleep(0.3)
        self.key("Return")
        self.wait(lambda s: s["source"]["file"] == name, name + " is open")

    def write(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, "w") as file:
            file.write(text)
        return path

    def run_to(self, line):
        """Runs to a line, chosen from the one that runs next."""
        while (at := self.state()["window"]["cursor_line"]) != line:
            self.key("j" if at < line else "k")   # the first one chooses the line that runs next
            end = time.time() + 5
            while self.state()["window"]["cursor_line"] == at and time.time() < end:
                time.sleep(0.03)
        return self.tap("F4", lambda s: s["source"]["next_line"] == line and not s["busy"], "F4 runs to line %d" % line)

    def quit(self):
        self.key("ctrl+q")
        self.process.wait(timeout=60)
        print("ok: Ctrl+Q leaves")


SHAPES = """package main

import (
	"fmt"
	"runtime"
)

type node struct {
	next *node
	n    int
}

type shape interface{ area() int }

type square struct{ side int }

func (s square) area() int { return s.side * s.side }

var kept, list *node

func main() {
	kept = &node{}
	for i := 1; i <= 3; i++ {
		kept.n = i
	}
	for i := 0; i < 100; i++ {
		list = &node{list, i}
	}
	queue := make(chan int, 2)
	queue <- 7
	ages := map[string]int{"ann": 30}
	sizes := make([]int, 3, 8)
	text := fmt.Sprint("ab", len(sizes))
	n := 0
	count := func() { n++ }
	var a shape = square{3}
	count()
	fmt.Println(a.area(), ages["ann"], text)
	kept = nil
	runtime.GC()
	fmt.Println(<-queue, sizes, n, list.n, len(ages))
	count()
	fmt.Println(a.area(), queue)
}
"""
