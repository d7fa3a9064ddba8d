/* The sheets of the bar, its menus, open without scripts (popover); this makes them kinder. */
(() => {
  "use strict";

  if (!HTMLElement.prototype.hasOwnProperty("popover")) return;

  for (const sheet of document.querySelectorAll(".alcf-bar [popover]")) {
    const close = () => sheet.matches(":popover-open") && sheet.hidePopover();

    // A link within the page, or the keyboard leaving the sheet: it must not cover what has focus
    // (WCAG 2.2, 2.4.11).
    sheet.addEventListener("click", (event) => event.target.closest("a") && close());
    sheet.addEventListener("focusout", ({ relatedTarget: to }) => {
      if (to && !sheet.contains(to) && to.getAttribute("popovertarget") !== sheet.id) close();
    });

    // A window that grows shows what is in the menu in the bar.
    const button = document.querySelector(`[popovertarget="${sheet.id}"]`);
    addEventListener("resize", () => {
      if (button && getComputedStyle(button).display === "none") close();
    });
  }
})();
