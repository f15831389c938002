/**
 * The wave in one document, up to the vault that keeps it: each step is the same form post
 * as without script, but only <main> is exchanged. So nothing flickers, Back leaves the wave
 * at once, and the browser writes no posted words into its list of tabs to restore.
 * The answer is parsed by the browser's own loader: no markup is made from text here.
 */

function ask(form, button) {
  const fields = new FormData(form, button);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", button?.hasAttribute("formaction") ? button.formAction : form.action);
    request.setRequestHeader("X-Steps", "1"); // an address to go to comes as a page that names it
    request.responseType = "document";
    request.timeout = 15000;
    request.onload = () => (request.response?.querySelector("main") ? resolve(request.response) : reject());
    request.onerror = request.ontimeout = reject;
    request.send(new URLSearchParams(fields));
  });
}

/** The styles of the new step first, so that nothing is seen without them. */
function dress(answer) {
  const missing = [...answer.querySelectorAll("link[rel=stylesheet]")].filter(
    (link) => !document.querySelector(`link[href="${link.getAttribute("href")}"]`),
  );
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

/** What a page brings along runs here too; a module that is known listens for arrivals. */
function bring(answer) {
  for (const script of answer.querySelectorAll("script[type=module][src]")) import(script.src);
}

function arrive(answer) {
  const onward = answer.querySelector("[data-onward]");
  if (onward) return location.replace(onward.href);
  const main = document.adoptNode(answer.querySelector("main"));
  document.body.className = answer.body.className;
  for (const water of document.querySelectorAll("body > .water")) water.remove();
  for (const water of answer.querySelectorAll("body > .water")) document.body.append(document.adoptNode(water));
  document.querySelector(".top .name").replaceWith(document.adoptNode(answer.querySelector(".top .name")));
  document.querySelector("footer").replaceWith(document.adoptNode(answer.querySelector("footer")));
  document.querySelector("main").replaceWith(main);
  window.scrollTo(0, 0);
  const heading = main.querySelector("[autofocus], h1") ?? main;
  heading.tabIndex = heading.tabIndex < 0 ? -1 : heading.tabIndex;
  heading.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("ebb:arrived", { detail: main }));
  bring(answer);
}

/** Said when nothing came back; the first page of the wave brings the words for all of them. */
const lost = document.querySelector("[data-lost]")?.dataset.lost ?? "";

function sayLost(form) {
  form.querySelector(".problem")?.remove();
  const words = document.createElement("p");
  words.className = "problem";
  words.setAttribute("role", "alert");
  words.textContent = lost;
  form.prepend(words);
}

let waiting = false;

document.addEventListener("submit", async (event) => {
  const form = event.target;
  const button = event.submitter;
  if (form.dataset.module !== "steps") return;
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
