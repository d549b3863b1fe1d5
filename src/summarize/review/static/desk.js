// What every page of the desk has: words, requests, messages, dialogs, keys.
const table = JSON.parse(document.body.dataset.words);

export function say(key, ...values) {
  return values.reduce((text, value, n) => text.replaceAll(`{${n}}`, String(value)), table[key] ?? key);
}

// `more` may be a button: what can be done about it.
export function announce(text, kind = "", more = "") {
  const status = document.getElementById("status");
  status.replaceChildren(text, more && " ", more);
  status.className = `status ${kind}`;
}

export class Refused extends Error {
  constructor(status, answer) {
    const { message, hint } = answer?.error ?? { message: String(status) };
    super(hint ? `${message}: ${hint}` : message);
    this.status = status;
    this.answer = answer;
  }
}

async function read(answer) {
  let value = null;
  try {
    value = await answer.json();
  } catch {
    value = null;
  }
  if (!answer.ok) throw new Refused(answer.status, value);
  return value;
}

export async function get(address) {
  return read(await fetch(address, { headers: { Accept: "application/json" } }));
}

export async function post(address, body, options = {}) {
  return read(
    await fetch(address, {
      method: "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json" },
      body: JSON.stringify(body),
      ...options,
    }),
  );
}

// An element with text and attributes; text never becomes markup.
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "class") element.className = value;
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== false && value !== null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children);
  return element;
}

// Why the desk did not take something. After a restart it knows no browser any more.
export function reason(error) {
  if (!(error instanceof Refused)) return say("offline");
  return error.status === 401 ? say("reopen") : error.message;
}

export function failed(error) {
  const why = reason(error);
  announce(say("failed", why), "bad");
}

export function open(id) {
  const dialog = document.getElementById(id);
  if (!dialog.open) dialog.showModal();
  return dialog;
}

// Single letters are commands only outside of fields and dialogs, and only if the editor wants.
export function onKeys(commands) {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (document.querySelector("dialog[open]")) return;
    const at = event.target;
    // A dialog's field keeps the focus for a frame after the dialog is closed.
    if (at.matches("input, textarea, select, [contenteditable]") && at.checkVisibility()) return;
    if (document.body.dataset.keys === "off" && event.key.length === 1) return;
    if ((event.key === "Enter" || event.key === " ") && at.matches("button, a, summary")) return;
    const command = commands[event.key];
    if (command) {
      event.preventDefault();
      command(event);
    }
  });
}

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) open(opener.dataset.open);
  const closer = event.target.closest("[data-close]");
  if (closer) closer.closest("dialog").close();
});

const preferences = document.getElementById("preferences");
preferences.addEventListener("submit", async (event) => {
  event.preventDefault();
  const field = preferences.elements;
  try {
    await post("/preferences", {
      name: field.name.value,
      language: field.language.value,
      theme: field.theme.value,
      keys: field.keys.checked,
    });
    location.reload();
  } catch (error) {
    document.getElementById("settings").close();
    failed(error);
  }
});

document.getElementById("invite").addEventListener("click", async () => {
  const field = document.getElementById("link");
  try {
    field.value = (await post("/invite", {})).link;
    field.hidden = false;
    field.select();
  } catch (error) {
    failed(error);
  }
});

onKeys({
  "?": () => open("help"),
  q: () => location.assign("/"),
});
