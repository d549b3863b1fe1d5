// Turns the key behind the # of the link into a session. It never stands in a request's address.
const words = JSON.parse(document.body.dataset.words);
const status = document.getElementById("status");
const form = document.getElementById("key");

async function enter(token) {
  const answer = await fetch("/enter", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token }),
  });
  if (answer.ok) {
    location.replace("/");
  } else {
    status.textContent = words["enter.used"];
    form.hidden = false;
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const typed = form.elements.token.value.trim();
  enter(typed.slice(typed.indexOf("#") + 1));
});

const token = location.hash.slice(1);
history.replaceState(null, "", location.pathname);
if (token) {
  enter(token);
} else {
  status.textContent = words["enter.none"];
  form.hidden = false;
}
