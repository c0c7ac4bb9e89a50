// The key / leads to the search of the page, else to the one in the head. Everything works without it.
"use strict";
document.addEventListener("keydown", (event) => {
  const there = document.activeElement;
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (there && (there.isContentEditable || there.matches("input, select, textarea"))) return;
  const field = document.querySelector("main input[type=search]") || document.querySelector(".seek input");
  if (!field) return;
  const menu = field.closest("details");
  if (menu && !field.checkVisibility()) menu.open = true;
  event.preventDefault();
  field.focus();
  field.select();
});
