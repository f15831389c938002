/**
 * What she chose to see while it is locked. The server writes it into the pages it makes; a
 * page that the phone brings itself is the same for everybody and is filled here.
 */
const COOKIE = /(?:^|; )(?:__Host-)?r=([\w-]+)/;

/** {people: [[name, number]], line, exercises}, or nothing. */
export function readable(page = document) {
  const [, text] = page.cookie.match(COOKIE) ?? [];
  if (!text) return null;
  try {
    const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (sign) => sign.charCodeAt(0))));
  } catch {
    return null;
  }
}

function person(template, [name, number]) {
  const card = template.content.cloneNode(true);
  card.querySelector("[data-part=name]").textContent = name;
  const call = card.querySelector("[data-part=call]");
  const dialled = number.replace(/[^\d+]/g, "");
  if (!dialled) {
    call.replaceChildren(number);
    return card;
  }
  const link = call.querySelector("a");
  link.href = `tel:${dialled}`;
  link.textContent = call.dataset.words.replace("*", number);
  return card;
}

function fill(within) {
  const hers = readable();
  if (!hers) return;
  for (const part of within.querySelectorAll("[data-module=readable][hidden]")) {
    const { people = [], line = "" } = hers;
    const own = part.querySelector("[data-part=line]");
    own.textContent = line;
    own.hidden = !line;
    const template = part.querySelector("template");
    for (const each of template ? people : []) part.append(person(template, each));
    part.hidden = !(line || (template && people.length));
  }
}

document.addEventListener("ebb:arrived", ({ detail }) => fill(detail));
fill(document);
