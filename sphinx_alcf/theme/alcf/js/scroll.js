/* Wide tables, code and formulas scroll in their own box, which the keyboard reaches and which has a
   name (WCAG 2.2, 2.1.1 and 4.1.2). The box shows by itself that it goes on: css/scroll.css. */
(() => {
  "use strict";

  const BOXES = ".alcf-scroll, pre, .math, .sd-cards-carousel";

  // Tables that Sphinx's writer has not put into a box: an author's HTML, a notebook's data.
  for (const table of document.querySelectorAll("article table:not(.highlighttable, .hlist, .alcf-scroll > *, table *)")) {
    const box = document.createElement("div");
    box.className = "alcf-scroll";
    table.replaceWith(box);
    box.append(table);
  }

  /** @type {Map<string, number>} how often a name was given: landmarks are told apart by name */
  const names = new Map();

  /** @param {Element} box */
  const name = (box) => {
    const title = box.querySelector("caption")
      || box.closest(".literal-block-wrapper")?.querySelector(".code-block-caption")
      || box.closest("section")?.querySelector("h1, h2, h3, h4, h5, h6");
    const words = [...(title?.childNodes || [])].filter((it) => it.className !== "headerlink");
    const text = words.map((it) => it.textContent).join("").trim() || document.title;
    names.set(text, (names.get(text) || 0) + 1);
    return names.get(text) > 1 ? `${text} (${names.get(text)})` : text;
  };

  const check = (entries) => {
    for (const { target } of entries) {
      const box = target.closest(BOXES);
      if (box.scrollWidth <= box.clientWidth + 1) {
        box.removeAttribute("tabindex");
        continue;
      }
      box.tabIndex = 0;
      if (box.hasAttribute("role")) continue;
      box.setAttribute("role", box.matches(".alcf-scroll") ? "region" : "group");
      box.setAttribute("aria-label", name(box));
    }
  };
  const watch = new ResizeObserver(check);
  for (const box of document.querySelectorAll(`article :is(${BOXES}, .alcf-scroll > *)`)) {
    watch.observe(box);
  }
})();
