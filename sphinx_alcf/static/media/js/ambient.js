/**
 * A muted loop: starts by itself where that is welcome, rests out of view, obeys its button
 * (WCAG 2.2.2). The button's label says what pressing it will do.
 * @param {HTMLElement} box the .alcf-video-ambient
 */
const ambient = (box) => {
  const video = box.querySelector("video");
  const button = box.querySelector("button.alcf-pause");
  if (!video || !button) return;
  let wanted = !still() && remembered() !== "paused";
  let loaded = false;
  let seen = !window.IntersectionObserver;

  const show = () => {
    const { labelPause, labelPlay } = button.dataset;
    button.dataset.state = wanted ? "playing" : "paused";
    button.setAttribute("aria-label", (wanted ? labelPause : labelPlay) || "");
  };

  /** @param {DOMException} error why play() was refused */
  const refused = (error) => {
    if (error.name === "NotAllowedError") {
      wanted = false;
      show();
    } else if (error.name === "NotSupportedError") {
      button.hidden = true;
    }
  };

  const apply = () => {
    show();
    if (wanted && loaded && seen) {
      video.preload = "auto";
      video.play()?.catch(refused);
    } else if (!video.paused) {
      video.pause();
    }
  };

  video.controls = false;
  video.muted = true;
  video.addEventListener("playing", () => box.classList.add("alcf-is-playing"), { once: true });
  clip(video, () => wanted && seen);
  button.addEventListener("click", () => {
    wanted = !wanted;
    loaded = seen = true;
    remember(wanted ? "playing" : "paused");
    apply();
  });
  button.hidden = false;
  if (!seen) {
    new IntersectionObserver((entries) => {
      seen = entries[entries.length - 1].isIntersecting;
      apply();
    }).observe(box);
  }
  calm?.addEventListener?.("change", () => {
    wanted = wanted && !still();
    apply();
  });
  afterLoad(() => {
    loaded = true;
    apply();
  }, box.querySelector("img"));
  show();
};
