// Saves edits one after the other for each sentence; what is not saved yet stays in the browser.
import { announce, open, post, reason, Refused, say } from "./desk.js";
import { compared, draw, drawTarget, drawWhole, rows } from "./rows.js";

// Milliseconds after the last key: a pause in typing, short enough to lose nothing of note.
const PAUSE = 700;
// Milliseconds between attempts while the desk does not answer.
const AGAIN = 2000;

const desk = document.querySelector(".desk");
export const base = `/briefs/${desk.dataset.stem}`;
// `elsewhere`: of approved sentences, how many open places have the same source.
export const page = { number: Number(desk.dataset.number), doubts: [], elsewhere: {} };
const waiting = new Map();

function draftKey(id) {
  return `draft:${desk.dataset.stem}:${id}`;
}

export function take(answer) {
  page.number = Math.max(page.number, answer.number);
  page.doubts = answer.doubts;
  Object.assign(page.elsewhere, answer.elsewhere);
  drawWhole(answer);
  for (const values of answer.rows ?? []) draw(values);
  document.dispatchEvent(new CustomEvent("drawn", { detail: (answer.rows ?? []).map((r) => r.id) }));
}

// Keep a change; it is sent after a pause. `change` has target, and may have state, note, sitting.
export function keep(id, change, pause = PAUSE) {
  const entry = waiting.get(id) ?? { change: {}, sent: {}, timer: 0, sending: null };
  waiting.set(id, entry);
  entry.change = { ...entry.change, ...change };
  if (change.target !== undefined)
    localStorage.setItem(
      draftKey(id),
      JSON.stringify({ target: change.target, version: rows.get(id)?.version ?? 0 }),
    );
  announce(say("saving"));
  clearTimeout(entry.timer);
  entry.timer = setTimeout(() => send(id), pause);
}

// Save now; resolves with whether it is saved.
export async function save(id, change = null) {
  if (change) keep(id, change, 60_000);
  const entry = waiting.get(id);
  if (!entry) return true;
  clearTimeout(entry.timer);
  return send(id);
}

export function isWaiting(id = null) {
  return id === null ? waiting.size > 0 : waiting.has(id);
}

// A sentence's text as its editor left it, saved or not.
export function typed(id) {
  const { change, sent } = waiting.get(id) ?? { change: {}, sent: {} };
  return change.target ?? sent.target ?? rows.get(id).target;
}

export async function saveAll() {
  await Promise.all([...waiting.keys()].map((id) => save(id)));
  return waiting.size === 0;
}

async function send(id) {
  const entry = waiting.get(id);
  if (!entry) return true;
  if (entry.sending) {
    await entry.sending;
    return send(id);
  }
  entry.sending = attempt(id, entry);
  const outcome = await entry.sending;
  entry.sending = null;
  entry.sent = {};
  if (Object.keys(entry.change).length && outcome !== "later") return send(id);
  if (outcome === "later") entry.timer = setTimeout(() => send(id), AGAIN);
  else waiting.delete(id);
  if (outcome === "saved" && !waiting.size) announce(say("saved"), "good");
  return outcome === "saved";
}

async function attempt(id, entry) {
  const sent = entry.change;
  entry.change = {};
  entry.sent = sent;
  try {
    const row = rows.get(id);
    const answer = await post(`${base}/segments/${id}`, {
      target: row.target,
      ...sent,
      version: row.version,
    });
    if (entry.change.target === undefined) localStorage.removeItem(draftKey(id));
    take(answer);
    return "saved";
  } catch (error) {
    if (error instanceof Refused && error.status === 409) return resolve(id, entry, sent, error.answer);
    if (error instanceof Refused && error.status < 500 && error.status !== 401) {
      announce(say("failed", error.message), "bad");
      drawTarget(id);
      return "refused";
    }
    entry.change = { ...sent, ...entry.change };
    announce(say("unsaved", reason(error)), "bad");
    return "later";
  }
}

// Another editor came first: both texts, to choose from. Nothing is thrown away unseen.
async function resolve(id, entry, sent, answer) {
  const mine = entry.change.target ?? sent.target ?? answer.mine;
  draw(answer.row);
  const dialog = open("conflict");
  const field = document.getElementById("conflict-mine");
  document.getElementById("conflict-title").textContent = say("conflict", answer.theirs.reviewer);
  document.getElementById("conflict-source").replaceChildren(
    ...answer.row.source_pieces.map(([text]) => text),
  );
  // Their text as it stands, with the words marked that mine has not.
  const marked = answer.theirs.changes
    .filter(([kind]) => kind !== "in")
    .map(([kind, text]) => [kind === "out" ? "in" : kind, text]);
  document.getElementById("conflict-theirs").replaceChildren(...compared(marked));
  field.value = mine;
  field.focus();
  const keeps = await new Promise((choose) => {
    document.getElementById("conflict-keep").onclick = () => choose(true);
    document.getElementById("conflict-take").onclick = () => choose(false);
    dialog.oncancel = (event) => event.preventDefault();
  });
  dialog.close();
  if (keeps) {
    entry.change = { ...sent, ...entry.change, target: field.value };
  } else {
    entry.change = {};
    localStorage.removeItem(draftKey(id));
  }
  document.dispatchEvent(
    new CustomEvent("resolved", { detail: { id, target: keeps ? field.value : answer.row.target } }),
  );
  return "saved";
}

// What a crash of the browser, or of the desk, left unsaved.
export function recover() {
  let found = false;
  for (const [id, values] of rows) {
    const stored = localStorage.getItem(draftKey(id));
    if (stored === null) continue;
    try {
      const draft = JSON.parse(stored);
      if (draft.target === values.target) {
        localStorage.removeItem(draftKey(id));
      } else {
        // The version it was typed on: if another editor came since, both texts are shown.
        rows.set(id, { ...values, version: draft.version });
        keep(id, { target: draft.target }, 0);
        drawTarget(id, draft.target);
        found = true;
      }
    } catch {
      localStorage.removeItem(draftKey(id));
    }
  }
  if (found) announce(say("draft"), "good");
}

addEventListener("beforeunload", (event) => {
  if (!waiting.size) return;
  for (const [id, entry] of waiting) {
    const row = rows.get(id);
    if (!Object.keys(entry.change).length) continue;
    post(`${base}/segments/${id}`, { target: row.target, ...entry.change, version: row.version }, { keepalive: true })
      .then(() => localStorage.removeItem(draftKey(id)))
      .catch(() => {});
  }
  event.preventDefault();
});
