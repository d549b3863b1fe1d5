// The panel beside the current sentence: evidence, machine's text, memory, history, note.
import { announce, failed, get, make, post, say } from "./desk.js";
import { called, compared, rows } from "./rows.js";
import { base, keep, save, take } from "./saving.js";

const body = document.getElementById("panel-body");
const STATES = ["initial", "translated", "reviewed", "final"];
export const panel = { id: "", details: null };
const SETTLED = ["reviewed", "final"];
let asked = 0;
// The sentence approved last, if others like it wait elsewhere.
let offered = "";

export async function show(id) {
  const mine = ++asked;
  panel.id = id;
  // Until they come there are none: a key must not act on another sentence's.
  if (panel.details?.id !== id) panel.details = null;
  document.getElementById("panel-id").textContent = called(id);
  try {
    const details = await get(`${base}/segments/${id}`);
    if (mine !== asked) return;
    panel.details = details;
    drawPanel(details);
  } catch (error) {
    failed(error);
  }
}

export async function use(target) {
  await save(panel.id, { target, state: "translated" });
  document.dispatchEvent(new CustomEvent("resolved", { detail: { id: panel.id, target } }));
}

export async function useMatch(number) {
  const match = panel.details?.matches[number];
  if (match) await use(match.target);
}

function openPlaces() {
  return (panel.details?.repetitions ?? []).filter((one) => !SETTLED.includes(one.state)).length;
}

function applyButton(id, count) {
  return make(
    "button",
    { type: "button", class: "small", onclick: () => applyToRepetitions(id) },
    count === 1 ? say("apply.one") : say("apply", count),
    " ",
    make("kbd", {}, "r"),
  );
}

// Approving goes on to the next sentence: what the one before could still do is offered there.
export function offer(id, count) {
  offered = id;
  announce(say("approved.elsewhere", called(id)), "good", applyButton(id, count));
}

export async function applyToRepetitions(id = openPlaces() ? panel.id : offered) {
  offered = "";
  if (!id) {
    announce(say("norepetitions"));
    return;
  }
  try {
    await save(id);
    const answer = await post(`${base}/segments/${id}/repetitions`, {});
    take(answer);
    announce(say("applied", answer.applied), "good");
    if (panel.id) show(panel.id); // an editor may be faster than the panel
  } catch (error) {
    failed(error);
  }
}

function block(title, ...children) {
  return make("section", {}, make("h3", {}, title), ...children);
}

function when(moment) {
  return moment.slice(0, 16).replace("T", " ");
}

function stateAndNote(values) {
  const choice = make(
    "select",
    { id: "panel-state", onchange: (event) => save(values.id, { state: event.target.value }) },
    ...STATES.map((state) =>
      make("option", { value: state, selected: state === values.state }, say(`state.${state}`)),
    ),
  );
  const note = make("textarea", { id: "panel-note", rows: "2", maxlength: "10000" });
  note.value = values.note;
  note.addEventListener("input", () => keep(values.id, { note: note.value }));
  note.addEventListener("blur", () => save(values.id));
  return [
    make("label", {}, say("state"), choice),
    make("label", {}, say("note"), note),
  ];
}

function evidence(values) {
  if (!values.id.startsWith("m") || !values.links.length) return [];
  return values.links
    .filter((id) => rows.has(id))
    .map((id) =>
      make(
        "p",
        { class: "rests" },
        make("a", { href: `#u-${id}`, "data-goto": id }, id),
        " ",
        make("span", { lang: "vi" }, rows.get(id).source_pieces.map(([text]) => text).join("")),
        make("br"),
        make("span", { lang: "en", class: "soft" }, rows.get(id).target),
      ),
    );
}

function machine(details) {
  if (details.machine === rows.get(details.id).target)
    return block(say("machine"), make("p", { class: "soft" }, say("same")));
  return block(
    say("machine"),
    make("p", { class: "changes", lang: "en" }, ...compared(details.changes)),
    make(
      "p",
      {},
      make("button", { type: "button", class: "small", onclick: () => use(details.machine) }, say("bring.machine")),
    ),
  );
}

function memory(details) {
  if (!details.matches.length) return [];
  const items = details.matches.map((match, at) =>
    make(
      "li",
      {},
      make("p", { lang: "en" }, match.target),
      match.kind === "fuzzy" ? make("p", { class: "changes soft", lang: "vi" }, ...compared(match.source)) : "",
      make(
        "p",
        { class: "soft" },
        make("button", { type: "button", class: "small", onclick: () => use(match.target) }, say("use"), " ", make("kbd", {}, String(at + 1))),
        " ",
        match.kind === "fuzzy" ? `${match.percent} %` : say(match.kind),
        match.reviewer ? ` · ${match.reviewer}` : "",
      ),
    ),
  );
  return [block(say("memory"), make("ol", {}, ...items))];
}

function repetitions(details) {
  const found = details.repetitions;
  if (!found.length) return [];
  const items = found
    .slice(0, 5)
    .map((one) =>
      make(
        "li",
        {},
        make("a", { href: `/briefs/${one.stem}#u-${one.segment}` }, one.title || one.stem),
        SETTLED.includes(one.state) ? make("span", { class: "label" }, say(`state.${one.state}`)) : "",
        make("p", { class: "soft", lang: "en" }, one.target),
      ),
    );
  const open_ = openPlaces();
  const button = open_ ? make("p", {}, applyButton(details.id, open_)) : "";
  return [block(say("repetitions"), make("ul", {}, ...items), button)];
}

function steps(details) {
  if (!details.history.length) return [];
  const items = details.history.map((step) =>
    make(
      "li",
      { class: step.undone ? "undone" : "" },
      make(
        "p",
        { class: "soft" },
        `${step.reviewer} · ${when(step.at)} · ${say(`state.${step.state}`)}${step.undone ? ` · ${say("wasundone")}` : ""}`,
      ),
      make("p", { class: "changes", lang: "en" }, ...compared(step.changes)),
      step.target === rows.get(details.id).target
        ? ""
        : make("button", { type: "button", class: "small", onclick: () => use(step.target) }, say("bring")),
    ),
  );
  return [block(say("history"), make("ol", { class: "history" }, ...items))];
}

function drawPanel(details) {
  const values = rows.get(details.id);
  if (!values || body.contains(document.activeElement) && document.activeElement.matches("textarea")) return;
  body.replaceChildren(
    ...evidence(values),
    ...memory(details),
    ...stateAndNote(values),
    machine(details),
    ...repetitions(details),
    ...steps(details),
  );
}
