// Proposed terms become entries of the desk's glossary.
import { announce, failed, post, say } from "./desk.js";

for (const form of document.querySelectorAll("form.proposal")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const kept = await post("/glossary", {
        source: form.elements.source.value,
        target: form.elements.target.value,
      });
      announce(say("accepted", kept.source, kept.target), "good");
      form.closest("li").remove();
    } catch (error) {
      failed(error);
    }
  });
}
