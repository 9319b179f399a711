// Omissions and additions, one after the other
const gaps = one(".gaps", bar);
const lone = all(".s.lone", main).filter((part, at, parts) => !at || parts[at - 1].dataset.link !== part.dataset.link);
let gap = -1;
gaps?.addEventListener("click", () => {
  gap = (gap + 1) % lone.length;
  if (isHidden(lone[gap])) setView("both");
  lone[gap].scrollIntoView({ block: "center" });
  show(lone[gap].dataset.link);
});

// Which texts, light or dark; remembered where the browser allows it
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
