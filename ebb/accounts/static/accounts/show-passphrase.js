/** Show what is typed, in place. Without this, the page comes back with open fields. */
export function showPassphrase(part) {
  const tick = part.querySelector("[name=show]");
  const field = part.querySelector("[name=passphrase_new]");
  const again = part.querySelector("[data-part=again]");
  const seen = part.querySelector("[name=seen]") ?? part.appendChild(mark());
  const follow = () => {
    field.type = tick.checked ? "text" : "password";
    seen.disabled = !tick.checked;
    if (again) again.hidden = tick.checked;
  };
  tick.addEventListener("change", follow);
  if (again) follow();
  field.form.addEventListener("submit", () => { field.type = "password"; }); // so no browser keeps it as text
}

function mark() {
  const seen = document.createElement("input");
  Object.assign(seen, { type: "hidden", name: "seen", value: "yes" });
  return seen;
}

function start(within) {
  for (const part of within.querySelectorAll("[data-module=show-passphrase]")) showPassphrase(part);
}

document.addEventListener("ebb:arrived", ({ detail }) => start(detail));
start(document);
