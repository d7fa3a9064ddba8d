/* Menus of versions, languages and downloads in the bar, from what the addons of Read the Docs say.
   Words of the data become text, never HTML. */
(() => {
  "use strict";

  /** @typedef {any} Place A version, or a project that is a translation; nothing in it is sure. */

  const KINDS = new Map([
    ["pdf", ["PDF", "application/pdf"]],
    ["epub", ["EPUB", "application/epub+zip"]],
    ["htmlzip", ["HTML (ZIP)", "application/zip"]],
  ]);

  /**
   * @param {unknown} address
   * @param {string} [base]
   * @returns {string} The whole address if a page may lead there, else nothing.
   */
  const allowed = (address, base = location.href) => {
    if (typeof address !== "string") return "";
    try {
      const url = new URL(address, base);
      return /^https?:$/.test(url.protocol) ? url.href : "";
    } catch {
      return "";
    }
  };

  /** @param {string} name @returns {string} What Read the Docs has written into the head. */
  const said = (name) => document.querySelector(`meta[name="readthedocs-${name}"]`)?.content || "";

  /**
   * @param {Place} place A version or a translation.
   * @param {string} file This page, from the root of its version.
   * @returns {string} The same page there; its front page where this one is none (404).
   */
  const there = (place, file) => {
    const root = allowed(place?.urls?.documentation);
    if (!root) return "";
    const home = root.endsWith("/") ? root : `${root}/`;
    const page = file.replace(/^\/+/, "").replace(/(^|\/)index\.html$/, "$1");
    const url = said("http-status") === "404" ? home : allowed(page, home);
    return url.startsWith(home) ? url : home;
  };

  /**
   * Puts a link into a list, unless it would lead nowhere.
   * @param {Element} list
   * @param {unknown} text
   * @param {string} address
   * @param {Record<string, string>} [attributes]
   */
  const add = (list, text, address, attributes = {}) => {
    if (typeof text !== "string" || !text || !address) return;
    const link = document.createElement("a");
    link.textContent = text;
    link.href = address;
    for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
    const item = document.createElement("li");
    item.append(link);
    list.append(item);
  };

  /** @param {string} code @returns {string} The name of a language in that language. */
  const named = (code) => {
    try {
      const [first, ...rest] = new Intl.DisplayNames([code], { type: "language" }).of(code);
      return first.toLocaleUpperCase(code) + rest.join("");
    } catch {
      return code;
    }
  };

  /**
   * Shows the button of a menu, or hides it where there is nothing to choose.
   * @param {HTMLElement} sheet
   * @param {string} text What the button shows.
   * @param {boolean} isValue Whether that is a value, to be read after what it is the value of.
   * @param {number} least How many links are a choice.
   */
  const show = (sheet, text, isValue, least) => {
    const button = document.querySelector(`[popovertarget="${sheet.id}"]`);
    button.querySelector("span").textContent = text;
    const label = isValue ? button.dataset.label.replace("{name}", () => text) : text;
    button.setAttribute("aria-label", label);
    button.hidden = sheet.querySelectorAll("a").length < least;
  };

  const versions = document.getElementById("alcf-versions");
  const languages = document.getElementById("alcf-languages");
  if (!versions || !HTMLElement.prototype.hasOwnProperty("popover")) return;

  /** @param {any} data @param {string} file */
  const fillVersions = (data, file) => {
    const { current, active } = data.versions;
    const list = versions.querySelector("nav > ul");
    list.replaceChildren();
    const single = String(data.projects.current.versioning_scheme).startsWith("single");
    /** @type {Place[]} */
    const all = single ? [] : [...active];
    // A hidden version, or that of a pull request, is not among the active ones.
    if (!all.some(({ slug }) => slug === current.slug)) all.unshift(current);
    for (const place of all) {
      const marks = place.slug === current.slug ? { "aria-current": "true" } : {};
      add(list, place.slug, there(place, file), marks);
    }
    const choice = list.children.length > 1;
    if (!choice) list.replaceChildren();

    const section = versions.querySelector(".alcf-downloads");
    const [title, loads] = section.children;
    loads.replaceChildren();
    for (const [kind, address] of Object.entries(current.downloads || {})) {
      const [name, type] = KINDS.get(kind) || [kind, "application/octet-stream"];
      add(loads, name, allowed(address), { type });
    }
    section.hidden = !loads.children.length;
    show(versions, choice ? String(current.slug) : title.textContent, choice, 1);
  };

  /** @param {any} data @param {string} file */
  const fillLanguages = (data, file) => {
    const own = data.projects.current;
    const list = languages.querySelector("ul");
    list.replaceChildren();
    /** @param {Place} place @returns {string} Its language as HTML names languages (BCP 47). */
    const tag = (place) => String(place.language.code).replace(/_/g, "-");
    const all = [own, ...data.projects.translations].map((place) => ({
      name: named(tag(place)),
      lang: tag(place),
      address: there(place === own ? data.versions.current : place, file),
    }));
    all.sort((one, other) => one.name.localeCompare(other.name));
    for (const { name, lang, address } of all) {
      const marks = { lang, hreflang: lang };
      if (lang === tag(own)) marks["aria-current"] = "true";
      add(list, name, address, marks);
    }
    show(languages, tag(own).split("-")[0].toUpperCase(), true, 2);
  };

  /** @param {any} ready The event's detail: docs.readthedocs.com, "Event data reference". */
  const take = (ready) => {
    for (const fill of [fillVersions, fillLanguages]) {
      try {
        const data = ready.data();
        fill(data, String(data.readthedocs?.resolver?.filename || said("resolver-filename")));
      } catch (error) {
        console.warn(error); // what they give has changed; their own menu is still there
      }
    }
  };

  document.addEventListener("readthedocs-addons-data-ready", (event) => take(event.detail));
  if (window.ReadTheDocsEventData) take(window.ReadTheDocsEventData);
})();
