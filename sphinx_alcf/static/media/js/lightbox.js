/**
 * Makes an element.
 * @param {string} tag
 * @param {string} className
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
const make = (tag, className, ...children) => {
  const element = document.createElement(tag);
  element.className = className;
  element.append(...children);
  return element;
};

/**
 * A picture as large as the window lets it be, in its own ratio, from the files of the small one.
 * @param {HTMLAnchorElement} link around the small one; the ground is dark, so is its variant
 * @returns {HTMLElement} it loads at once, in the page or not
 */
const enlarged = (link) => {
  const small = link.querySelector(".alcf-dark-only") || link.querySelector("img");
  const large = (small.closest("picture") || small).cloneNode(true);
  const stage = make("div", "alcf-lightbox-stage", large);
  const image = stage.querySelector("img");
  if (link.closest(".alcf-plate")) stage.classList.add("alcf-plate");
  image.className = "";
  image.loading = "eager";
  const ratio = image.getAttribute("width") / image.getAttribute("height") || 1.5;
  for (const it of stage.querySelectorAll("[srcset]")) {
    const most = Math.max(...(it.srcset.match(/\d+(?=w(,|$))/g) || []));
    it.sizes = `min(${most}px, 100vw, ${Math.round(100 * ratio)}vh)`;
  }
  return stage;
};

/**
 * What is said of a picture, with its markup; the set's credit where it has none of its own.
 * @param {HTMLAnchorElement} link
 * @param {HTMLElement} set
 * @returns {HTMLElement}
 */
const captionOf = (link, set) => {
  const own = link.closest("figure").querySelector(":scope > figcaption");
  const caption = own ? own.cloneNode(true) : make("figcaption", "");
  const credit = set.querySelector(":scope > figcaption .alcf-credit");
  if (credit && !caption.querySelector(".alcf-credit")) caption.append(" ", credit.cloneNode(true));
  caption.querySelectorAll(".headerlink").forEach((it) => it.remove());
  caption.querySelectorAll("[id]").forEach((it) => it.removeAttribute("id"));
  return caption;
};

/**
 * Opens the pictures of a set in a dialog as large as the window (WAI-ARIA APG, dialog). Where no
 * script runs, each is a link to its file. Where there is but one, no words for others are given.
 * @param {HTMLElement} set the figure with data-alcf-lightbox, the dialog's name
 */
const lightbox = (set) => {
  const links = [...set.querySelectorAll("a.alcf-zoom")];
  const { alcfLightbox, labelClose, labelPrevious, labelNext, labelCount = "" } = set.dataset;
  const large = [];
  const count = make("div", "alcf-lightbox-count");
  const figure = make("figure", "alcf-figure");
  const dialog = make("dialog", "alcf-lightbox", figure);
  let at = 0;
  let pressed = null;
  let finger = null;

  /** @param {number} place counted on past both ends */
  const wrap = (place) => (place + links.length) % links.length;

  /** @param {number} place of a picture; each is made once */
  const stage = (place) => (large[wrap(place)] ||= enlarged(links[wrap(place)]));

  /** @param {number} place */
  const show = (place) => {
    at = wrap(place);
    count.textContent = labelCount.replace("{number}", at + 1).replace("{total}", links.length);
    const held = figure.contains(document.activeElement);
    figure.replaceChildren(count, stage(at), captionOf(links[at], set));
    if (held) figure.focus(); // a link of the last caption had it: keys are heard in the dialog
    dialog.scrollTop = 0;
    const neighbours = () => {
      if (!dialog.open || at !== wrap(place) || navigator.connection?.saveData) return;
      stage(at + 1);
      stage(at - 1);
    };
    stage(at).querySelector("img").decode().then(neighbours, neighbours);
  };

  /** @param {number} step to the right, 1, or to the left, -1, as the reader sees it */
  const turn = (step) => show(getComputedStyle(dialog).direction === "rtl" ? at - step : at + step);

  const buttons = [
    ["previous", labelPrevious, () => show(at - 1)],
    ["next", labelNext, () => show(at + 1)],
    ["close", labelClose, () => dialog.close()],
  ];
  for (const [kind, label, press] of buttons) {
    if (!label) continue;
    const button = make("button", `alcf-lightbox-${kind}`);
    button.type = "button";
    button.ariaLabel = label;
    button.onclick = press;
    dialog.append(button);
  }
  dialog.ariaLabel = alcfLightbox;
  figure.tabIndex = -1;
  figure.ariaLive = "polite";
  figure.ariaAtomic = "true";

  dialog.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const { key } = event;
    if (key === "ArrowRight") turn(1);
    else if (key === "ArrowLeft") turn(-1);
    else if (key === "Home") show(0);
    else if (key === "End") show(-1);
    else return;
    event.preventDefault();
  });
  // Pressed and let go on the ground; not where a selection of words ends.
  dialog.addEventListener("pointerdown", ({ target }) => {
    pressed = target;
  });
  dialog.addEventListener("click", ({ target }) => {
    const leaves = target.closest('a[href^="#"]');
    if (leaves) at = -1; // the reader goes elsewhere on this page
    if (leaves || (target === pressed && !target.closest("img, figcaption, button"))) dialog.close();
  });
  // A swipe, where the page is not zoomed in; the buttons do the same (WCAG 2.5.7).
  dialog.addEventListener("touchstart", ({ touches: [first, second] }) => {
    finger = second || window.visualViewport?.scale > 1 ? null : first;
  }, { passive: true });
  dialog.addEventListener("touchend", ({ changedTouches: [to] }) => {
    const along = finger ? finger.clientX - to.clientX : 0;
    if (Math.abs(along) > 48 && Math.abs(along) > 2 * Math.abs(finger.clientY - to.clientY)) {
      turn(Math.sign(along));
    }
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    links[at]?.focus();
  });

  links.forEach((link, place) => {
    link.ariaHasPopup = "dialog";
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      document.body.append(dialog);
      show(place);
      dialog.showModal();
      figure.focus();
    });
  });
};
