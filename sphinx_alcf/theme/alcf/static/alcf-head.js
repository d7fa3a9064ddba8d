// Before the first paint: the reader's own choice of light or dark, if there is one (js/switch.js).
(function (root) {
  try {
    var form = localStorage.getItem("alcf-form");
    if (form === "light" || form === "dark") root.dataset.theme = form;
  } catch (e) {
    // Storage is barred: the author's palette stands.
  }
})(document.documentElement);
