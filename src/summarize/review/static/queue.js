// The queue by keyboard.
import { onKeys } from "./desk.js";

const links = [...document.querySelectorAll(".brief h2 a")];

function move(step) {
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : at + step;
  links[Math.max(0, Math.min(links.length - 1, next))]?.focus();
}

onKeys({
  j: () => move(1),
  k: () => move(-1),
  ArrowDown: () => move(1),
  ArrowUp: () => move(-1),
  "/": () => document.getElementById("q").select(),
});

document.querySelector("select[name=order]").addEventListener("change", (event) => {
  event.target.form.requestSubmit();
});
