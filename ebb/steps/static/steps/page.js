/** One screen in place of another, in the same document: only what a step changes is exchanged. */

/** The styles of the new screen first, so that nothing is seen without them. */
export function dress(answer, page = document) {
  const known = (link) => page.querySelector(`link[href="${link.getAttribute("href")}"]`);
  const missing = [...answer.querySelectorAll("link[rel=stylesheet]")].filter((link) => !known(link));
  const arrived = (link) =>
    new Promise((done) => {
      const own = page.adoptNode(link);
      own.onload = own.onerror = done;
      page.head.append(own);
    });
  return Promise.all(missing.map(arrived));
}

/** The parts of a page that a step exchanges. */
export function pieces(within, className) {
  return {
    main: within.querySelector("main"),
    name: within.querySelector(".name"),
    footer: within.querySelector("footer"),
    waters: [...within.querySelectorAll(":scope > .water")],
    className,
  };
}

export function arrive({ main, name, footer, waters, className }) {
  document.body.className = className;
  for (const water of document.querySelectorAll("body > .water")) water.remove();
  document.body.append(...waters);
  document.querySelector(".top .name").replaceWith(name);
  document.querySelector("footer").replaceWith(footer);
  document.querySelector("main").replaceWith(main);
  window.scrollTo(0, 0);
  const heading = main.querySelector("[autofocus], h1") ?? main;
  heading.tabIndex = heading.tabIndex < 0 ? -1 : heading.tabIndex;
  heading.focus({ preventScroll: true });
  document.dispatchEvent(new CustomEvent("ebb:arrived", { detail: main }));
}
