/* The menu and the search field open without scripts (popover); this makes them kinder. */
(() => {
  "use strict";

  const menu = document.getElementById("alcf-menu");
  const find = document.getElementById("alcf-search");
  if (!HTMLElement.prototype.hasOwnProperty("popover")) return;

  /** @param {HTMLElement | null} sheet */
  const close = (sheet) => sheet?.matches(":popover-open") && sheet.hidePopover();

  // A link within the page, or the keyboard leaving the sheet: it must not cover what has focus
  // (WCAG 2.2, 2.4.11).
  for (const sheet of [menu, find]) {
    sheet?.addEventListener("click", (event) => event.target.closest("a") && close(sheet));
    sheet?.addEventListener("focusout", (event) => {
      const to = event.relatedTarget;
      if (to && !sheet.contains(to) && to.getAttribute("popovertarget") !== sheet.id) close(sheet);
    });
  }

  // A window that grows shows the menu in the bar.
  addEventListener("resize", () => {
    const button = document.querySelector(".alcf-menu-button");
    if (button && getComputedStyle(button).display === "none") close(menu);
  });

  // The key "/" opens the search field, except where it is text (and never with a modifier).
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || !find) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    find.showPopover();
    find.querySelector("input").focus();
  });
})();
