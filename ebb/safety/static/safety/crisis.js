/**
 * The same search as safety/crisis.py, with the same phrase file, for words that are kept in
 * the page while there is no network. It only ever leads to an offer.
 */

const QUOTED = /[“"«„]([^“”"«»„\n]{1,400})[”"»“]/gu;
const ENDS = /[.!?;:\n…]+/u;
const LONGEST = 262144; // characters
const LED_BY = 80; // characters before a quotation mark
const NOT = "not|no|never|dont|doesnt|didnt|wont|wouldnt|cant|cannot";

function word(token) {
  if (token === "~") return `(?:(?!(?:${NOT}) )[a-z0-9]+ ){0,3}`;
  const either = `(?:(?:${token.replace(/\?$/u, "")}) )`;
  return token.endsWith("?") ? `${either}?` : either;
}

const spelled = (pattern) => pattern.split(/\s+/u).map(word).join("");
const oneOf = (patterns) => `(?:${patterns.map(spelled).join("|")})`;

function plainWords(text) {
  const shown = text.toLowerCase().replace(/\p{Cf}/gu, "").replace(/['’‘ʼ`´]/gu, "");
  return shown.replace(/[^a-z0-9]+/gu, " ").trim();
}

/** `phrases` is what the phrase file says; gives the search. */
export function search(phrases) {
  const apart = new RegExp(` ${oneOf(phrases.apart)}`, "gu");
  const thinking = new RegExp(` ${oneOf(phrases.thinking)}`, "u");
  const crisis = new RegExp(` ${oneOf(phrases.phrases)}(?!${oneOf(phrases.after)})`, "gu");
  const before = new RegExp(` ${oneOf(phrases.before)}$`, "u");

  const withoutTheirs = (text) =>
    text.replace(QUOTED, (_all, inside, start) => {
      const led = ` ${plainWords(text.slice(Math.max(0, start - LED_BY), start).split(ENDS).at(-1))} `;
      return thinking.test(led) ? `. ${inside}. ` : " ";
    });

  function foundIn(sentence) {
    const left = sentence.replace(apart, " / ");
    crisis.lastIndex = 0;
    for (let found = crisis.exec(left); found; found = crisis.exec(left)) {
      if (!before.test(left.slice(0, found.index + 1))) return true;
      crisis.lastIndex = found.index + 1;
    }
    return false;
  }

  return (text) =>
    withoutTheirs(text.slice(0, LONGEST).normalize("NFKC"))
      .split(ENDS)
      .map(plainWords)
      .some((part) => part && foundIn(` ${part} `));
}
