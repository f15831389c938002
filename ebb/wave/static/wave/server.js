/**
 * A step that the server takes: the same form post as without script. Its answer is parsed by
 * the browser's own loader, and nothing of it gets into the browser's list of tabs to restore.
 */
import { arrive, dress, pieces } from "./page.js";

/** Puts the next screen in place; rejects when none came in time. */
export async function ask(form, button, fields, patience) {
  const answer = await post(form, button, fields, patience);
  const onward = answer.querySelector("[data-onward]");
  if (onward) return location.replace(onward.href);
  await dress(answer);
  arrive(pieces(answer.body, answer.body.className));
  for (const script of answer.querySelectorAll("script[type=module][src]")) import(script.src); // a known one listens
  return undefined;
}

function post(form, button, fields, patience) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", button?.hasAttribute("formaction") ? button.formAction : form.action);
    request.setRequestHeader("X-Steps", "1"); // an address to go to comes as a page that names it
    request.responseType = "document";
    request.timeout = patience;
    const whole = () => request.status < 500 && request.response?.querySelector("main") && request.response.querySelector("footer, [data-onward]");
    request.onload = () => (whole() ? resolve(request.response) : reject());
    request.onerror = request.ontimeout = reject;
    request.send(new URLSearchParams(fields));
  });
}

/**
 * "open": the server takes the steps and keeps them as they happen. "none": there is no vault,
 * so nothing is sealed for one. "closed", also where nobody answers: the page takes them.
 */
export async function vault(address) {
  try {
    const answer = await fetch(address, { signal: AbortSignal.timeout(4000) });
    return answer.ok ? await answer.text() : "closed";
  } catch {
    return "closed";
  }
}

export const isOpen = async (address) => (await vault(address)) === "open";
