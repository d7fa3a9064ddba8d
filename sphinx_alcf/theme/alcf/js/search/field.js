/* The field: searches as the reader types, says what was found, moves with the keys. */

const DELAY = 120;
const LONGEST_QUERY = 200;
const whole = box.matches(".alcf-search-whole");

const NOTHING = { hits: [], words: [], stems: [] };

/** What the newest answer is for, and when it stands. */
let asked = null;
let answered = Promise.resolve();
let timer = 0;

let engine = null;
/** The engine, loaded once; again where that has failed. */
const load = () => {
  engine ||= loadEngine().catch((error) => {
    engine = null;
    throw error;
  });
  return engine;
};

/**
 * Says something in the status; "{query}" in it is the reader's, kept from turning the text around.
 * @param {string} text
 * @param {string} [query]
 */
const say = (text, query = "") => {
  const [before, after] = text.split("{query}");
  status.replaceChildren(before);
  if (after === undefined) return;
  status.append(make("bdi", "", query), after);
};

/** Keeps the query in the address of the search page. @param {string} query */
const remember = (query) => {
  const address = new URL(location.href);
  if (query) address.searchParams.set("q", query);
  else address.searchParams.delete("q");
  try {
    history.replaceState(history.state, "", address);
  } catch {
    // Browsers bar many changes in a short time: the next one will do.
  }
};

/** Finds and shows, unless the reader has typed on meanwhile. @param {string} query */
const answer = async (query) => {
  if (whole) remember(query);
  if (!query) {
    showResults(NOTHING);
    say(matchMedia("(any-hover: hover)").matches ? box.dataset.hint : "");
    return;
  }
  const { one, many, none, wait, failed } = box.dataset;
  const slow = setTimeout(() => query === asked && say(wait), 300);
  let found;
  try {
    found = (await load())(query);
  } catch (error) {
    asked = null;
    showResults(NOTHING);
    say(failed);
    console.warn(error);
    return;
  } finally {
    clearTimeout(slow);
  }
  if (query !== asked) return;
  const { length } = found.hits;
  showResults(found);
  if (!length) say(`${none} ${box.dataset.try}`, query);
  else say(length === 1 ? one : many.replace("{n}", length));
};

/** Searches for what stands in the field, once. @returns {Promise<void>} when the answer stands */
const search = () => {
  clearTimeout(timer);
  const query = field.value.trim().slice(0, LONGEST_QUERY);
  if (query !== asked) {
    asked = query;
    answered = answer(query);
  } else answered.then(() => (list.ariaBusy = "false"));
  return answered;
};

const links = () => [...list.querySelectorAll("a")];

/** Goes on in the field, behind what stands there. */
const write = () => {
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
};

/** @param {KeyboardEvent} event */
const move = (event) => {
  const { key, target } = event;
  if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
  const all = links();
  const here = all.indexOf(target);
  const places = { ArrowDown: here + 1, ArrowUp: here - 1, Home: 0, End: all.length - 1 };
  if (target !== field && here < 0) return;
  if (Object.hasOwn(places, key) && !(here < 0 && key !== "ArrowDown")) {
    event.preventDefault();
    if (places[key] < 0) write();
    else all[places[key]]?.focus();
  } else if (here >= 0 && (key === "Backspace" || (key.length === 1 && key !== " "))) {
    write();
  }
};

field.addEventListener("input", () => {
  list.ariaBusy = "true";
  clearTimeout(timer);
  timer = setTimeout(search, DELAY);
});
box.addEventListener("keydown", move);
field.form.addEventListener("submit", async (event) => {
  event.preventDefault();
  await search();
  links()[0]?.focus();
});
list.addEventListener("click", (event) => {
  // A place on the page that is open behind the dialog.
  const link = event.target.closest("a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (link.href.split("#")[0] === location.href.split("#")[0]) box.close?.();
});

if (whole && !field.value) field.value = new URLSearchParams(location.search).get("q") || "";
search();
if (whole && !field.value) field.focus();
