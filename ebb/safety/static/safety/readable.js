/**
 * What she chose to see while it is locked. The server writes it into the pages it makes; a
 * page that the phone brings itself is the same for everybody and is filled here.
 */
const COOKIE = /(?:^|; )r=([\w-]+)/;
const SAFE = /(?:^|; )__Host-r=([\w-]+)/; // over HTTPS only this name: a neighbour's page can plant the other

// A rare letter or a face is two in script: lengths are twice those of the server.
const short = (most) => (some) => typeof some === "string" && some.length <= most;
const list = (some, most, each) => Array.isArray(some) && some.length <= most && some.every(each);
const person = (some) => list(some, 2, short(120)) && some.length === 2;

/** What the server would take for ours, too (accounts/readable.py). */
function ours(said) {
  if (typeof said !== "object" || !said || Array.isArray(said)) return null;
  const { people = [], line = "", exercises = [] } = said;
  return list(people, 3, person) && short(320)(line) && list(exercises, 2, short(120)) ? said : null;
}

/** {people: [[name, number]], line, exercises}, or nothing. */
export function readable(page = document, here = location) {
  const [, text] = page.cookie.match(here.protocol === "https:" ? SAFE : COOKIE) ?? [];
  if (!text) return null;
  try {
    const bytes = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
    return ours(JSON.parse(new TextDecoder().decode(Uint8Array.from(bytes, (sign) => sign.charCodeAt(0)))));
  } catch {
    return null;
  }
}

function card(template, [name, number]) {
  const made = template.content.cloneNode(true);
  made.querySelector("[data-part=name]").textContent = name;
  const call = made.querySelector("[data-part=call]");
  const dialled = number.replace(/[^\d+]/g, "");
  if (!dialled) {
    call.replaceChildren(number);
    return made;
  }
  const link = call.querySelector("a");
  link.href = `tel:${dialled}`;
  link.textContent = call.dataset.words.replace("*", number);
  return made;
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
    for (const each of template ? people : []) part.append(card(template, each));
    part.hidden = !(line || (template && people.length));
  }
}

document.addEventListener("ebb:arrived", ({ detail }) => fill(detail));
fill(document);
