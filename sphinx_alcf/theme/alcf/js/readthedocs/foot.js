/* The menu of Read the Docs floats over a corner of the window. It comes with the foot of the page, which
   has room for it (css/readthedocs.css), and so never covers the text or a hero's button. */
(() => {
  "use strict";

  const foot = document.querySelector(".alcf-footer");
  if (!foot || !window.IntersectionObserver) return;
  new IntersectionObserver(
    ([{ isIntersecting }]) =>
      document.documentElement.classList.toggle("alcf-above-foot", !isIntersecting),
    { rootMargin: "0px 0px -112px 0px" }
  ).observe(foot);
})();
