"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const words = {
    en: { source: "Source", heap: "Heap", held: "Held by", words: "Goroutines and their words", output: "Printed", stop: "Next stop", other: "中文", theme: "Light / dark",
      nothing: "Choose an object to see who holds it.", dead: "Nothing leads to it any more: the next collection frees it.", path: "A shortest path, root first:", dominators: "Kept by these alone (not a path):",
      retained: (own, all) => `${own} bytes itself; ${all} bytes would go with it.`, born: "Allocated at", why: "because", none: "no goroutine", empty: "The program has nothing on the heap here.",
      legend: "W white: not found yet · G grey: found, not scanned · B black: scanned. Dashed: nothing leads there.", dashed: "Dashed: nothing leads there.", hidden: n => `${n} objects of the library are not shown.`, deadslot: " (dead)", first: "First step", back: "Step back", next: "Step forward", right: "Right.", wrong: "Look again.",
      scrub: "Step", made: "Made by twoword, which models go1.26 linux/amd64. Keys: ← → step, n next stop, t theme, l language.", about: "Often believed: " },
    zh: { source: "源代码", heap: "堆", held: "被谁持有", words: "各个 goroutine 和它们的字", output: "输出", stop: "下一站", other: "English", theme: "亮 / 暗",
      nothing: "选一个对象,看看谁抓着它。", dead: "再没有什么通向它:下一次回收就会释放。", path: "一条最短的路径,从根开始:", dominators: "只靠它们才活着(这不是路径):",
      retained: (own, all) => `自己占 ${own} 字节;它走了,一共能释放 ${all} 字节。`, born: "分配于", why: "原因", none: "没有 goroutine", empty: "这里程序在堆上还没有对象。",
      legend: "W 白:还没找到 · G 灰:找到了,还没扫描 · B 黑:扫描完了。虚线:没有什么通向它。", dashed: "虚线:没有什么通向它。", hidden: n => `标准库的 ${n} 个对象没有画出来。`, deadslot: "(已死)", first: "第一步", back: "后退一步", next: "前进一步", right: "对。", wrong: "再看看。",
      scrub: "步", made: "由 twoword 生成,它模拟 go1.26 linux/amd64。按键:← → 单步,n 下一站,t 主题,l 语言。", about: "常见的误解:" },
  };
  const state = { at: 0, language: data.languages.includes(navigator.language.slice(0, 2)) ? navigator.language.slice(0, 2) : "en", selected: "", answers: {} };
  if (!words[state.language]) state.language = "en";
  const $ = id => document.getElementById(id);
  const say = text => !text ? "" : typeof text === "string" ? text : text[state.language] || text.en || "";
  const tr = () => words[state.language];
  const part = index => index < 0 ? null : data.parts[index];
  const frame = () => data.frames[state.at];
  const make = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) key === "onclick" ? node.addEventListener("click", value) : node.setAttribute(key, value);
    node.append(...children.filter(child => child !== null && child !== undefined));
    return node;
  };
  const draw = (tag, attributes, ...children) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };
  const openQuestion = () => frame().stop >= 0 && data.stops[frame().stop].ask && state.answers[frame().stop] === undefined;

  const verdictHidden = () => openQuestion() && data.stops[frame().stop].hides_reachability;

  function showNarration() {
    const box = $("narration");
    box.replaceChildren();
    const index = frame().stop;
    if (index < 0) return;
    const stop = data.stops[index];
    box.append(make("p", {}, say(stop.say)));
    const answer = state.answers[index];
    if (stop.ask) {
      box.append(make("p", { class: "question" }, say(stop.ask)));
      const choices = make("div", { class: "choices" });
      stop.choices.forEach((choice, i) => {
        const mark = answer === undefined ? "" : i === stop.right ? "right" : i === answer ? "wrong" : "";
        const button = make("button", { type: "button", class: mark, onclick: () => { state.answers[index] = i; select(stop.look); show(); } }, say(choice.text));
        button.disabled = answer !== undefined;
        choices.append(button);
      });
      box.append(choices);
      if (answer === undefined) return;
      const good = answer === stop.right;
      box.append(make("p", { class: "verdict " + (good ? "right" : "wrong") }, (good ? tr().right : tr().wrong + " " + say(stop.choices[answer].because))));
      if (say(stop.then)) box.append(make("p", {}, say(stop.then)));
    }
    const facts = [...(stop.evidence || []), ...(stop.shown || [])];
    if (facts.length) box.append(make("pre", { class: "facts" }, facts.join("\n")));
  }

  function showSource() {
    const file = data.files[frame().file];
    $("source").querySelector("h2").textContent = `${tr().source}: ${frame().file}`;
    const body = $("source").querySelector("tbody");
    body.replaceChildren(...file.lines.map((text, i) => {
      const cell = make("td", {}, text || " ");
      const hide = openQuestion() && data.stops[frame().stop].hides_notes;
      if (file.notes[i] && !hide) cell.append(make("div", { class: "note" }, file.notes[i].join("\n")));
      return make("tr", i + 1 === frame().line ? { class: "here", "aria-current": "step" } : {}, make("td", {}, String(i + 1)), cell);
    }));
    const here = body.querySelector(".here");
    if (!here) return;
    const scroll = here.closest(".scroll");
    scroll.scrollTop = Math.max(0, here.offsetTop - scroll.clientHeight / 2);
  }

  const W = 190, H = 48, COLUMN = 250, ROW = 64, ROOT = 220;
  const rootBox = root => ({ x: 4, y: 4 + root.row * ROW, w: ROOT, h: H });
  const objectBox = object => ({ x: ROOT + 64 + Math.max(0, object.column - 1) * COLUMN, y: 4 + object.row * ROW, w: W, h: H });
  const cut = (text, most) => [...text].length > most ? [...text].slice(0, most - 1).join("") + "…" : text;

  // "goroutine 1 main.main [running] › frame main.handle › data": what the word is called, and where it stands.
  const rootName = root => root.label.split(" › ").pop().replace(/^package variable /, "");
  const rootPlace = root => { const above = root.label.split(" › ").slice(0, -1); return above.length ? above.map(each => each.replace(/^frame /, "").replace(/^(goroutine \d+) .*$/, "$1")).join(" › ") : root.kind; };

  function showHeap() {
    const heap = part(frame().heap);
    $("heap").querySelector("h2").textContent = tr().heap;
    const place = $("heap").querySelector(".scroll");
    place.replaceChildren();
    $("heap").querySelector(".legend").textContent = "";
    if (!heap || !heap.objects.length) { place.textContent = tr().empty; return; }
    const boxes = new Map(heap.objects.map(object => [object.id, objectBox(object)]));
    const right = Math.max(...[...boxes.values()].map(box => box.x + box.w)) + 90;
    const bottom = Math.max(...[...boxes.values(), ...heap.roots.map(rootBox)].map(box => box.y + box.h)) + 8;
    const svg = draw("svg", { width: right, height: bottom, viewBox: `0 0 ${right} ${bottom}`, role: "group", "aria-label": tr().heap });
    const hatch = draw("pattern", { id: "hatch", width: 7, height: 7, patternTransform: "rotate(45)", patternUnits: "userSpaceOnUse" },
      draw("rect", { width: 7, height: 7, fill: "var(--white)" }), draw("rect", { width: 3, height: 7, fill: "var(--grey)" }));
    svg.append(draw("defs", {}, hatch, draw("marker", { id: "tip", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 9, markerHeight: 9, markerUnits: "userSpaceOnUse", orient: "auto" }, draw("path", { d: "M0 0L8 4L0 8z", fill: "var(--dim)" }))));
    const rowUse = new Map();
    for (const edge of heap.edges) {
      const from = edge.root >= 0 ? rootBox(heap.roots[edge.root]) : boxes.get(edge.from), to = boxes.get(edge.to);
      if (!from || !to) continue;
      const own = state.selected && (edge.from === state.selected || edge.to === state.selected);
      const x0 = from.x + from.w, y0 = from.y + from.h / 2, back = to.x <= from.x, x1 = back ? to.x + to.w : to.x, y1 = to.y + to.h / 2, bend = back ? 60 : Math.max(24, (x1 - x0) / 2);
      svg.append(draw("path", { class: own ? "edge own" : "edge", d: back ? `M${x0} ${y0}C${x0 + bend} ${y0} ${x1 + bend} ${y1} ${x1} ${y1}` : `M${x0} ${y0}C${x0 + bend} ${y0} ${x1 - bend} ${y1} ${x1} ${y1}`, "marker-end": "url(#tip)" }));
      if (edge.root < 0 && edge.name) {
        const key = `${Math.round(x0)}:${Math.round(y0)}`, used = rowUse.get(key) || 0;
        rowUse.set(key, used + 1);
        if (used < 3) svg.append(draw("text", { class: "edge-name", x: x0 + 3, y: y0 - 4 + used * 12 }, cut(edge.name, 9)));
      }
    }
    for (const root of heap.roots) {
      const box = rootBox(root);
      svg.append(draw("g", { class: "root" }, draw("title", {}, root.label), draw("rect", { x: box.x, y: box.y, width: box.w, height: box.h }),
        draw("text", { x: box.x + 8, y: box.y + 20 }, cut(rootName(root), 24)), draw("text", { x: box.x + 8, y: box.y + 38, class: "edge-name" }, cut(rootPlace(root), 32))));
    }
    const letters = { white: "W", grey: "G", black: "B" };
    for (const object of heap.objects) {
      const box = boxes.get(object.id);
      const group = draw("g", { class: `object ${object.colour}${object.live || verdictHidden() ? "" : " dead"}${object.id === state.selected ? " selected" : ""}`, tabindex: 0, role: "button", "data-id": object.id, "aria-label": object.label },
        draw("title", {}, `${object.label}\n${object.born}`), draw("rect", { class: "body", x: box.x, y: box.y, width: box.w, height: box.h, rx: 6 }),
        draw("text", { x: box.x + 8, y: box.y + 20 }, cut(object.label, 22)), draw("text", { x: box.x + 8, y: box.y + 38 }, cut(`${heap.marking ? letters[object.colour] + " " : ""}${object.size} B`, 22)));
      group.addEventListener("click", () => { select(object.id); show(); });
      group.addEventListener("keydown", event => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); select(object.id); show(); } });
      svg.append(group);
    }
    place.append(svg);
    $("heap").querySelector(".legend").textContent = [heap.marking ? tr().legend : tr().dashed, heap.hidden ? tr().hidden(heap.hidden) : ""].join(" ");
  }

  function rows(list) {
    return make("ol", { class: "rows" }, ...list.map(row => make("li", {}, row.id ? make("button", { type: "button", onclick: () => { select(row.id); show(); } }, row.text) : row.text)));
  }

  function showHeld() {
    const box = $("held").querySelector("div");
    $("held").querySelector("h2").textContent = tr().held;
    const heap = part(frame().heap), object = heap && heap.objects.find(each => each.id === state.selected);
    if (!object) { box.replaceChildren(make("p", {}, tr().nothing)); return; }
    box.replaceChildren(make("p", {}, make("strong", {}, object.label)));
    if (verdictHidden()) return;
    if (object.live) box.append(make("p", {}, tr().path), rows(object.path), make("p", {}, tr().retained(object.size, object.retained)));
    else box.append(make("p", {}, tr().dead));
    if (object.live && object.dominators.length > 1) box.append(make("p", {}, tr().dominators), rows(object.dominators));
    if (object.born) box.append(make("p", {}, `${tr().born} ${object.born}`));
  }

  function slotRow(slot) {
    const value = make("td", {});
    const hidden = openQuestion() && data.stops[frame().stop].hides.includes(slot.name);
    if (hidden) value.append("?");
    else if (slot.two) value.append(make("span", { class: "two" }, make("span", {}, `${slot.two[0]} ${slot.two[1]}`), make("span", {}, `data ${slot.two[2]}`)), make("div", {}, slot.value));
    else value.append(slot.value);
    const name = make("td", { "data-dead": tr().deadslot }, slot.name);
    return make("tr", { class: `${slot.live ? "" : "dead"}${slot.changed ? " changed" : ""}` }, name, value);
  }

  function showWords() {
    $("words").querySelector("h2").textContent = tr().words;
    const place = $("words").querySelector(".scroll");
    const alone = openQuestion() && data.stops[frame().stop].hides_goroutines;
    const goroutines = (part(frame().goroutines) || []).filter(g => g.current || !alone);
    place.replaceChildren(...goroutines.map(g => {
      const body = make("tbody", {});
      body.append(make("tr", {}, make("th", { colspan: 2 }, `goroutine ${g.id} [${g.state}]`)));
      for (const f of g.frames) {
        body.append(make("tr", {}, make("td", { colspan: 2 }, `${f.function}  ${f.place}`)));
        f.slots.forEach(slot => body.append(slotRow(slot)));
      }
      return make("table", {}, body);
    }));
    if (!goroutines.length) place.textContent = tr().none;
  }

  function select(id) { if (id) state.selected = id; }

  function show() {
    document.documentElement.lang = state.language;
    $("title").textContent = say(data.title);
    $("misconception").textContent = say(data.misconception) ? tr().about + say(data.misconception) : "";
    $("language").textContent = tr().other;
    $("language").hidden = data.languages.length < 2;
    $("theme").textContent = tr().theme;
    $("stop").textContent = tr().stop;
    $("stop").hidden = !data.stops.length;
    for (const id of ["first", "back", "next", "scrub"]) $(id).setAttribute("aria-label", tr()[id]);
    $("scrub").max = data.frames.length - 1;
    $("scrub").value = state.at;
    $("where").textContent = `${state.at + 1} / ${data.frames.length}`;
    $("footer").textContent = tr().made;
    $("first").disabled = $("back").disabled = state.at === 0;
    $("next").disabled = state.at === data.frames.length - 1;
    showNarration(); showSource(); showHeap(); showHeld(); showWords();
    $("output").querySelector("h2").textContent = tr().output;
    $("output").querySelector("pre").textContent = frame().console + (frame().status ? `\n${frame().status}` : "");
  }

  function go(at) {
    state.at = Math.max(0, Math.min(data.frames.length - 1, at));
    const stop = data.stops[frame().stop];
    if (stop && !openQuestion()) select(stop.look);
    show();
  }
  const nextStop = () => { const at = data.frames.findIndex((each, i) => i > state.at && each.stop >= 0); go(at < 0 ? data.frames.length - 1 : at); };
  const swap = () => { state.language = data.languages[(data.languages.indexOf(state.language) + 1) % data.languages.length] || "en"; show(); };
  const shade = () => document.documentElement.classList.toggle("dark");
  if (window.matchMedia && matchMedia("(prefers-color-scheme: dark)").matches) shade();
  $("first").onclick = () => go(0); $("back").onclick = () => go(state.at - 1); $("next").onclick = () => go(state.at + 1); $("stop").onclick = nextStop;
  $("scrub").oninput = event => go(Number(event.target.value)); $("language").onclick = swap; $("theme").onclick = shade;
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.id === "scrub") return;
    if (event.key === "ArrowRight") go(state.at + 1); else if (event.key === "ArrowLeft") go(state.at - 1);
    else if (event.key === "n") nextStop(); else if (event.key === "t") shade(); else if (event.key === "l") swap();
  });
  const first = data.frames.findIndex(each => each.stop >= 0);
  go(Math.max(0, first));
})();
