/**
 * A transcript: a line takes its video to its moment and plays, the line that is being spoken is
 * marked, and a link to a moment opens the transcript, with the video there.
 * @param {HTMLVideoElement} video whose aria-details names its transcript
 */
const transcript = (video) => {
  const details = document.getElementById(video.getAttribute("aria-details"));
  const list = details?.querySelector(".alcf-lines");
  if (!list) return;
  /** @type {HTMLElement[]} */
  const lines = [...list.querySelectorAll("[data-alcf-at]")];
  /** @param {HTMLElement} line  @returns {number[]} its start and end in seconds */
  const times = (line) => line.dataset.alcfAt.split(" ").map(Number);

  /** @param {HTMLElement} line whose frame is shown; its first hundredth, not the one before */
  const seek = (line) => {
    video.preload = "auto";
    video.currentTime = times(line)[0] + 0.01;
  };

  /**
   * Opens the transcript at the line that an address names, and shows the video at it.
   * @param {string} hash such as "#talk-1-05"
   * @returns {boolean} whether it is one of this video
   */
  const show = (hash) => {
    const line = lines.find((one) => one.id && `#${one.id}` === hash);
    if (!line) return false;
    details.open = true;
    seek(line);
    line.querySelector("a")?.focus({ preventScroll: true });
    list.scrollTop = line.offsetTop;
    video.scrollIntoView({ block: "nearest" });
    return true;
  };

  list.addEventListener("click", (event) => {
    const line = event.target.closest("[data-alcf-at]");
    if (!line || event.ctrlKey || event.metaKey || event.shiftKey) return;
    // Where words are being marked; a click by the keyboard has no detail.
    if (event.detail && `${getSelection()}`) return;
    event.preventDefault();
    history.replaceState(null, "", `#${line.id}`);
    seek(line);
    video.play()?.catch(() => {});
  });

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest?.("a[href*='#']");
    if (!link || list.contains(link) || link.href.split("#")[0] !== location.href.split("#")[0]) return;
    if (show(link.hash)) {
      event.preventDefault();
      history.pushState(null, "", link.hash);
    }
  });

  let spoken = null;
  video.addEventListener("timeupdate", () => {
    const now = video.currentTime;
    const line = lines.find((one) => times(one)[0] <= now && now < times(one)[1]);
    if (line === spoken) return;
    spoken?.removeAttribute("aria-current");
    line?.setAttribute("aria-current", "true");
    spoken = line;
    // A reader who reads on is left alone, and one who wants no motion.
    if (line && !matchMedia("(prefers-reduced-motion: reduce)").matches && !list.matches(":hover, :focus-within")) {
      list.scrollTop = line.offsetTop - list.clientHeight / 3;
    }
  });

  addEventListener("hashchange", () => show(location.hash));
  if (location.hash) afterLoad(() => show(location.hash), null);
};
