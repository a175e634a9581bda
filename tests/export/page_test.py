#!/usr/bin/env python3
"""Exported pages in a real browser without a window: stepping, predicting, reading the path, on a wide screen and on a phone.

usage: page_test.py TWOWORD SCENARIOS   (exit status 77: no chromium here)
A driver script is added to a copy of the page; it clicks and presses keys as a reader would and leaves what it found in the document.
"""
import html
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

DRIVER = r"""
<script>
addEventListener("load", () => {
  const found = { wrong: [] }, $ = id => document.getElementById(id), data = JSON.parse($("data").textContent);
  const check = (what, ok) => { if (!ok) found.wrong.push(what); };
  const key = name => document.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true }));
  const at = () => Number($("where").textContent.split("/")[0]);
  const fits = place => check(place + ": wider than the screen", document.documentElement.scrollWidth <= innerWidth + 1);
  try {
    fits("first place");
    check("a line is marked", document.querySelectorAll("#source tr.here").length === 1 || data.frames[at() - 1].line === 0);
    const before = at();
    $("next").click();
    check("forward", at() === Math.min(before + 1, data.frames.length));
    key("ArrowLeft");
    check("back by key", at() === before || before === data.frames.length);
    $("first").click();
    check("to the first place", at() === 1 && $("back").disabled);
    found.questions = 0; found.paths = []; found.verdicts = []; found.output = "";
    for (let i = 0; i < data.frames.length; i++) {
      const frame = data.frames[i], stop = frame.stop >= 0 ? data.stops[frame.stop] : null;
      check("place " + (i + 1), at() === i + 1);
      if (stop) check("says something at " + (i + 1), $("narration").textContent.length > 20);
      if (stop && stop.ask) {
        found.questions++;
        check("facts wait for the answer", !document.querySelector("#narration .facts"));
        check("one choice is right", stop.right >= 0 && stop.right < stop.choices.length);
        const wrong = stop.choices.findIndex((choice, n) => n !== stop.right);
        const buttons = [...document.querySelectorAll("#narration .choices button")];
        check("a button per choice", buttons.length === stop.choices.length);
        buttons[wrong].click();
        check("refuted", document.querySelector("#narration .verdict.wrong") !== null);
        check("the right one is marked", document.querySelectorAll("#narration .choices .right").length === 1);
        check("evidence is shown", (document.querySelector("#narration .facts") || {}).textContent !== undefined);
        found.verdicts.push(document.querySelector("#narration .verdict").textContent);
      }
      const ids = [...document.querySelectorAll("#heap .object:not(.dead)")].map(object => object.dataset.id);
      for (const id of stop ? ids : ids.slice(0, 1)) {
        document.querySelector(`#heap .object[data-id="${id}"]`).dispatchEvent(new MouseEvent("click", { bubbles: true }));
        const rows = [...document.querySelectorAll("#held ol:first-of-type li")].map(row => row.textContent);
        check("a path at " + (i + 1), rows.length > 0 && rows[0].length > 0);
        if (stop) found.paths.push(rows.join(" > "));
      }
      if (stop) found.output += document.querySelector("#output pre").textContent;
      if (i === 0 || stop) fits("place " + (i + 1));
      key("ArrowRight");
    }
    check("at the end", at() === data.frames.length && $("next").disabled);
    if (data.languages.length > 1) {
      const title = $("title").textContent, stop = $("stop").textContent;
      key("l");
      check("the other language", $("stop").textContent !== stop && (typeof data.title === "string" || $("title").textContent !== title));
      fits("the other language");
    }
    const was = document.documentElement.classList.contains("dark");
    key("t");
    check("theme", document.documentElement.classList.contains("dark") !== was);
    check("nothing is loaded", performance.getEntriesByType("resource").length === 0);
  } catch (error) { found.wrong.push("script: " + error.stack); }
  const out = document.createElement("pre");
  out.id = "result";
  out.textContent = JSON.stringify(found);
  document.body.append(out);
});
</script>
"""


def browse(chromium, page, width, height):
    command = [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--lang=en",
               f"--window-size={width},{height}", "--virtual-time-budget=60000", "--dump-dom", page.as_uri()]
    out = subprocess.run(command, capture_output=True, text=True, timeout=240).stdout
    result = re.search(r'<pre id="result">(.*?)</pre>', out, re.S)
    return json.loads(html.unescape(result.group(1))) if result else {"wrong": ["the browser shows no result"]}


def main():
    twoword, scenarios = sys.argv[1], pathlib.Path(sys.argv[2])
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if not chromium:
        print("skipped: no chromium is installed")
        return 77
    failures = 0
    with tempfile.TemporaryDirectory() as folder:
        def look(name, width=1400, height=1000):
            nonlocal failures
            page = pathlib.Path(folder) / "page.html"
            made = subprocess.run([twoword, "export", str(name), "-o", str(page)], capture_output=True, text=True, timeout=120)
            if made.returncode != 0:
                print(f"FAIL {name}: {made.stderr.strip()}")
                failures += 1
                return {"wrong": ["not exported"]}
            text = page.read_text()
            for link in re.findall(r'(?:src|href)="(?!#)[^"]*"|url\((?!#)[^)]*\)|@import', text.split('<script id="data"')[0]):
                print(f"FAIL {name}: the page refers to {link}")
                failures += 1
            page.write_text(text.replace("</body>", DRIVER + "</body>"))
            found = browse(chromium, page, width, height)
            for wrong in found["wrong"]:
                print(f"FAIL {name} at {width}x{height}: {wrong}")
            failures += len(found["wrong"])
            return found

        def expect(what, ok):
            nonlocal failures
            print(("ok   " if ok else "FAIL ") + what)
            failures += not ok

        sleeping = look("what-does-the-sleeping-goroutine-hold")
        expect("the lesson asks", sleeping.get("questions", 0) >= 2)
        expect("the path leads from the goroutine to the array", any("main.handle.func2" in path and path.endswith("[]byte backing, 1 MiB") for path in sleeping.get("paths", [])))
        expect("wrong answers are refuted by name", all(len(text) > 20 for text in sleeping.get("verdicts", [""])))
        expect("what was printed stands there", "processed" in sleeping.get("output", "") and "exit status 0" in sleeping.get("output", ""))
        phone = look("what-does-the-sleeping-goroutine-hold", 400, 800)
        expect("the same on a phone", not phone["wrong"] and phone["questions"] == sleeping["questions"])
        nil = look("why-is-err-not-nil", 400, 800)
        expect("the first lesson on a phone", not nil["wrong"])
        program = look(scenarios.parent / "tests/oracle/021_maps_kinds.go")
        expect("a program without a lesson", not program["wrong"])
        broken = pathlib.Path(folder) / "broken.go"
        broken.write_text("package main\n\nfunc main() {\n\tx := 1\n}\n")
        made = subprocess.run([twoword, "export", str(broken), "-o", str(broken) + ".html"], capture_output=True, text=True)
        expect("a rejected program is refused with its errors", made.returncode == 1 and "broken.go:4:2: declared and not used: x" in made.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
