/**
 * Calls back once the page's own load is over and its pictures have been painted.
 * @param {() => void} callback
 * @param {HTMLImageElement | null} poster that is decoded by then: a large one may take a while
 */
const afterLoad = (callback, poster) => {
  const frame = (then) => requestAnimationFrame(() => setTimeout(then));
  // What is painted in one frame is on the screen in the next but one.
  const painted = () => frame(() => frame(() => frame(callback)));
  const next = () => (poster?.decode?.() ?? Promise.resolve()).then(painted, painted);
  if (document.readyState === "complete") next();
  else addEventListener("load", next, { once: true });
};
