/* Dark, white, or as the system is: the reader's switch. The author's own form needs no memory. */
(() => {
  "use strict";

  const root = document.documentElement;
  const button = document.querySelector(".alcf-switch");
  if (!button) return;

  /** The form that the author's palette has, whatever is in force: dark, light or auto. */
  const own = { white: "light", auto: "auto" }[root.dataset.palette] || "dark";
  const next = { dark: "light", light: "auto", auto: "dark" };
  const system = matchMedia("(prefers-color-scheme: light)");

  /** @type {string} what the reader chose, else the author's */
  let choice = own;

  /** Shows the choice; the button's name says what is and what pressing it will do (WCAG 4.1.2). */
  const show = () => {
    root.dataset.theme = choice === "auto" ? (system.matches ? "light" : "dark") : choice;
    button.dataset.choice = choice;
    button.title = button.dataset[choice];
    button.setAttribute("aria-label", button.title);
  };

  /** Takes the choice from storage: of another page or tab. */
  const adopt = () => {
    try {
      choice = localStorage.getItem("alcf-form") || own;
      if (!next[choice]) choice = own;
    } catch {
      // Storage is barred: the choice holds for this page alone.
    }
    show();
  };

  button.addEventListener("click", () => {
    choice = next[choice];
    try {
      if (choice === own) localStorage.removeItem("alcf-form");
      else localStorage.setItem("alcf-form", choice);
    } catch {
      // As above.
    }
    show();
  });
  addEventListener("storage", (event) => event.key === "alcf-form" && adopt());
  addEventListener("pageshow", (event) => event.persisted && adopt()); // from the browser's cache
  system.addEventListener("change", show);

  adopt();
  button.hidden = false;
})();
