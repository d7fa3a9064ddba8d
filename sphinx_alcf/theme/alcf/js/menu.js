/* The menu opens without scripts (popover); this makes it kinder. */
(() => {
  "use strict";

  const menu = document.getElementById("alcf-menu");
  if (!menu || !HTMLElement.prototype.hasOwnProperty("popover")) return;

  const close = () => menu.matches(":popover-open") && menu.hidePopover();

  // A link within the page, or the keyboard leaving the sheet: it must not cover what has focus
  // (WCAG 2.2, 2.4.11).
  menu.addEventListener("click", (event) => event.target.closest("a") && close());
  menu.addEventListener("focusout", (event) => {
    const to = event.relatedTarget;
    if (to && !menu.contains(to) && to.getAttribute("popovertarget") !== menu.id) close();
  });

  // A window that grows shows the menu in the bar.
  addEventListener("resize", () => {
    const button = document.querySelector(".alcf-menu-button");
    if (button && getComputedStyle(button).display === "none") close();
  });
})();
