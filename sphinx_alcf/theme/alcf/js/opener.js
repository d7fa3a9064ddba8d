/* Opens the search: by its button, by "/" and by Ctrl+K or Cmd+K. What finds and shows (js/search/)
   is loaded on first use. Where Read the Docs has a search of its own, that one opens instead. */
(() => {
  "use strict";

  const box = document.getElementById("alcf-search");
  if (!box) return;
  const field = box.querySelector("input");

  let hosted = false;
  /** @param {CustomEvent["detail"]} event what Read the Docs says of its addons */
  const hear = (event) => {
    try {
      hosted = event.data().addons.search.enabled;
    } catch {
      hosted = false;
    }
  };
  hear(window.ReadTheDocsEventData);
  document.addEventListener("readthedocs-addons-data-ready", ({ detail }) => hear(detail));

  const load = () => {
    const { style, script, failed } = box.dataset;
    if (!script || box.matches("div")) return;
    delete box.dataset.script;
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: style });
    const code = Object.assign(document.createElement("script"), { src: script });
    code.onerror = () => {
      box.querySelector("[role=status]").textContent = failed;
      box.dataset.script = script;
    };
    document.head.append(sheet, code);
  };

  const open = () => {
    if (hosted) {
      document.dispatchEvent(new CustomEvent("readthedocs-search-show"));
      return;
    }
    if (box.showModal && !box.open) {
      if (box.matches(":popover-open")) box.hidePopover(); // opened before this script ran
      box.showModal();
    }
    load();
    field.focus();
    field.select();
  };

  // In place of the popover that opens without scripts.
  for (const button of document.querySelectorAll("[popovertarget='alcf-search']")) {
    button.addEventListener("click", (event) => {
      event.preventDefault();
      if (box.contains(button)) box.close();
      else open();
    });
  }

  // Browsers empty a search field first.
  box.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing || !box.open) return;
    event.preventDefault();
    box.close();
  });

  // Sphinx's doctools.js, where another extension's script has brought it, leaves the key to us.
  if (typeof DOCUMENTATION_OPTIONS === "object") {
    DOCUMENTATION_OPTIONS.ENABLE_SEARCH_SHORTCUTS = false;
  }

  addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, altKey, target } = event;
    const wanted = ctrlKey || metaKey ? key.toLowerCase() === "k" : key === box.dataset.key;
    if (!wanted || altKey || event.defaultPrevented) return;
    if (target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    open();
  });
})();
