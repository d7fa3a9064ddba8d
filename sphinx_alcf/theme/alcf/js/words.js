/* Marks the words that a reader has come for from the search, which leaves them in storage. */
(() => {
  "use strict";

  const LETTER = "[\\p{Ll}\\p{Lu}]";

  /**
   * What finds words, and what is left of those that they begin: "sail" finds all of "sailing". Stems,
   * and very short words, begin what they find; the latter are all of it. Letters without case do not
   * count as the rest of a word: where they are written, words may follow each other without a blank.
   * @param {string[]} words
   * @param {string[]} stems
   */
  window.alcfWords = (words, stems) => {
    const escape = (word) => word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const part = (word) => {
      if (word.length < 3) return `(?<!${LETTER})${escape(word)}(?!${LETTER})`;
      return `${words.includes(word) ? "" : `(?<!${LETTER})`}${escape(word)}[\\p{Ll}\\p{M}]*`;
    };
    const all = [...words, ...stems].filter(Boolean);
    all.sort((one, other) => other.length - one.length);
    return new RegExp(all.map(part).join("|") || "(?!)", "giu");
  };

  const mark = () => {
    let pattern;
    try {
      const [words, stems] = JSON.parse(localStorage.getItem("alcf-words"));
      localStorage.removeItem("alcf-words");
      pattern = window.alcfWords(words, stems);
    } catch {
      return; // none, or storage is barred
    }
    const main = document.querySelector("main article");
    if (!main || !window.CSS?.highlights) return;

    const marks = new Highlight();
    const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      for (const { 0: word, index } of walker.currentNode.data.matchAll(pattern)) {
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
