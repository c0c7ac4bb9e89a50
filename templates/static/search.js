"use strict";
(() => {
  const form = document.querySelector("[data-search-form]"), list = form.querySelector("[data-hits]");
  let asked = 0;
  Facets.form(form, async (numbers) => {
    const mine = ++asked, rows = await Facets.titles(numbers.slice(0, 20));
    if (mine !== asked) return;
    const ol = document.createElement("ol");
    ol.className = "list";
    list.replaceChildren(ol);
    ol.append(...rows.map((one) => {
      const row = document.createElement("li"), head = document.createElement("h3"), link = document.createElement("a");
      link.href = one.address;
      link.textContent = one.title;
      head.append(link);
      row.append(head);
      return row;
    }));
  });
})();
