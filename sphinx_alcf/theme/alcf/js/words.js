/* Marks the words that a reader has come for from the search, which leaves them in storage. */
(() => {
  "use strict";

  const LETTER = "[\\p{Ll}\\p{Lu}]";

  /**
   * What finds the words, and what is left of those that they begin: "sail" finds all of "sailing".
   * Very short ones are found whole only. Letters without case do not count as the rest of a word:
   * where they are written, words may follow each other without a blank.
   * @param {string[]} words
   */
  window.alcfWords = (words) => {
    const parts = words.filter(Boolean).map((word) => {
      const part = word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
      return word.length < 3 ? `(?<!${LETTER})${part}(?!${LETTER})` : `${part}[\\p{Ll}\\p{M}]*`;
    });
    parts.sort((one, other) => other.length - one.length);
    return new RegExp(parts.join("|") || "(?!)", "giu");
  };

  const mark = () => {
    let words = [];
    try {
      words = (localStorage.getItem("sphinx_highlight_terms") || "").split(/\s+/).filter(Boolean);
      localStorage.removeItem("sphinx_highlight_terms");
    } catch {
      return;
    }
    const main = document.querySelector("main article");
    if (!words.length || !main || !window.CSS?.highlights) return;

    const marks = new Highlight();
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const { 0: word, index } of walker.currentNode.data.matchAll(window.alcfWords(words))) {
        const range = new Range();
        range.setStart(walker.currentNode, index);
        range.setEnd(walker.currentNode, index + word.length);
        marks.add(range);
      }
    }
    CSS.highlights.set("alcf-search", marks);
  };

  mark();
  addEventListener("hashchange", mark); // a result on the page that is open
})();
