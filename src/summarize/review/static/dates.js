// The publication date, the timeline it resolves, restored removals, decisions that wait.
import { announce, failed, make, post, say } from "./desk.js";
import { rows } from "./rows.js";
import { base, save, take } from "./saving.js";

const published = document.getElementById("published");

function drawPublished(values) {
  published.dataset.version = values.version;
}

function drawTimeline(dates) {
  const list = document.getElementById("timeline");
  list.replaceChildren(
    ...dates.map((date) =>
      make(
        "li",
        { class: `${date.placed ? "placed" : "open"}${date.first ? " first" : ""}${date.was ? " changed" : ""}` },
        make("p", { class: "when" }, date.when),
        ...(date.was ? [make("p", { class: "was" }, say("was", date.was))] : []),
        make(
          "p",
          { class: "soft" },
          make("span", { lang: "vi" }, date.words),
          " ",
          date.segment ? make("a", { href: `#u-${date.segment}`, "data-goto": date.segment }, date.segment) : "",
        ),
        ...(date.placed ? [] : [make("p", { class: "missing" }, say("unplaced"))]),
        ...(date.what ? [make("p", { class: "said", lang: "en" }, date.what)] : []),
      ),
    ),
  );
}

async function setDate(event) {
  event.preventDefault();
  document.getElementById("set-date").close();
  try {
    const answer = await post(`${base}/published`, {
      published: event.target.elements.day.value,
      version: Number(published.dataset.version),
    });
    take(answer);
    drawPublished(answer.published);
    published.querySelector('[data-part="published"]').replaceChildren(make("b", {}, answer.published.words));
    published.querySelector('[data-part="date-source"]').textContent = "";
    drawTimeline(answer.timeline);
    announce(say("redated", answer.timeline.filter((date) => date.was).length), "good");
  } catch (error) {
    failed(error);
  }
}

async function restore(item) {
  const button = item.querySelector("button");
  const back = button.getAttribute("aria-pressed") !== "true";
  try {
    const answer = await post(`${base}/removals/${encodeURIComponent(item.dataset.removal)}`, {
      back,
      version: Number(published.dataset.version),
    });
    take(answer);
    drawPublished(answer.published);
    button.setAttribute("aria-pressed", String(back));
    button.textContent = say(back ? "restored.button" : "restore");
    item.classList.toggle("kept", back);
    announce(say(back ? "restored" : "unrestored"), "good");
  } catch (error) {
    failed(error);
  }
}

async function settle(item, target) {
  if (await save(item.dataset.waiting, { target, state: "reviewed" })) item.remove();
}

export function startDates() {
  document.getElementById("date-form").addEventListener("submit", setDate);
  for (const item of document.querySelectorAll("[data-removal]"))
    item.querySelector("button").addEventListener("click", () => restore(item));
  for (const item of document.querySelectorAll("[data-waiting]")) {
    item.querySelector("[data-use]")?.addEventListener("click", (event) => settle(item, event.target.dataset.use));
    item.querySelector("[data-drop]")?.addEventListener("click", () => settle(item, rows.get(item.dataset.waiting).target));
  }
}
