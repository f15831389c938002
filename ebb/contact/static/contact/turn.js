/**
 * Each step is the same form post as without script, but only <main> is exchanged: Back leaves
 * at once, and the browser writes no posted words into its list of tabs to restore.
 * The answer is parsed by the browser's own loader: no markup is made from text here.
 */

function ask(form, button) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", form.action);
    request.responseType = "document";
    request.timeout = 15000;
    request.onload = () => (request.response?.querySelector("#pause, main") ? resolve(request.response) : reject());
    request.onerror = request.ontimeout = reject;
    request.send(new URLSearchParams(new FormData(form, button)));
  });
}

/** The styles of the new step first, so that nothing is seen without them. */
function dress(answer) {
  const known = (link) => document.querySelector(`link[href="${link.getAttribute("href")}"]`);
  const missing = [...answer.querySelectorAll("head link[rel=stylesheet]")].filter((link) => !known(link));
  return Promise.all(
    missing.map(
      (link) =>
        new Promise((done) => {
          const own = document.adoptNode(link);
          own.onload = own.onerror = done;
          document.head.append(own);
        }),
    ),
  );
}

function arrive(answer) {
  const main = document.adoptNode(answer.querySelector("main"));
  document.body.className = answer.body.className;
  for (const water of document.querySelectorAll("body > .water")) water.remove();
  for (const water of answer.querySelectorAll("body > .water")) document.body.append(document.adoptNode(water));
  for (const place of [".top .name", "footer"]) {
    document.querySelector(place).replaceWith(document.adoptNode(answer.querySelector(place)));
  }
  document.querySelector("main").replaceWith(main);
  window.scrollTo(0, 0);
  const heading = main.querySelector("[autofocus], h1") ?? main;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("ebb:arrived", { detail: main }));
  for (const script of answer.querySelectorAll("script[type=module][src]")) import(script.src);
}

function sayLost(form) {
  form.querySelector(".problem")?.remove();
  const words = document.createElement("p");
  words.className = "problem";
  words.setAttribute("role", "alert");
  words.textContent = form.dataset.lost;
  form.prepend(words);
}

let waiting = false;

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  if (form.dataset.module !== "turn" || button?.hasAttribute("formaction")) return; // goes elsewhere
  event.preventDefault();
  if (waiting) return;
  waiting = true;
  button?.setAttribute("aria-pressed", "true");
  try {
    const answer = await ask(form, button);
    await dress(answer);
    arrive(answer);
  } catch {
    sayLost(form);
  }
  waiting = false;
});
