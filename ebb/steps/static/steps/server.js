/**
 * A step that the server takes: the same form post as without script. Its answer is parsed by
 * the browser's own loader, and nothing of it gets into the browser's list of tabs to restore.
 */
import { lately, remember } from "./fear.js";
import { arrive, dress, pieces } from "./page.js";

/** Puts the next screen in place; rejects when none came in time. */
export async function ask(address, fields, patience) {
  const answer = await post(address, knowing(fields), patience);
  const onward = answer.querySelector("[data-onward]");
  if (onward) return location.replace(onward.href);
  await dress(answer);
  arrive(pieces(answer.body, answer.body.className));
  for (const script of answer.querySelectorAll("script[type=module][src]")) import(script.src); // a known one listens
  const wave = document.querySelector("main [name=wave]")?.value;
  if (wave) remember(JSON.parse(wave)); // a door that the server took: the page may go on alone
  return undefined;
}

/** Fear that was met while nothing was open is said to a server that could not know. */
function knowing(fields) {
  const wave = fields.get("wave");
  if (wave && lately()) fields.set("wave", JSON.stringify({ ...JSON.parse(wave), fear: true }));
  return fields;
}

function post(address, fields, patience) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("X-Steps", "1"); // an address to go to comes as a page that names it
    request.responseType = "document";
    request.timeout = patience;
    const whole = () => request.status < 500 && request.response?.querySelector("main") && request.response.querySelector("footer, [data-onward]");
    request.onload = () => (whole() ? resolve(request.response) : reject());
    request.onerror = request.ontimeout = reject;
    request.send(new URLSearchParams(fields));
  });
}
