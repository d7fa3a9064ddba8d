/* A few words of a result's page. Nothing of the page is ever inserted but text. */

const EXCERPT = 240;
const BEFORE = 60;
const KEPT = 60;
const ASIDE =
  "section, h1, h2, h3, h4, h5, h6, nav, details.alcf-toc, script, style, template, noscript, .headerlink, .linenos, [hidden]";
const CODE = ", pre";
const BLOCKS = "p, li, dt, dd, td, th, div, pre, figcaption, br";

/** @type {Map<string, Promise<Document>>} pages as they came, by address */
const pages = new Map();

/**
 * @param {URL} address
 * @returns {Promise<Document>} the page, without its scripts having run
 */
const pageAt = (address) => {
  const key = address.href.split("#")[0];
  if (!pages.has(key)) {
    const page = fetch(key).then(async (answer) => {
      if (!answer.ok) throw new Error(answer.statusText);
      return new DOMParser().parseFromString(await answer.text(), "text/html");
    });
    if (pages.size >= KEPT) pages.delete(pages.keys().next().value);
    pages.set(key, page);
    page.catch(() => pages.delete(key));
  }
  return pages.get(key);
};

/**
 * The text that belongs to an element itself, not to its sections.
 * @param {Element} element
 * @param {string} [aside] what else is left out
 */
const ownText = (element, aside = "") => {
  const copy = element.cloneNode(true);
  copy.querySelectorAll(ASIDE + aside).forEach((it) => it.remove());
  copy.querySelectorAll(BLOCKS).forEach((it) => it.append(" "));
  return copy.textContent.replace(/\s+/g, " ").trim();
};

/** The heading of a section, without its link. @param {Element} section */
const headingOf = (section) => {
  const heading = section.querySelector("h1, h2, h3, h4, h5, h6")?.cloneNode(true);
  heading?.querySelectorAll(".headerlink").forEach((it) => it.remove());
  return heading?.textContent.trim() || "";
};

/**
 * The part of a page that a hit means: its own place, else the section with the most of the words,
 * in its heading, in prose and in code, in this order.
 * @param {Element} main
 * @param {Hit} hit
 * @param {RegExp} pattern
 * @returns {[Element, boolean]} and whether it is a section to which the hit should lead
 */
const partOf = (main, hit, pattern) => {
  if (hit.anchor) {
    const place = main.ownerDocument.getElementById(hit.anchor.slice(1));
    const meaning = place?.matches("dt") && place.nextElementSibling;
    return [meaning || place?.closest("section, dd, li") || main, false];
  }
  const count = (text) =>
    new Set([...text.matchAll(pattern)].map(([word]) => word.toLowerCase())).size;
  const parts = [...main.querySelectorAll("section[id]")].map((part, number) => {
    const prose = ownText(part, CODE);
    const heading = number ? headingOf(part) : "";
    const words =
      count(`${heading} ${prose}`) + count(heading) / 10 + count(ownText(part)) / 1000;
    return { part, prose, words };
  });
  if (!parts.length) return [main, false];
  const best = parts.reduce((one, other) => (other.words > one.words ? other : one));
  // None has more of them than the title of the page: its beginning.
  const title = count(hit.title);
  if (best.words && (!title || Math.trunc(best.words) > title)) {
    return [best.part, best !== parts[0]];
  }
  return [(parts.find(({ prose }) => prose) || best).part, false];
};

/**
 * @typedef {object} Excerpt
 * @property {string} text
 * @property {string[]} above the titles above it, from the site's section to its own
 * @property {string} anchor the id of its section, where the hit had none
 *
 * @param {Hit} hit
 * @param {RegExp} pattern of the words
 * @returns {Promise<Excerpt>} rejected where the page cannot be had
 */
const excerptOf = async (hit, pattern) => {
  const page = await pageAt(addressOf(hit));
  const main = page.querySelector("[role=main]");
  if (!main) throw new Error("a page without [role=main]");
  const [part, deeper] = partOf(main, hit, pattern);
  const prose = ownText(part, CODE);
  const text = prose && (!deeper || prose.search(pattern) >= 0) ? prose : ownText(part);
  const above = [...page.querySelectorAll(".alcf-crumbs li")].map((it) => it.textContent.trim());
  if (deeper) above.push(headingOf(part));
  const at = text.search(pattern);
  const from = at > BEFORE ? text.lastIndexOf(" ", at - BEFORE / 2) + 1 || at : 0;
  const to = from + EXCERPT < text.length ? text.lastIndexOf(" ", from + EXCERPT) : text.length;
  const cut = text.slice(from, to > from ? to : from + EXCERPT);
  return {
    text: `${from ? "… " : ""}${cut}${from + cut.length < text.length ? " …" : ""}`,
    above,
    anchor: deeper ? part.id : "",
  };
};
