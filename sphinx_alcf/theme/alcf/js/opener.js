/* Opens the search: by its button, by "/" and by Ctrl+K or Cmd+K. What finds and shows (js/search/)
   is loaded on first use. Who has another search to open cancels the event "alcf-search". */
(() => {
  "use strict";

  const box = document.getElementById("alcf-search");
  if (!box) return;
  const field = box.querySelector("input");

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
    const event = new CustomEvent("alcf-search", { bubbles: true, cancelable: true });
    if (!box.dispatchEvent(event)) return;
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
      if (box.contains(button)) {
        box.close();
        return;
      }
      event.preventDefault();
      open();
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
