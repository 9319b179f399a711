// Tips: a glossary entry over its term, a note over its marker
function tipFor(node) {
  const term = node.closest(".term");
  if (term) {
    const said = linked(sentenceAt(term).dataset.link).flatMap((part) => all(".term", part));
    said.filter((other) => other.dataset.term === term.dataset.term)
      .forEach((other) => other.classList.add("same"));
    return [term, bare(document.getElementById(term.dataset.term)).childNodes];
  }
  const call = node.closest(".marker a");
  if (!call) return null;
  const first = document.getElementById(call.hash.slice(1));
  const note = first.id.replace(/\d+$/, "");
  const text = document.createElement("p");
  text.style.margin = "0";
  text.lang = first.closest("[lang]").lang;
  for (const part of all(`.s[id^="${note}"]`, main)) text.append(bare(part), " ");
  return [call, [text]];
}

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
