/* Runs in the search's frame (engine.js), before the scripts and the index of Sphinx. */
(() => {
  "use strict";

  const BETWEEN = "\u0000"; // where Sphinx writes ", in " between an object's kind and its page

  // What searchtools.js takes from other scripts of Sphinx. It does not begin by itself.
  window._ready = () => {};
  window._ = (text) => (text === ", in " ? BETWEEN : text);
  window.SPHINX_HIGHLIGHT_ENABLED = false;
  // For Chinese, Sphinx 9.0 and 9.1 write this name where they mean the other.
  window.ChineseStemmer = function () {
    return new EnglishStemmer();
  };

  const WITHOUT_BLANKS = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\u30fc";
  const RUNS = new RegExp(`[${WITHOUT_BLANKS}]+|[^${WITHOUT_BLANKS}]+`, "gu");
  const LONGEST = 16;

  /**
   * Cuts a run of Chinese or Japanese into the words of the index: always the longest that fits.
   * Sphinx cuts pages in Python, and has nothing that cuts a query.
   * @param {string} run
   * @returns {string[]} without single characters, which are not in the index
   */
  const cut = (run) => {
    const { terms, titleterms } = Search._index;
    const known = (word) => Object.hasOwn(terms, word) || Object.hasOwn(titleterms, word);
    const words = [];
    let rest = "";
    const keep = () => {
      if (rest.length > 1) words.push(rest);
      rest = "";
    };
    for (let at = 0; at < run.length; ) {
      let length = Math.min(run.length - at, LONGEST);
      while (length > 1 && !known(run.slice(at, at + length))) length -= 1;
      if (length > 1) {
        keep();
        words.push(run.slice(at, at + length));
      } else rest += run[at];
      at += length;
    }
    keep();
    return words;
  };

  let prepared = false;
  /** Lets Sphinx take the words of a query as the index has them. */
  const prepare = () => {
    if (prepared) return;
    prepared = true;
    const split = window.splitQuery;
    const start = new RegExp(`^[${WITHOUT_BLANKS}]{2}`, "u");
    window.splitQuery = (query) =>
      split(query).flatMap((word) =>
        word.match(RUNS).flatMap((run) => (start.test(run) ? cut(run) : [run])),
      );
  };

  /**
   * The text of HTML. Nothing in it is loaded or run.
   * @param {string} html
   */
  const textOf = (html) =>
    /[&<]/.test(html)
      ? new DOMParser().parseFromString(html, "text/html").body.textContent
      : html;

  /**
   * The title of a page. Sphinx 8.2, which does not escape them, has them in its index as HTML.
   * @param {string} title
   */
  const titleOf = (title) => (typeof _escapeHTML === "function" ? title : textOf(title));

  /**
   * The entries of the index that Sphinx finds by the rule of its _performSearch, which tells only
   * their pages.
   * @param {string} query
   * @returns {Map<string, string>} "number of the page#anchor" to entry
   */
  const entries = (query) => {
    const found = new Map();
    for (const [entry, places] of Object.entries(Search._index.indexentries)) {
      if (!entry.includes(query) || query.length < entry.length / 2) continue;
      for (const [page, anchor] of places) found.set(`${page}#${anchor}`, entry);
    }
    return found;
  };

  /**
   * Whether a page has all words as such, not within others only: Sphinx finds "picture" for "Turing",
   * whose stem is "ture", and takes a title with it to be the better result.
   * @param {number} page
   * @param {Set<string>} stems
   */
  const whole = (page, stems) => {
    const { terms, titleterms } = Search._index;
    const has = (index, stem) => Object.hasOwn(index, stem) && [index[stem]].flat().includes(page);
    return [...stems].every((stem) => has(terms, stem) || has(titleterms, stem));
  };

  /**
   * @typedef {object} Hit a place that was found
   * @property {string} doc name of the document
   * @property {string} anchor "" or an id after "#"
   * @property {"title" | "object" | "index" | "text"} kind why it was found
   * @property {string} title of the page, the section, the object or the entry
   * @property {string} page title of the page
   * @property {string} label what an object is, such as "Python function"
   *
   * @typedef {object} Found
   * @property {Hit[]} hits the best first
   * @property {string[]} words of the query
   * @property {string[]} stems of the words
   */

  /**
   * @param {string} query not empty
   * @returns {Found}
   */
  window.alcfFind = (query) => {
    prepare();
    const parsed = Search._parseQuery(query);
    const [, stems, , typed, all] = parsed;
    const { docnames, titles } = Search._index;
    const numbers = new Map(docnames.map((name, number) => [name, number]));
    const named = entries(query.toLowerCase().trim());
    const hits = new Map();
    for (const [doc, name, anchor, about, , , kind] of Search._performSearch(...parsed).reverse()) {
      const number = numbers.get(doc);
      const page = titleOf(titles[number]);
      const above = `${titles[number]} > `;
      const hit = { doc, anchor, kind, title: page, page, label: "" };
      // Names of objects are HTML in the index of every version.
      if (kind === "object") {
        Object.assign(hit, { title: textOf(name), label: about.split(BETWEEN)[0] });
      }
      if (kind === "index") hit.title = named.get(number + (anchor || "#")) || page;
      else if (anchor && name.startsWith(above)) hit.title = name.slice(above.length);
      const place = `${doc}#${anchor}`;
      const first = hits.get(place);
      // Two ways to one place are one hit, and an entry of the index says the least of it.
      if (!first) hits.set(place, hit);
      else if (first.kind === "index") Object.assign(first, hit);
    }
    // A page that is found by the title of a section is there already.
    const titled = new Set();
    for (const { doc, anchor, kind } of hits.values()) if (kind === "title" && anchor) titled.add(doc);
    const last = ({ doc, kind }) => kind === "text" && !whole(numbers.get(doc), stems);
    return {
      hits: [...hits.values()]
        .filter(({ doc, kind }) => kind !== "text" || !titled.has(doc))
        .sort((one, other) => last(one) - last(other)),
      words: [...(typed.size ? typed : all)],
      stems: [...stems],
    };
  };
})();
