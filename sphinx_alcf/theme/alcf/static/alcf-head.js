// Before the first paint: the form that the reader chose, or the system's where nobody chose
// (js/switch.js). Only pages that can be dark and white load it.
(function (root) {
  var form = null;
  try {
    form = localStorage.getItem("alcf-form");
  } catch (e) {
    // Storage is barred: the author's palette stands.
  }
  if (form !== "light" && form !== "dark" && form !== "auto") form = root.dataset.theme;
  if (form === "auto") form = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
  root.dataset.theme = form;
  // The window's own ground, until the stylesheet is there.
  document.querySelector("meta[name='color-scheme']").content = form;
})(document.documentElement);
