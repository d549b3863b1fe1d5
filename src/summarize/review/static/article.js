// One article: walking through it, editing, approving. Keyboard first.
import { announce, failed, get, onKeys, open, post, say } from "./desk.js";
import { startDates } from "./dates.js";
import { applyToRepetitions, offer, panel, show, useMatch } from "./panel.js";
import { called, compared, draw, drawTarget, rowOf, rows } from "./rows.js";
import { base, isWaiting, keep, page, recover, save, saveAll, take, typed } from "./saving.js";

// Milliseconds between looks for another editor's changes.
const LOOK = 15_000;
const every = [...document.querySelectorAll(".row")];
const order = every.map((row) => row.dataset.id);
let current = "";
let editing = null;
let showing = 0;

function choose(id) {
  if (id === current) return;
  document.querySelector(".row.current")?.classList.remove("current");
  current = id;
  rowOf(id).classList.add("current");
  lightEvidence(id);
  markDoubts();
  clearTimeout(showing);
  showing = setTimeout(() => show(id), 120);
}

function lightEvidence(id) {
  const row = rowOf(id);
  const lit = id.startsWith("m")
    ? (row?.dataset.evidence ?? "").split(" ")
    : every.filter((one) => (one.dataset.evidence ?? "").split(" ").includes(id)).map((one) => one.dataset.id);
  for (const one of every) one.classList.toggle("evidence", lit.includes(one.dataset.id));
}

// Scrolls the list alone: the page stays where the editor reads.
function scrollWithin(list, item) {
  const top = item.offsetTop - list.offsetTop;
  if (top < list.scrollTop) list.scrollTop = top;
  else if (top + item.offsetHeight > list.scrollTop + list.clientHeight)
    list.scrollTop = top + item.offsetHeight - list.clientHeight;
}

function markDoubts() {
  for (const link of document.querySelectorAll("#doubts [data-goto]")) {
    const here = link.dataset.goto === current;
    if (here) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
    if (here) scrollWithin(document.getElementById("doubts"), link.closest("li"));
  }
}

export function go(id) {
  const row = rowOf(id);
  if (!row) return false;
  stopEditing();
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth" });
  return true;
}

function move(step) {
  const at = order.indexOf(current);
  go(order[Math.max(0, Math.min(order.length - 1, at < 0 ? 0 : at + step))]);
}

function moveToOpen() {
  const at = order.indexOf(current);
  const next = order.slice(at + 1).find((id) => !rows.get(id)?.settled);
  go(next ?? order[Math.min(order.length - 1, at + 1)]);
}

function moveToDoubt(step) {
  const places = [...new Set(page.doubts.flatMap((doubt) => doubt.ids))].filter(rowOf);
  if (!places.length) {
    announce(say("nodoubt"), "good");
    return;
  }
  const at = places.indexOf(current);
  const next = at < 0 && step < 0 ? places.length - 1 : (at + step + places.length) % places.length;
  go(places[next]);
}

function textOf(id) {
  return editing?.id === id ? editing.field.value : typed(id);
}

