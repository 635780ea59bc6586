// Finds sections of the manual by their words; opens the menu on small screens; marks what is typed in transcripts.
"use strict";

const search = document.getElementById("search");
const found = document.getElementById("found");
let chosen = -1;

// Every word has to be in the section: best where it is in the heading, then in the page's title.
function rank(section, words) {
  const [, title, heading, text] = section.map(part => part.toLowerCase());
  let rank = 0;
  for (const word of words) {
    if (heading.split(/[^\p{L}\p{N}]+/u).includes(word)) rank += 30;
    else if (heading.includes(word)) rank += 20;
    else if (title.includes(word)) rank += 8;
    else if (text.includes(word)) rank += 1;
    else return 0;
  }
  return rank - heading.length / 1000;
}

function excerpt(text, word) {
  const at = Math.max(0, text.toLowerCase().indexOf(word) - 40);
  return (at > 0 ? "…" : "") + text.slice(at, at + 120) + (at + 120 < text.length ? "…" : "");
}

function show() {
  const words = search.value.toLowerCase().split(/\s+/).filter(word => word !== "");
  const hits = words.length === 0 ? [] : sections
    .map(section => [rank(section, words), section])
    .filter(([value]) => value > 0)
    .sort((a, b) => b[0] - a[0])
    .slice(0, 12);
  found.replaceChildren(...hits.map(([, [page, title, heading, text]]) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const small = document.createElement("small");
    link.href = page;
    link.textContent = heading === title ? title : title + " › " + heading;
    small.textContent = excerpt(text, words[0]);
    link.append(small);
    link.addEventListener("click", close);
    item.append(link);
    return item;
  }));
  if (words.length > 0 && hits.length === 0) {
    found.textContent = "Nothing has all of these words.";
  }
  found.hidden = words.length === 0;
  choose(hits.length === 0 ? -1 : 0);
}

function choose(index) {
  const links = found.querySelectorAll("a");
  chosen = Math.min(index, links.length - 1);
  links.forEach((link, i) => link.setAttribute("aria-selected", i === chosen));
  if (chosen >= 0) links[chosen].scrollIntoView({ block: "nearest" });
}

function close() {
  found.hidden = true;
}

search.addEventListener("input", show);
search.addEventListener("focus", show);
search.addEventListener("keydown", event => {
  if (event.key === "ArrowDown") choose(chosen + 1);
  else if (event.key === "ArrowUp") choose(Math.max(0, chosen - 1));
  else if (event.key === "Escape") close();
  else return;
  event.preventDefault();
});
search.form.addEventListener("submit", event => {
  event.preventDefault();
  const link = found.querySelectorAll("a")[chosen];
  if (link) link.click();
});
document.addEventListener("click", event => {
  if (!search.form.contains(event.target)) close();
});
document.addEventListener("keydown", event => {
  if (event.key === "/" && document.activeElement !== search) {
    event.preventDefault();
    search.focus();
  }
});

const open = document.getElementById("open");
open.addEventListener("click", () => {
  const isOpen = document.getElementById("menu").classList.toggle("open");
  open.setAttribute("aria-expanded", isOpen);
});

for (const code of document.querySelectorAll("code.language-console")) {
  const parts = code.textContent.split(/^(\$ .*(?:\\\n.*)*)$/m);
  code.replaceChildren(...parts.map(part => {
    if (!part.startsWith("$ ")) return part;
    const typed = document.createElement("span");
    typed.className = "prompt";
    typed.textContent = part;
    return typed;
  }));
}
const current = document.querySelector("nav a[aria-current]");
if (current) current.scrollIntoView({ block: "nearest" });
