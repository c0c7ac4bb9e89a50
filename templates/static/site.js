// Lights a passage, what stands beside it and its row in the table together. Everything works without it.
"use strict";
(() => {
  const claimOf = (element) => {
    const own = element.closest("tr[id^=claim-]");
    if (own) return own.id.slice(6);
    const card = element.closest(".card[id^=note-]");
    const mark = card ? document.querySelector(`[aria-details="${card.id}"]`) : element.closest("mark.q");
    const link = mark ? mark.nextElementSibling : element.closest("a.ref, a.k, a.node");
    const address = link && link.getAttribute("href");
    return address && address.startsWith("#claim-") ? address.slice(7) : "";
  };
  const light = (claim, lit) => {
    const row = document.getElementById(`claim-${claim}`);
    if (row) row.classList.toggle("lit", lit);
    for (const node of document.querySelectorAll(`a.node[href="#claim-${claim}"], a.k[href="#claim-${claim}"]`)) node.classList.toggle("lit", lit);
    for (const link of document.querySelectorAll(`a.ref[href="#claim-${claim}"]`)) {
      let mark = link.previousElementSibling;
      while (mark && !mark.matches("mark.q")) mark = mark.previousElementSibling;
      if (!mark) continue;
      mark.classList.toggle("lit", lit);
      const card = document.getElementById(mark.getAttribute("aria-details"));
      if (card) card.classList.toggle("lit", lit);
    }
  };
  let current = "";
  const follow = (event) => {
    const claim = event.target.closest ? claimOf(event.target) : "";
    if (claim === current) return;
    if (current) light(current, false);
    if (claim) light(claim, true);
    current = claim;
  };
  document.addEventListener("pointerover", follow);
  document.addEventListener("focusin", follow);
})();
