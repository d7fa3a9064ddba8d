/**
 * Moves what media.css draws: ambient video with its pause button, posters of players, facades
 * of embeds. A classic script, so that it runs from file:// too; load it with `defer`. All that
 * it says to the reader comes from the page (data-label-*, data-title), in the page's language.
 */
(() => {
  "use strict";

  /** Where the reader's last choice is kept: "paused" or "playing". */
  const KEY = "alcf-motion";

  /** @returns {string | null} the kept choice; null where there is none or storage is barred */
  const remembered = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };

  /** @param {"paused" | "playing"} choice kept where storage is allowed */
  const remember = (choice) => {
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // Private windows and sandboxed pages: the choice holds for this page alone.
    }
  };

  /** The reader's wish for less motion (WCAG 2.3.3), or null. */
  const calm = window.matchMedia ? matchMedia("(prefers-reduced-motion: reduce)") : null;

  /** @returns {boolean} whether video must not start by itself */
  const still = () => Boolean((calm && calm.matches) || navigator.connection?.saveData);

  /** @param {() => void} callback called a frame after the page's own load is over */
  const afterLoad = (callback) => {
    const next = () => requestAnimationFrame(() => setTimeout(callback));
    if (document.readyState === "complete") next();
    else addEventListener("load", next, { once: true });
  };

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
    clip(video, true);
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
    });
    show();
  };

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

  /**
   * Makes a link to a video a button that loads its frame here; nobody is contacted before.
   * @param {HTMLElement} box the element with data-alcf-embed
   */
  const facade = (box) => {
    const link = box.querySelector("a.alcf-facade");
    const { player: source, title, allow, referrer } = box.dataset;
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
      frame.allowFullscreen = true;
      frame.src = source;
      box.querySelector("picture, img")?.remove();
      button.replaceWith(frame);
      frame.focus();
    });
    link.replaceWith(button);
  };

  const start = () => {
    document.querySelectorAll(".alcf-video-ambient").forEach(ambient);
    document.querySelectorAll(".alcf-video-player").forEach(player);
    document.querySelectorAll("[data-alcf-embed]").forEach(facade);
  };

  if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
  else start();
})();