function edit(id) {
  if (!id || !rows.has(id)) return;
  if (editing?.id === id) return;
  stopEditing();
  choose(id);
  const row = rowOf(id);
  const field = document.createElement("textarea");
  field.className = "editor";
  field.lang = "en";
  field.rows = 1;
  field.value = typed(id);
  field.setAttribute("aria-label", say("editing", id));
  field.setAttribute("aria-describedby", `n-${id}`);
  const hint = document.createElement("small");
  hint.className = "hint";
  hint.textContent = say("edit.help");
  const sitting = crypto.randomUUID().slice(0, 8);
  const grow = () => {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  };
  field.addEventListener("input", () => {
    if (/[\r\n]/.test(field.value)) field.value = field.value.replace(/\s*[\r\n]+\s*/g, " ");
    grow();
    keep(id, { target: field.value, sitting });
  });
  field.addEventListener("keydown", editorKeys);
  editing = { id, field, hint };
  row.classList.add("editing");
  row.querySelector(".cell").append(field, hint);
  grow();
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

function stopEditing() {
  if (!editing) return;
  const { id, field, hint } = editing;
  editing = null;
  const had = document.activeElement === field;
  field.remove();
  hint.remove();
  rowOf(id).classList.remove("editing");
  if (had) rowOf(id).focus({ preventScroll: true });
  if (!isWaiting(id)) return;
  drawTarget(id, typed(id));
  save(id);
}

function editorKeys(event) {
  if (event.isComposing) return;
  const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
  if (event.key === "Escape" || (event.key === "Enter" && !event.ctrlKey && !event.metaKey)) {
    event.preventDefault();
    stopEditing();
  } else if (event.key === "Enter") {
    event.preventDefault();
    approve(editing.id);
  } else if (event.altKey && step) {
    event.preventDefault();
    move(step);
    edit(current);
  }
}

async function approve(id) {
  if (!id || !rows.has(id)) return;
  const target = textOf(id);
  moveToOpen();
  const state = rows.get(id).state === "final" ? "final" : "reviewed";
  if (!(await save(id, { target, state }))) return;
  if (page.elsewhere[id]) offer(id, page.elsewhere[id]);
  else announce(say("approved", called(id)), "good");
}

async function undo(id) {
  if (!id || !rows.has(id)) return;
  try {
    await save(id);
    take(await post(`${base}/segments/${id}/undo`, { version: rows.get(id).version }));
    if (editing?.id === id) editing.field.value = rows.get(id).target;
    announce(say("undone", called(id)), "good");
    show(id);
  } catch (error) {
    failed(error);
  }
}

async function compare() {
  if (!current) return;
  if (panel.details?.id !== current) await show(current);
  if (panel.details?.id !== current) return;
  const row = rowOf(current);
  if (row.classList.toggle("comparing"))
    row.querySelector('[data-part="target"]').replaceChildren(...compared(panel.details.changes));
  else drawTarget(current);
}

async function approveAll() {
  stopEditing();
  if (!(await saveAll())) return;
  const open_ = [...rows.values()].filter((row) => !row.settled).length;
  const findings = page.doubts.filter((doubt) => doubt.severity !== "minor").length;
  if (open_ || findings) {
    document.getElementById("confirm-text").textContent = say("confirm.all", open_, findings);
    const dialog = open("confirm");
    const yes = await new Promise((choose) => {
      dialog.onclose = () => choose(dialog.returnValue === "yes");
    });
    dialog.returnValue = "";
    if (!yes) return;
  }
  try {
    const answer = await post(`${base}/approve`, { number: page.number });
    take(answer);
    announce(answer.written ? say("final") : say("final.waits", answer.why), answer.written ? "good" : "bad");
    document.getElementById("next-article").focus();
  } catch (error) {
    failed(error);
    look();
  }
}

async function look() {
  if (document.hidden || isWaiting()) return;
  try {
    const { number } = await get(`${base}/number`);
    if (number <= page.number || isWaiting()) return;
    take(await get(`${base}/rows`));
    announce(say("others"));
  } catch (error) {
    failed(error);
  }
}

document.addEventListener("focusin", (event) => {
  const row = event.target.closest(".row");
  if (row) choose(row.dataset.id);
});
for (const row of every) {
  row.addEventListener("mouseenter", () => lightEvidence(row.dataset.id));
  row.addEventListener("mouseleave", () => lightEvidence(current || "-"));
}
// Choosing a sentence takes the buttons from the one before, and what lies below moves up: the
// sentence meant is the one under the pointer when it was pressed.
let pressed = null;
document.addEventListener("pointerdown", ({ target }) => {
  pressed = target;
}, true);
document.addEventListener("click", (event) => {
  const target = event.detail && pressed?.isConnected ? pressed : event.target;
  const goto = target.closest("[data-goto]");
  if (goto) {
    event.preventDefault();
    go(goto.dataset.goto);
    return;
  }
  const row = target.closest(".row");
  if (!row) return;
  const id = row.dataset.id;
  const does = target.closest("[data-do]")?.dataset.do;
  if (does === "approve") {
    choose(id);
    approve(id);
  } else if (does === "undo") undo(id);
  else if (does === "edit" || (target.closest(".target") && !getSelection().toString())) edit(id);
  else if (!target.closest("a, button, textarea")) row.focus({ preventScroll: true });
});
document.addEventListener("resolved", ({ detail }) => {
  if (editing?.id === detail.id) editing.field.value = detail.target;
});
document.addEventListener("drawn", ({ detail }) => {
  markDoubts();
  if (detail.includes(current)) show(current);
});
document.getElementById("approve-all").addEventListener("click", approveAll);
document.getElementById("panel-toggle").addEventListener("click", ({ target }) => {
  const open_ = document.getElementById("panel").classList.toggle("open");
  target.setAttribute("aria-expanded", String(open_));
});
document.getElementById("next-doubt").addEventListener("click", () => moveToDoubt(1));
document.getElementById("jump-form").addEventListener("submit", (event) => {
  event.preventDefault();
  const typed = event.target.elements.place.value.trim();
  document.getElementById("jump").close();
  if (!go(/^\d+$/.test(typed) ? `s${typed}` : typed)) announce(say("nosentence", typed), "bad");
});

onKeys({
  j: () => move(1),
  k: () => move(-1),
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  n: () => moveToDoubt(1),
  N: () => moveToDoubt(-1),
  e: () => edit(current),
  Enter: () => edit(current),
  a: () => approve(current),
  u: () => undo(current),
  c: compare,
  r: () => applyToRepetitions(),
  m: () => {
    document.getElementById("panel").classList.add("open");
    document.getElementById("panel-toggle").setAttribute("aria-expanded", "true");
    document.getElementById("panel-note")?.focus();
  },
  g: () => open("jump").querySelector("input").select(),
  d: () => open("set-date"),
  A: approveAll,
  "]": () => document.getElementById("next-article").click(),
  1: () => useMatch(0),
  2: () => useMatch(1),
  3: () => useMatch(2),
});

const first = await get(`${base}/rows`);
for (const values of first.rows) rows.set(values.id, values);
page.number = first.number;
page.doubts = first.doubts;
startDates();
recover();
const named = location.hash.startsWith("#u-") ? location.hash.slice(3) : "";
if (named) go(named);
document.querySelector(".desk").dataset.ready = "yes";
setInterval(look, LOOK);
addEventListener("focus", look);
