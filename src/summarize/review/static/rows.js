// Drawing one sentence after it changed. All text goes through textContent (Trusted Types).
import { make, say } from "./desk.js";

export const rows = new Map();
// Sentences named at a doubt that many share; the same in rows.html.
const SHOWN = 8;

export function rowOf(id) {
  return document.getElementById(`u-${id}`);
}

// What a sentence is called: the headline has no number that an editor knows.
export function called(id) {
  return id === "h" ? say("headline") : id;
}

// Links to sentences; of many the first few, the rest folded away.
function places(ids) {
  const links = ids.flatMap((id) => [make("a", { href: `#u-${id}`, "data-goto": id }, called(id)), " "]);
  if (ids.length <= SHOWN) return links;
  const rest = make("details", { class: "more" }, make("summary", {}, `+${ids.length - SHOWN}`), ...links.splice(2 * SHOWN));
  return [...links, rest, " "];
}

function part(row, name) {
  return row.querySelector(`[data-part="${name}"]`);
}

function marked(pieces) {
  return pieces.map(([text, severity, about]) =>
    severity ? make("mark", { class: severity, title: about }, text) : text,
  );
}

export function compared(changes) {
  return changes.map(([kind, text]) =>
    kind === "same" ? text : make(kind === "out" ? "del" : "ins", {}, text),
  );
}

// `typed`: what is not saved yet, if anything.
export function drawTarget(id, typed = null) {
  const values = rows.get(id);
  const place = part(rowOf(id), "target");
  if (typed ?? values.target)
    place.replaceChildren(...marked(typed === null ? values.target_pieces : [[typed]]));
  else place.replaceChildren(make("i", { class: "missing" }, say("untranslated")));
}

function labels(values) {
  const found = [];
  if (values.edited) found.push(make("span", { class: "label" }, say("edited")));
  if (values.origin === "memory") found.push(make("span", { class: "label" }, say("memory.label")));
  if (values.origin === "repair") found.push(make("span", { class: "label" }, say("repair")));
  if (values.percent !== null && !values.settled)
    found.push(make("span", { class: values.unsure ? "percent unsure" : "percent", title: say("confidence") }, `${values.percent} %`));
  return found.flatMap((label) => [label, " "]);
}

export function draw(values) {
  rows.set(values.id, values);
  const row = rowOf(values.id);
  if (!row) return;
  row.classList.remove("initial", "translated", "reviewed", "final", "settled", "critical", "major", "minor");
  row.classList.add(values.state);
  if (values.settled) row.classList.add("settled");
  if (values.findings.length) row.classList.add(values.findings[0].severity);
  const state = part(row, "state");
  state.className = `state ${values.state}`;
  state.title = say(`state.${values.state}`);
  state.replaceChildren(make("span", {}, state.title));
  part(row, "labels").replaceChildren(...labels(values));
  part(row, "source").replaceChildren(...marked(values.source_pieces));
  drawTarget(values.id);
  const notes = part(row, "notes");
  notes.replaceChildren(
    ...values.findings.map((finding) =>
      make(
        "li",
        {},
        make("span", { class: `severity ${finding.severity}` }, say(`severity.${finding.severity}`)),
        " ",
        make("b", {}, finding.check),
        ` ${finding.message}`,
      ),
    ),
    ...(values.note ? [make("li", { class: "note" }, values.note)] : []),
  );
  notes.hidden = !notes.children.length;
  row.setAttribute(
    "aria-label",
    say("row", values.id, say(`state.${values.state}`), values.findings.length),
  );
}

export function drawWhole(answer) {
  const progress = document.getElementById("progress");
  progress.value = answer.approved;
  progress.max = answer.total;
  document.getElementById("progress-label").textContent = say("progress", answer.approved, answer.total);
  document.getElementById("doubt-count").textContent = answer.doubts.length;
  const list = document.getElementById("doubts");
  list.replaceChildren(
    ...answer.doubts.map((doubt) =>
      make(
        "li",
        { class: doubt.severity },
        ...(doubt.ids.length
          ? places(doubt.ids)
          : [make("span", { class: "soft" }, say("whole")), " "]),
        make("span", { class: `severity ${doubt.severity}` }, say(`severity.${doubt.severity}`)),
        ` ${doubt.message} `,
        doubt.undated ? make("button", { type: "button", class: "small", "data-open": "set-date" }, say("undated")) : "",
      ),
    ),
  );
  if (!answer.doubts.length) list.append(make("li", { class: "empty" }, say("nodoubts")));
}
