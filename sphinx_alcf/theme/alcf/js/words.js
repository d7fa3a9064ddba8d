/* Marks the words that a reader has come for from the search page, which leaves them in storage. */
(() => {
  "use strict";

  if (!window.CSS?.highlights || document.getElementById("search-results")) return;
  let words = [];
  try {
    words = (localStorage.getItem("sphinx_highlight_terms") || "").toLowerCase().split(/\s+/);
    localStorage.removeItem("sphinx_highlight_terms");
  } catch {
    return;
  }
  words = words.filter(Boolean);
  const main = document.querySelector("main article");
  if (!words.length || !main) return;

  const marks = new Highlight();
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const text = walker.currentNode.data.toLowerCase();
    for (const word of words) {
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
        const range = new Range();
        range.setStart(walker.currentNode, at);
        range.setEnd(walker.currentNode, at + word.length);
        marks.add(range);
      }
    }
  }
  CSS.highlights.set("alcf-search", marks);
})();
