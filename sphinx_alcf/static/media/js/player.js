/**
 * A video with controls: its poster, and how long it plays, go once frames come.
 * @param {HTMLElement} box the .alcf-video-player
 */
const player = (box) => {
  const video = box.querySelector("video");
  if (!video) return;
  clip(video, null);
  video.addEventListener(
    "playing",
    () => {
      for (const still of box.querySelectorAll("picture, img, .alcf-duration")) still.hidden = true;
    },
    { once: true },
  );
};
