/**
 * A video with controls: its poster goes once frames come.
 * @param {HTMLElement} box the .alcf-video-player
 */
const player = (box) => {
  const video = box.querySelector("video");
  const poster = box.querySelector("picture, img");
  if (!video) return;
  clip(video, false);
  video.addEventListener(
    "playing",
    () => {
      if (poster) poster.hidden = true;
    },
    { once: true },
  );
};
