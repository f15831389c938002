/**
 * A step that the server takes: the same form post as without script. Its answer is parsed by
 * the browser's own loader, and nothing of it gets into the browser's list of tabs to restore.
 */
import { arrive, dress, pieces } from "./page.js";

/** Puts the next screen in place; rejects when none came in time. */
export async function ask(address, fields, patience) {
  const answer = await post(address, fields, patience);
  const onward = answer.querySelector("[data-onward]");
  if (onward) return location.replace(onward.href);
  await dress(answer);
  arrive(pieces(answer.body, answer.body.className));
  for (const script of answer.querySelectorAll("script[type=module][src]")) import(script.src); // a known one listens
  return undefined;
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
