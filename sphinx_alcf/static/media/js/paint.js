/**
 * Calls back once the page's own load is over and its poster has been painted.
 * @param {() => void} callback
 * @param {HTMLImageElement | null} poster that is decoded by then: a large one may take a while
 */
const afterLoad = (callback, poster) => {
  const kind = "largest-contentful-paint";
  const frame = (then) => requestAnimationFrame(() => setTimeout(then));
  // What is painted in one frame is on the screen in the next but one.
  const frames = () => frame(() => frame(() => frame(callback)));

  /** Waits for the browser to say so; a poster that is no such paint is given half a second. */
  const painted = () => {
    if (!poster || !window.PerformanceObserver?.supportedEntryTypes?.includes(kind)) {
      frames();
      return;
    }
    let late = 0;
    const observer = new PerformanceObserver((list) => {
      if (list.getEntries().some(({ url }) => url === poster.currentSrc)) done();
    });
    const done = () => {
      clearTimeout(late);
      observer.disconnect();
      frames();
    };
    late = setTimeout(done, 500);
    observer.observe({ type: kind, buffered: true });
  };
  const next = () => (poster?.decode?.() ?? Promise.resolve()).then(painted, painted);
  if (document.readyState === "complete") next();
  else addEventListener("load", next, { once: true });
};
