/* The list of results: links in a list, so that they are read, opened in tabs and walked as such. */

const BATCH = 20;

/**
 * @param {string} tag
 * @param {string} [cls]
 * @param {string} [text]
 */
const make = (tag, cls = "", text = "") => {
  const element = document.createElement(tag);
  if (cls) element.className = cls;
  element.textContent = text;
  return element;
};

/**
 * Fills an element with a text, its words in <mark>.
 * @param {Element} element
 * @param {string} text
 * @param {RegExp} pattern
 */
const mark = (element, text, pattern) => {
  let end = 0;
  for (const { 0: word, index } of text.matchAll(pattern)) {
    element.append(text.slice(end, index), make("mark", "", word));
    end = index + word.length;
  }
  element.append(text.slice(end));
};

/** Fetches excerpts of the results that are seen. @type {Map<Element, () => void>} */
const unseen = new Map();
const watch = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    watch.unobserve(target);
    unseen.get(target)?.();
    unseen.delete(target);
  }
});

/**
 * @param {Hit} hit
 * @param {Found} found
 * @param {number} number from 0
 * @returns {HTMLLIElement}
 */
const row = (hit, { words, stems }, number) => {
  const pattern = window.alcfWords(words, stems);
  const item = make("li");
  const link = make("a", "alcf-result-title");
  link.href = addressOf(hit).href;
  mark(link, hit.title, pattern);
  // Kept for the page that opens (js/words.js), in a new tab too.
  const keep = () => {
    try {
      localStorage.setItem("alcf-words", JSON.stringify([words, stems]));
    } catch {
      // Storage is barred: the page opens without marks.
    }
  };
  link.addEventListener("click", keep);
  link.addEventListener("auxclick", keep);

  const about = make("p", "alcf-result-about");
  const where = make("span", "alcf-result-where");
  where.id = `alcf-result-${number}`;
  link.setAttribute("aria-describedby", where.id);
  const above = [hit.label, hit.title === hit.page ? "" : hit.page].filter(Boolean);
  where.textContent = above.join(" · ");
  about.append(where);
  item.append(link, about);

  if (box.dataset.excerpts === undefined || location.protocol === "file:") return item;
  about.classList.add("alcf-result-excerpt");
  unseen.set(item, async () => {
    try {
      const found = await excerptOf(hit, pattern);
      if (!hit.anchor) {
        where.textContent = found.above.join(" / ");
        if (found.anchor) link.hash = found.anchor;
      }
      if (!found.text) return;
      const excerpt = make("span");
      mark(excerpt, found.text, pattern);
      about.append(" ", excerpt);
    } catch {
      // The page is gone or the network is down: the result stands without an excerpt.
      about.classList.remove("alcf-result-excerpt");
    }
  });
  watch.observe(item);
  return item;
};

const more = make("button", "alcf-search-more", box.dataset.more);
more.type = "button";
more.hidden = true;
list.after(more);

/**
 * Shows results in the place of others.
 * @param {Found} found
 */
const showResults = (found) => {
  const { hits } = found;
  watch.disconnect();
  unseen.clear();
  list.replaceChildren();
  /** @returns {Element | undefined} the first of the new ones */
  const add = () => {
    const start = list.children.length;
    const next = hits.slice(start, start + BATCH);
    list.append(...next.map((hit, number) => row(hit, found, start + number)));
    more.hidden = list.children.length >= hits.length;
    return list.children[start];
  };
  more.onclick = () => add().querySelector("a").focus();
  add();
  list.ariaBusy = "false";
};
