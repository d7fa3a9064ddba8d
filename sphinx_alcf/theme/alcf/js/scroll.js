/* Wide tables, code and formulas scroll in their own box, which the keyboard can reach. */
(() => {
  "use strict";

  for (const table of document.querySelectorAll("article table:not(.highlighttable, table table)")) {
    if (table.parentElement.matches(".alcf-scroll")) continue;
    const box = document.createElement("div");
    box.className = "alcf-scroll";
    table.replaceWith(box);
    box.append(table);
  }

  const boxes = document.querySelectorAll("article :is(.alcf-scroll, pre, .math)");
  const check = () => {
    for (const box of boxes) {
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0;
      else box.removeAttribute("tabindex");
    }
  };
  check();
  addEventListener("load", check);
  addEventListener("resize", check);
})();
