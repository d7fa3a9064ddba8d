/**
 * Makes a link to a video a button that loads its frame here; nobody is contacted before.
 * @param {HTMLElement} box the element with data-alcf-embed
 */
const facade = (box) => {
  const link = box.querySelector("a.alcf-facade");
  const { player: source, title, allow, referrer, sandbox } = box.dataset;
  if (!link || !source || !/^https?:\/\//i.test(source)) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.append(...link.childNodes);
  box.dataset.alcfAddress = link.href;
  button.addEventListener("click", () => {
    const frame = document.createElement("iframe");
    frame.title = title || button.textContent.trim();
    frame.allow = allow || "";
    frame.referrerPolicy = referrer || "";
    if (sandbox !== undefined) frame.setAttribute("sandbox", sandbox);
    frame.allowFullscreen = true;
    frame.src = source;
    box.querySelector("picture, img")?.remove();
    button.replaceWith(frame);
    frame.focus();
  });
  link.replaceWith(button);
};
