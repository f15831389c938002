/** The sheet of the page that a device keeps: let go here, and the quiet card after it. */
import { search } from "../safety/crisis.js";

const root = document.querySelector('[data-module="sheet"]');
const part = (name) => root.querySelector(`[data-part="${name}"]`);
const sheet = root.querySelector("textarea");
let quieted = false;

async function speaks(words) {
  try {
    const answer = await fetch(root.dataset.phrases);
    return search(await answer.json())(words);
  } catch {
    return false; // the doors are on the page
  }
}

part("go").hidden = false;
part("go").addEventListener("click", async () => {
  const words = sheet.value;
  if (!words.trim()) return;
  sheet.value = "";
  part("gone").textContent = part("gone").dataset.words;
  part("card").hidden = quieted || !(await speaks(words));
});
for (const name of ["later", "never"]) {
  part(name).addEventListener("click", () => {
    quieted ||= name === "never";
    part("card").hidden = true;
  });
}
