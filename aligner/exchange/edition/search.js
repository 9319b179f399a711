// Search: case, Turkish dots and diacritics do not count
const fold = (text) =>
  text.toUpperCase().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/[’‘ʼʻ´`′]/g, "'").replace(/\s/g, " ")
    .replace(/[łøđ]/g, (letter) => ({ ł: "l", ø: "o", đ: "d" })[letter]);
const bar = one(".bar");
const form = one("form", bar);
const field = one("input", bar);
const count = one(".count", bar);
let index = null;
let hits = [];
let hit = -1;

function textNodes(part) {
  const skip = (node) =>
    node.parentElement.closest(".marker, .label") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT, skip);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

const entryOf = (part) => ({ part, folded: fold(textNodes(part).map((node) => node.data).join("")) });

// the offset in a text of every letter of its folded form
function offsets(text) {
  const found = [];
  let at = 0;
  for (const letter of text) {
    for (const _ of fold(letter)) found.push(at);
    at += letter.length;
  }
  found.push(at);
  return found;
}

function rangesOf(entry, query) {
  const nodes = textNodes(entry.part);
  const places = offsets(nodes.map((node) => node.data).join(""));
  const at = (offset, isEnd) => {
    for (const node of nodes) {
      if (offset < node.length || (isEnd && offset === node.length)) return [node, offset];
      offset -= node.length;
    }
    return [nodes.at(-1), nodes.at(-1).length];
  };
  const ranges = [];
  for (let from = entry.folded.indexOf(query); from >= 0; from = entry.folded.indexOf(query, from + query.length)) {
    const range = new Range();
    range.setStart(...at(places[from], false));
    range.setEnd(...at(places[from + query.length], true));
    ranges.push(range);
  }
  return ranges;
}

function search() {
  const query = fold(field.value).trim().replace(/ +/g, " ");
  hits.forEach((entry) => entry.part.classList.remove("found", "current"));
  index ??= all(".s", main).map(entryOf);
  hits = query ? index.filter((entry) => entry.folded.includes(query)) : [];
  hit = -1;
  hits.forEach((entry) => entry.part.classList.add("found"));
  if (CSS.highlights) {
    CSS.highlights.delete("search");
    const ranges = hits.slice(0, 2000).flatMap((entry) => rangesOf(entry, query));
    if (ranges.length) CSS.highlights.set("search", new Highlight(...ranges));
  }
  show(null);
  if (hits.length) go(1);
  else count.textContent = query ? count.dataset.none : "";
  all(".previous, .next", form).forEach((button) => { button.hidden = !hits.length; });
}

function go(by) {
  if (!hits.length) return;
  if (hit >= 0) hits[hit].part.classList.remove("current");
  hit = (hit + by + hits.length) % hits.length;
  const { part } = hits[hit];
  part.classList.add("current");
  if (isHidden(part)) setView("both");
  part.scrollIntoView({ block: "center" });
  show(part.dataset.link);
  count.textContent = count.dataset.found.replace("{n}", hit + 1).replace("{all}", hits.length);
}

let waiting = 0;
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(search, 120);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  go(1);
});
one(".previous", form).addEventListener("click", () => go(-1));
field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.shiftKey) {
    event.preventDefault();
    go(-1);
  } else if (event.key === "Escape") {
    field.value = "";
    search();
  }
});
