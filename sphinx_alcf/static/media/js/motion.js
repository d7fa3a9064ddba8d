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
