/**
 * Keeps a video between data-alcf-start and data-alcf-end (seconds).
 * @param {HTMLVideoElement} video
 * @param {(() => boolean) | null} loops whether it starts again at the end; without it, it stops
 *   there, once each time the end is passed
 */
const clip = (video, loops) => {
  const start = Number(video.dataset.alcfStart) || 0;
  const end = Number(video.dataset.alcfEnd) || Infinity;
  const rewind = () => {
    video.currentTime = start;
  };
  let last = start;
  const begin = () => {
    // A reader may have asked for another moment.
    if (video.currentTime < start) rewind();
  };
  if (video.readyState) begin();
  else video.addEventListener("loadedmetadata", begin, { once: true });
  video.addEventListener("timeupdate", () => {
    const now = video.currentTime;
    if (loops && (now >= end || now < start - 0.5)) {
      rewind();
      // A browser stops by itself, once, where the address ends in "#t=1,2".
      if (video.paused && loops()) video.play()?.catch(() => {});
    } else if (!loops && last < end && now >= end) video.pause();
    last = now;
  });
};
