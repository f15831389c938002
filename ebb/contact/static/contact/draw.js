/** The slots that only a pause's screens have: where each way leads, what she ticked, until when. */
import { draw as drawn } from "../steps/draw.js";

const UNTIL = "%(until)s";

export const draw = (facts, shell, text) => drawn(facts, shell, text, fill);

function fill(main, facts, shell) {
  const form = main.querySelector("form");
  form.setAttribute("action", facts.address);
  if (facts.settles) form.dataset.apart = "";
  ways(main, facts);
  if (!facts.began) main.querySelector("[data-slot=began]")?.remove();
  for (const section of main.querySelectorAll("[aria-labelledby^=some-]"))
    if (!facts.promises.includes(section.getAttribute("aria-labelledby").slice(5))) section.remove();
  const until = main.querySelector("[data-slot=until]");
  if (until && facts.until) until.textContent = until.textContent.replace(UNTIL, shell.until(facts.until));
}

/** On, aside, back into the wave, or back to what she wrote. */
function ways(main, { onward, back, sheet, in_wave, aside }) {
  const slots = (name) => main.querySelectorAll(`[data-slot=${name}]`);
  for (const button of slots("onward")) button.value = onward;
  for (const button of slots("sheet")) button.value = sheet;
  for (const button of slots("return")) button.value = back;
  for (const button of slots("back")) {
    if (in_wave && !aside) button.value = back;
    else button.remove();
  }
  for (const button of slots("stop")) {
    if (in_wave) continue;
    button.value = "rest";
    button.removeAttribute("formaction");
  }
}
