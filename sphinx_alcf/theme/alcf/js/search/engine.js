/* Sphinx's search, in a frame of its own. Its scripts claim names such as "_" for the whole page, and
   begin to search and to write by themselves where they find an address with "q". */

/** The site's first folder, as an address. */
const root = new URL(document.documentElement.dataset.content_root || "./", document.baseURI);

const FILES = ["_static/language_data.js", "_static/searchtools.js", "searchindex.js"];

/**
 * Loads the index and what searches it.
 * @returns {Promise<(query: string) => Found>} see frame.js;
 *   rejected where a file is missing
 */
const loadEngine = () =>
  new Promise((done, failed) => {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    frame.title = document.title;
    // Some browsers put an empty document of their own there first: wait for it.
    frame.addEventListener(
      "load",
      () => {
        const { contentDocument, contentWindow } = frame;
        const addresses = FILES.map((file) => new URL(file, root));
        addresses.unshift(new URL(box.dataset.frame, document.baseURI));
        for (const address of addresses) {
          const script = contentDocument.createElement("script");
          script.async = false; // one after the other
          script.onerror = () => {
            frame.remove();
            failed(new Error(`not loaded: ${address}`));
          };
          if (address === addresses.at(-1)) script.onload = () => done(contentWindow.alcfFind);
          script.src = address;
          contentDocument.head.append(script);
        }
      },
      { once: true },
    );
    document.body.append(frame);
  });

/**
 * The address of a hit. Names of documents are encoded, so that none can be read as a scheme.
 * @param {Hit} hit
 * @returns {URL}
 */
const addressOf = ({ doc, anchor }) => {
  const { suffix } = box.dataset;
  let path = doc.split("/").map(encodeURIComponent).join("/");
  if (suffix !== "/") path += suffix;
  else path = `${path}/`.replace(/(^|\/)index\/$/, "$1");
  const address = new URL(path, root);
  address.hash = anchor;
  return address;
};
