/**
 * Keeps a video between data-alcf-start and data-alcf-end (seconds).
 * @param {HTMLVideoElement} video
 * @param {boolean} loops starts again at the end; else stops there, once each time it is passed
 */
const clip = (video, loops) => {
  const start = Number(video.dataset.alcfStart) || 0;
  const end = Number(video.dataset.alcfEnd) || Infinity;
  const rewind = () => {
    video.currentTime = start;
  };
  let last = start;
  if (start && video.readyState) rewind();
  else if (start) video.addEventListener("loadedmetadata", rewind, { once: true });
  video.addEventListener("timeupdate", () => {
    const now = video.currentTime;
    if (loops && (now >= end || now < start - 0.5)) rewind();
    else if (!loops && last < end && now >= end) video.pause();
    last = now;
  });
};
