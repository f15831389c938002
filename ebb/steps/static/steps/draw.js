/** A screen from a document of all screens, with hers in its slots. Nothing is said here. */
import { pieces } from "./page.js";

/** What page.js puts in place: {main, name, footer, waters, className}. `own` fills the slots of one room. */
export function draw(facts, shell, text, own) {
  const section = shell.screen(facts);
  const main = section.querySelector("main");
  const form = main.querySelector("form");
  if (form) {
    carry(form, facts, shell, text);
    offers(main, facts, shell);
    for (const list of main.querySelectorAll("ul.countries")) countries(list, shell);
    if (facts.country) numbers(main, facts.country, shell);
    own(main, facts, shell);
  }
  return pieces(section, section.dataset.class);
}

/** What is carried along, words that are not finished, and why a step was not taken. */
function carry(form, facts, shell, text) {
  let last = form.elements.wave;
  last.value = text;
  const put = (part) => {
    last.after(part);
    last = part;
  };
  const sheet = form.elements.letter;
  if (sheet) sheet.defaultValue = facts.letter ?? "";
  else if (facts.letter) put(Object.assign(document.createElement("input"), { type: "hidden", name: "letter", value: facts.letter }));
  if (facts.problem) put(shell.inside(`[data-problem="${facts.problem}"]`));
}

function offers(main, facts, shell) {
  if (facts.others) return others(main, facts.others);
  const [first, ...rest] = main.querySelectorAll("button.offer[name=settle]");
  if (!first) return undefined;
  const wanted = facts.offered ?? [facts.other];
  for (const each of rest) each.remove();
  return first.replaceWith(...wanted.map(({ id }) => shell.inside(`[data-exercise="${id}"]`)));
}

/** The whole list is there: what is not for now goes, and the rest stands in her order. */
function others(main, wanted) {
  const lists = main.querySelectorAll("ul.offers");
  for (const list of lists) {
    const items = [...list.children];
    const named = (id) => items.find((item) => item.querySelector("button").value === id);
    list.replaceChildren(...wanted.map(({ id }) => named(id)).filter(Boolean));
  }
  const gentle = main.querySelector("[aria-labelledby=gentle]");
  if (!gentle) return;
  const more = lists[1].closest("details");
  more.open = !gentle.querySelector("li");
  for (const kind of [gentle, more]) if (!kind.querySelector("li")) kind.remove();
}

/** Every listed country, as this screen asks for it. */
function countries(list, shell) {
  const [name, value] = list.dataset.pick.split(" ");
  const all = shell.copy("body > ul.countries");
  for (const button of all.querySelectorAll("button")) Object.assign(button, { name, value: value + button.value });
  list.replaceChildren(...all.childNodes);
}

/** In the order of this screen, and of the kinds that it shows; what stands there is the example. */
function numbers(main, code, shell) {
  const country = shell.copy(`[data-country="${code}"]`);
  const heading = main.querySelector("[data-slot=country]");
  if (heading) heading.textContent = country.dataset.name;
  for (const section of [...country.children])
    main.querySelector(`section[aria-labelledby="${section.getAttribute("aria-labelledby")}"]`)?.replaceWith(section);
}
