/* Before the first paint: the form that the reader chose, or the system's where nobody chose
   (js/switch.js). A palette of one form keeps it. */
(() => {
  "use strict";

  const root = document.documentElement;
  if (!["dark", "white", "auto"].includes(root.dataset.palette)) return;
  let form = null;
  try {
    form = localStorage.getItem("alcf-form");
  } catch {
    // Storage is barred: the author's palette stands.
  }
  if (!["dark", "light", "auto"].includes(form)) form = root.dataset.theme;
  if (form === "auto") form = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
  root.dataset.theme = form;
  // The window's own ground, until the stylesheet is there.
  document.querySelector("meta[name='color-scheme']").content = form;
})();
