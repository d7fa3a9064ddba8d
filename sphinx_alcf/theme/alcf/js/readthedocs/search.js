/* Where the project has the search of Read the Docs turned on, that one opens in place of the site's. */
(() => {
  "use strict";

  let enabled = false;
  /** @param {CustomEvent["detail"]} event */
  const take = (event) => {
    try {
      enabled = event.data().addons.search.enabled === true;
    } catch {
      enabled = false;
    }
  };
  document.addEventListener("readthedocs-addons-data-ready", ({ detail }) => take(detail));
  if (window.ReadTheDocsEventData) take(window.ReadTheDocsEventData);

  // Asked for by button or key (js/opener.js).
  addEventListener("alcf-search", (event) => {
    if (!enabled) return;
    event.preventDefault();
    document.dispatchEvent(new CustomEvent("readthedocs-search-show"));
  });
})();
