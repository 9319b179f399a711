// Linked sentences light up together: under the pointer, at the focus, held by a tap or Enter.
"use strict";

const root = document.documentElement;
const one = (selector, within = document) => within.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const main = one("main");
const tray = one(".tray");
const tip = one(".tip");
const linked = (number) => all(`[data-link="${number}"]`, main);
const sentenceAt = (node) => (node instanceof Element ? node.closest("[data-link]") : null);

let litNumber = null;
let heldNumber = null;
let shownNumber = null;

function mark(name, before, after) {
  if (before === after) return after;
  if (before !== null) linked(before).forEach((part) => part.classList.remove(name));
  if (after !== null) linked(after).forEach((part) => part.classList.add(name));
  return after;
}

const light = (number) => { litNumber = mark("lit", litNumber, number); };
const show = (number) => { shownNumber = mark("shown", shownNumber, number); };

function hold(part) {
  heldNumber = mark("held", heldNumber, part ? part.dataset.link : null);
  tray.hidden = !part;
  one(".held", tray).replaceChildren(...(part ? trayOf(part) : []));
  if (part) uncover(part);
}

// scrolls a sentence out from under the tray, as far as its beginning stays in sight
function uncover(part) {
  const { top, bottom } = part.getBoundingClientRect();
  const under = bottom - tray.getBoundingClientRect().top + 12;
  const room = top - one(".bar").getBoundingClientRect().bottom - 12;
  if (under > 0) scrollBy(0, Math.min(under, Math.max(room, 0)));
}

const isHidden = (part) => !["both", sideOf(part)].includes(root.dataset.view);
const sideOf = (part) => (part.closest(".source") ? "source" : "target");

function bare(part) {
  const copy = part.cloneNode(true);
  for (const node of [copy, ...all("*", copy)]) {
    for (const name of ["id", "tabindex", "aria-describedby", "role"]) node.removeAttribute(name);
  }
  copy.classList.remove("lit", "held", "shown", "found", "current", "lone");
  return copy;
}

function trayOf(part) {
  const parts = linked(part.dataset.link).filter((other) => !other.matches(".remark"));
  const others = parts.filter((other) => sideOf(other) !== sideOf(part));
  const text = document.createElement("p");
  if (others.length) text.lang = others[0].closest("[lang]").lang;
  for (const other of others) text.append(bare(other), " ");
  const terms = new Set(parts.flatMap((p) => all(".term", p).map((term) => term.dataset.term)));
  if (!terms.size) return [text];
  const list = document.createElement("dl");
  for (const term of terms) list.append(bare(document.getElementById(term)));
  return [text, list];
}

main.addEventListener("pointerover", (event) => {
  const part = sentenceAt(event.target);
  light(part ? part.dataset.link : null);
});
main.addEventListener("pointerleave", () => light(null));
main.addEventListener("focusin", (event) => {
  const part = sentenceAt(event.target);
  if (part) light(part.dataset.link);
});
main.addEventListener("click", (event) => {
  const part = sentenceAt(event.target);
  if (!part || event.target.closest("a") || !getSelection().isCollapsed) return;
  enter(part, { scroll: false });
  hold(part.dataset.link === heldNumber ? null : part);
});
one(".close", tray).addEventListener("click", () => hold(null));

// Keys: one sentence can be reached with Tab, the arrows go on from there
let entered = one(".s", main);
if (entered) entered.tabIndex = 0;

function enter(part, { scroll = true } = {}) {
  if (entered) {
    entered.removeAttribute("aria-describedby");
    entered.tabIndex = -1;
  }
  entered = part;
  part.tabIndex = 0;
  part.setAttribute("role", "group");
  const others = linked(part.dataset.link).filter((other) => other.id && sideOf(other) !== sideOf(part));
  if (others.length) part.setAttribute("aria-describedby", others.map((other) => other.id).join(" "));
  part.focus({ preventScroll: true });
  light(part.dataset.link);
  if (scroll) part.scrollIntoView({ block: "nearest" });
}

function step(part, by) {
  const column = all(`.${sideOf(part)} [data-link]`, main);
  const next = column[column.indexOf(part) + by];
  if (next) enter(next);
}

main.addEventListener("keydown", (event) => {
  const part = sentenceAt(event.target);
  if (!part || event.target !== part || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "ArrowDown") step(part, 1);
  else if (event.key === "ArrowUp") step(part, -1);
  else if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
    const other = linked(part.dataset.link).find((p) => !p.matches(".remark") && sideOf(p) !== sideOf(part));
    if (other) enter(other);
  } else if (event.key === "Enter" || event.key === " ") {
    hold(part.dataset.link === heldNumber ? null : part);
  } else return;
  event.preventDefault();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape") {
    hold(null);
    show(null);
    hideTip();
  } else if (event.key === "/" && !event.target.matches("input, select")) {
    event.preventDefault();
    field.focus();
  }
});
