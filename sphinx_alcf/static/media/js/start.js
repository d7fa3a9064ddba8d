const start = () => {
  document.querySelectorAll(".alcf-video-ambient").forEach(ambient);
  document.querySelectorAll(".alcf-video-player").forEach(player);
  document.querySelectorAll("[data-alcf-embed]").forEach(facade);
};

if (document.readyState === "loading") addEventListener("DOMContentLoaded", start);
else start();
