/**
 * A calm cover over a private page while it is not looked at: another window in front,
 * another tab, the phone's list of open programs. Focus stays where it was.
 */
export function cover(sheet, page = document, view = window) {
  const hide = () => { sheet.hidden = false; };
  const show = () => { if (page.visibilityState === "visible") sheet.hidden = true; };
  view.addEventListener("blur", hide);
  view.addEventListener("focus", show);
  page.addEventListener("visibilitychange", () => {
    if (page.visibilityState === "hidden") hide();
    else if (page.hasFocus()) show();
  });
  sheet.addEventListener("pointerdown", show); // a touch on the cover is a return
}

for (const sheet of document.querySelectorAll("[data-module='cover']")) {
  document.body.append(sheet); // out of the header: nothing around it can clip it
  cover(sheet);
}
