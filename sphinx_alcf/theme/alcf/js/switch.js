/* Light or dark, by the reader's switch. Going back to the author's own form forgets the choice. */
(() => {
  "use strict";

  const root = document.documentElement;
  const button = document.querySelector(".alcf-switch");
  if (!button) return;

  /** The form that the author's palette has, whatever is in force. */
  const own = root.dataset.palette === "white" ? "light" : "dark";

  /** The button's name says what pressing it will do (WCAG 2.2, 4.1.2). */
  const name = () => {
    const { light, dark } = button.dataset;
    button.setAttribute("aria-label", root.dataset.theme === "dark" ? light : dark);
    button.title = button.getAttribute("aria-label");
  };

  button.addEventListener("click", () => {
    const form = root.dataset.theme === "dark" ? "light" : "dark";
    root.dataset.theme = form;
    name();
    try {
      if (form === own) localStorage.removeItem("alcf-form");
      else localStorage.setItem("alcf-form", form);
    } catch {
      // Storage is barred: the choice holds for this page alone.
    }
  });

  // Another tab's choice, and pages that the browser brings back from its cache.
  const adopt = () => {
    let form = own;
    try {
      form = localStorage.getItem("alcf-form") || own;
    } catch {
      return;
    }
    if (form === "light" || form === "dark") root.dataset.theme = form;
    name();
  };
  addEventListener("storage", (event) => event.key === "alcf-form" && adopt());
  addEventListener("pageshow", (event) => event.persisted && adopt());

  name();
  button.hidden = false;
})();
