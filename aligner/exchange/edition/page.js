// How the reading edition answers: linked sentences light up together, tips, search, keys.
"use strict";
(() => {
  const root = document.documentElement;
  const one = (selector, within = document) => within.querySelector(selector);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const main = one("main");
  const tray = one(".tray");
  const tip = one(".tip");
  const linked = (number) => all(`[data-link="${number}"]`, main);
  const sentenceAt = (node) => (node instanceof Element ? node.closest("[data-link]") : null);

  // --- pairs light up: under the pointer, at the focus, and held by a tap or Enter
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

  // --- keys: one sentence can be reached with Tab, the arrows go on from there
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

  // --- tips: a glossary entry over its term, a note over its marker
  function tipFor(node) {
    const term = node.closest(".term");
    if (term) {
      all(`[data-term="${term.dataset.term}"]`, main).forEach((t) => t.dataset.term && linkedTo(t, term) && t.classList.add("same"));
      return [term, bare(document.getElementById(term.dataset.term)).childNodes];
    }
    const call = node.closest(".marker a");
    if (!call) return null;
    const first = document.getElementById(call.hash.slice(1));
    const note = first.id.replace(/\d+$/, "");
    const text = document.createElement("p");
    text.style.margin = "0";
    text.lang = first.closest("[lang]").lang;
    for (const part of all(`[id^="${note}"]`, main)) text.append(bare(part), " ");
    return [call, [text]];
  }

  const linkedTo = (part, other) => sentenceAt(part).dataset.link === sentenceAt(other).dataset.link;

  function showTip(node) {
    const found = tipFor(node);
    if (!found) return;
    const [over, content] = found;
    tip.replaceChildren(...content);
    tip.hidden = false;
    over.setAttribute("aria-describedby", "tip");
    const place = over.getClientRects()[0];
    const above = place.top > tip.offsetHeight + 8;
    const column = over.closest("[lang]").getBoundingClientRect();
    tip.style.left = `${Math.max(8, Math.min(place.left, column.right - tip.offsetWidth - 8))}px`;
    tip.style.top = `${above ? place.top - tip.offsetHeight : place.bottom}px`;
  }

  function hideTip() {
    tip.hidden = true;
    all("[aria-describedby=tip]").forEach((node) => node.removeAttribute("aria-describedby"));
    all(".same", main).forEach((term) => term.classList.remove("same"));
  }

  main.addEventListener("pointerover", (event) => {
    if (event.pointerType === "touch") return;
    hideTip();
    showTip(event.target);
  });
  main.addEventListener("pointerout", (event) => {
    if (!(event.relatedTarget instanceof Node) || !tip.contains(event.relatedTarget)) hideTip();
  });
  tip.addEventListener("pointerleave", hideTip);
  main.addEventListener("focusin", (event) => {
    hideTip();
    if (event.target.matches(".marker a") && event.target.matches(":focus-visible")) showTip(event.target);
  });
  addEventListener("scroll", hideTip, { passive: true });

  // --- search: case, Turkish dots and diacritics do not count
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

  // --- omissions and additions, one after the other
  const gaps = one(".gaps", bar);
  const lone = all(".s.lone", main).filter((part, at, parts) => !at || parts[at - 1].dataset.link !== part.dataset.link);
  let gap = -1;
  gaps?.addEventListener("click", () => {
    gap = (gap + 1) % lone.length;
    if (isHidden(lone[gap])) setView("both");
    lone[gap].scrollIntoView({ block: "center" });
    show(lone[gap].dataset.link);
  });

  // --- which texts, light or dark; remembered where the browser allows it
  const view = one(".view", bar);

  function setView(value) {
    view.value = value;
    root.dataset.view = value;
  }

  function remembered(value) {
    try {
      if (value) localStorage.setItem("theme", value);
      return localStorage.getItem("theme");
    } catch {
      return null;
    }
  }

  view.addEventListener("change", () => setView(view.value));
  one(".theme", bar).addEventListener("click", () => {
    const isDark = getComputedStyle(root).colorScheme === "dark";
    root.dataset.theme = isDark ? "light" : "dark";
    remembered(root.dataset.theme);
  });
  if (["light", "dark"].includes(remembered())) root.dataset.theme = remembered();
  setView("both");
  for (const name of all(".language")) {
    try {
      name.textContent = new Intl.DisplayNames([name.lang], { type: "language" }).of(name.lang);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error; // no such language is known: the code stays
    }
  }
  bar.hidden = false;
  one(".help").hidden = false;
})();
