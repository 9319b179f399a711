// Filtering the findings, and keeping, saving and printing the answers.
"use strict";

const root = document.documentElement;
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const bar = one(".bar");
const field = one("input", bar);
const chosenCheck = one("select.check", bar);
const chosenSide = one("select.side", bar);
const sections = all("main section").map((section) => ({ section, findings: all(".finding", section) }));
const findings = sections.flatMap((each) => each.findings);
const fields = all(".answer textarea");

// What the browser remembers, where it allows it
function remembered(name, value) {
  try {
    if (value !== undefined) localStorage.setItem(name, value);
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

// Search: case, Turkish dots and diacritics do not count, as in the reading edition
const fold = (text) =>
  text.toUpperCase().toLowerCase().normalize("NFD").replace(/\p{M}/gu, "")
    .replace(/[’‘ʼʻ´`′]/g, "'").replace(/\s/g, " ")
    .replace(/[łøđ]/g, (letter) => ({ ł: "l", ø: "o", đ: "d" })[letter]);
const folded = new Map();

function holds(finding, query) {
  if (!folded.has(finding)) folded.set(finding, fold(finding.textContent).replace(/ +/g, " "));
  return folded.get(finding).includes(query) || fold(one("textarea", finding).value).includes(query);
}

function filter() {
  const query = fold(field.value).trim().replace(/ +/g, " ");
  let shown = 0;
  for (const { section, findings } of sections) {
    const isChosen = !chosenCheck.value || section.id === chosenCheck.value;
    let shownHere = 0;
    for (const finding of findings) {
      const isOfSide = !chosenSide?.value || finding.dataset.side === chosenSide.value;
      finding.hidden = !(isChosen && isOfSide && (!query || holds(finding, query)));
      shownHere += !finding.hidden;
    }
    section.hidden = !shownHere;
    shown += shownHere;
  }
  one(".count", bar).textContent = shown === findings.length ? "" : `${shown} of ${findings.length}`;
}

let waiting = 0;
field.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(filter, 120);
});
one("form", bar).addEventListener("submit", (event) => event.preventDefault());
chosenCheck.addEventListener("change", filter);
chosenSide?.addEventListener("change", filter);
addEventListener("hashchange", () => {
  const target = document.getElementById(location.hash.slice(1));
  if (!target?.closest("[hidden]")) return;
  field.value = chosenCheck.value = "";
  if (chosenSide) chosenSide.value = "";
  filter();
  target.scrollIntoView();
});

// Answers: remembered as they are written, and part of the page that is saved or printed
let isKept = true;
const answers = () => fields.filter((answer) => answer.value.trim());

function hold(answer) {
  answer.textContent = answer.value;
  answer.parentElement.dataset.answer = answer.value;
}

function tell() {
  one(".answered").textContent = `${answers().length} of ${fields.length}`;
}

function remember() {
  const kept = answers().map((answer) => [answer.name, answer.value]);
  const text = JSON.stringify(Object.fromEntries(kept));
  isKept = remembered(`answers-${root.dataset.key}`, text) === text;
}

addEventListener("input", ({ target }) => {
  if (!target.closest(".answer")) return;
  hold(target);
  tell();
  remember();
});

addEventListener("beforeunload", (event) => {
  if (!isKept) event.preventDefault();
});

function restore() {
  const kept = JSON.parse(remembered(`answers-${root.dataset.key}`) ?? "null");
  for (const answer of fields) {
    if (kept) answer.value = kept[answer.name] ?? "";
    if (answer.value) hold(answer);
  }
  if (fields.length) tell();
}

function download(text, kind, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${kind};charset=utf-8` }));
  link.download = name;
  link.click();
  isKept = true;
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

const fileName = decodeURIComponent(location.pathname.split("/").pop()).replace(/\.html?$/i, "") || "findings";
// a text that a spreadsheet would take for a formula has an apostrophe put before it
const cell = (text) => `"${text.replace(/^('*[=+\-@\t\r])/, "'$1").replaceAll('"', '""')}"`;
const told = (finding, selector) => one(selector, finding)?.textContent ?? "";

function rowOf(finding) {
  const places = ["source", "target"].map((side) => told(finding, `.${side} .place`));
  const quote = all(`.${finding.dataset.side} mark`, finding).map((mark) => mark.textContent);
  return [
    told(finding, ".number"),
    finding.parentElement.id,
    ...places,
    [...new Set(quote)].join(" … "),
    told(finding, ".message"),
    told(finding, ".suggestion b"),
    one("textarea", finding).value,
  ];
}

one(".save .table")?.addEventListener("click", () => {
  const names = ["number", "check", "source_place", "target_place", "quote", "message", "suggestion", "answer"];
  const rows = [names, ...findings.map(rowOf)].map((row) => row.map(cell).join(",") + "\r\n");
  download(`\ufeff${rows.join("")}`, "text/csv", `${fileName}-answers.csv`);
});

// the saved page remembers answers by a name of its own, so that it shows those saved in it
one(".save .page")?.addEventListener("click", () => {
  const page = root.cloneNode(true);
  page.dataset.key = `${root.dataset.key.split("-")[0]}-${Date.now()}`;
  all("main [hidden]", page).forEach((part) => { part.hidden = false; });
  download(`<!DOCTYPE html>\n${page.outerHTML}\n`, "text/html", `${fileName}-answers.html`);
});

// Light or dark
one(".theme", bar).addEventListener("click", () => {
  const isDark = getComputedStyle(root).colorScheme === "dark";
  root.dataset.theme = isDark ? "light" : "dark";
  remembered("theme", root.dataset.theme);
});
if (["light", "dark"].includes(remembered("theme"))) root.dataset.theme = remembered("theme");

for (const name of all(".language")) {
  try {
    name.textContent = new Intl.DisplayNames(["en"], { type: "language" }).of(name.lang);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error; // no such language is known: the code stays
  }
}
restore();
filter();
all(".bar, .save, .saving").forEach((part) => { part.hidden = false; });
