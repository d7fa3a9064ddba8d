/* A button that copies code: what a reader would type, without prompts, output and line numbers. */
(() => {
  "use strict";

  // The words are the template's, which leaves them out where another extension copies.
  const { copy, copied } = document.getElementById("alcf-main")?.dataset || {};
  if (!copy || !navigator.clipboard) return;

  /** @param {Element} pre */
  const typed = (pre) => {
    const clone = pre.cloneNode(true);
    clone.querySelectorAll(".linenos, .viewcode-back").forEach((it) => it.remove());
    clone.querySelectorAll(".gp").forEach((it) => it.replaceWith("\x01"));
    clone.querySelectorAll(".go, .gt").forEach((it) => it.prepend("\x02"));
    const text = clone.textContent;
    // With prompts, a line is input if it has one or goes on after one that is.
    let input = !text.includes("\x01");
    const lines = text.split("\n").filter((line) => {
      if (line.includes("\x01")) input = true;
      else if (line.includes("\x02") && text.includes("\x01")) input = false;
      return input;
    });
    return lines.join("\n").replace(/[\x01\x02]/g, "").trimEnd();
  };

  const status = document.createElement("p");
  status.className = "alcf-unseen";
  status.setAttribute("role", "status");
  document.body.append(status);

  for (const box of document.querySelectorAll(".highlight")) {
    const pre = box.querySelector("td.code pre, pre");
    if (!pre || box.closest(".no-copybutton, .cell_output")) continue;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "alcf-copy";
    button.title = copy;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(typed(pre));
      } catch {
        return; // the browser bars it, as an embedding page may have asked
      }
      status.textContent = copied;
      button.classList.add("alcf-copied");
      setTimeout(() => {
        status.textContent = "";
        button.classList.remove("alcf-copied");
      }, 2000);
    });
    box.append(button);
  }
})();
