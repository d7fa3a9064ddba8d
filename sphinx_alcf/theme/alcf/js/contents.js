/* Brings the current page into view beside it, and marks the heading that is being read. */
(() => {
  "use strict";

  const side = document.querySelector(".alcf-side");
  const here = side?.querySelector("[aria-current='page']");
  if (here && here.offsetTop > side.clientHeight * 0.8) {
    side.scrollTop = here.offsetTop - side.clientHeight / 2;
  }

  const links = [...document.querySelectorAll(".alcf-end .alcf-toc a[href^='#']")];
  if (!links.length || !window.IntersectionObserver) return;

  /** @type {Map<Element, HTMLAnchorElement>} heading to its link */
  const places = new Map();
  for (const link of links) {
    const place = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const heading = place?.querySelector("h1, h2, h3, h4, h5, h6") || place;
    if (heading) places.set(heading, link);
  }
  const headings = [...places.keys()];

  let current = null;
  const mark = () => {
    const line = innerHeight / 3;
    const passed = headings.filter((heading) => heading.getBoundingClientRect().top < line);
    const link = places.get(passed[passed.length - 1]) || links[0];
    if (link === current) return;
    current?.classList.remove("alcf-here");
    current?.removeAttribute("aria-current");
    link.classList.add("alcf-here");
    link.setAttribute("aria-current", "true");
    current = link;
  };

  const watch = new IntersectionObserver(mark, { rootMargin: "0px 0px -66% 0px" });
  headings.forEach((heading) => watch.observe(heading));
  mark();
})();
