/* The page of search: words and filters become a list of incidents. facets.js knows the filters, folding.js the words.
   The index stands in shards by the first letters of words; a word is asked for in the shard where it begins. */
"use strict";
(() => {
  const PER_PAGE = 20, NAMED = 5;
  const WEIGHTS = [8, 6, 3, 1]; // title, names, front matter, prose
  // Words that nobody means to find: they are looked for where nothing else is asked.
  const COMMON = new Set("the and for with from that was were что как для при или его она они від про під для який что das der die und den les des من في على الى إلى عن".split(" "));
  const form = document.querySelector("[data-search-form]"), place = form.querySelector("[data-hits]");
  const words = Object.fromEntries([...form.querySelector("[data-words]").content.querySelectorAll("[data-name]")].map((one) => [one.dataset.name, one.textContent]));
  const wordsOf = (name) => words[name];

  // Asking the index.
  let shards = null;
  const index = () => (shards ||= Facets.script("shards").then((view) => ({ ...view, shards: new Set(view.shards) })));
  const nameOf = (letters) => [...letters].map((one) => (/[a-z0-9]/.test(one) ? one : `_${one.codePointAt(0).toString(16)}`)).join("") || "all";
  const shardsFor = async (form_, is_beginning) => {
    const { depth, shards: there } = await index(), letters = [...form_];
    const name = nameOf(letters.slice(0, depth).join(""));
    if (letters.length >= depth || !is_beginning) return there.has(name) ? [name] : [];
    return [...there].filter((one) => one.startsWith(name)).slice(0, 40);
  };
  const parse = (text) => {
    // What is asked for, word by word: the forms that a word may have, and whether it may go on.
    const found = Folding.words(text).map((word) => ({ word, forms: Folding.forms(word), open: false }));
    if (found.length && !/\s$/.test(text)) found[found.length - 1].open = true;
    const meant = found.filter(({ word }) => !COMMON.has(word) && ([...word].length > 2 || /[^a-z\u0400-\u04ff]/.test(word)));
    return meant.length ? meant : found;
  };
  const fits = (form_, one) => one.forms.some((other) => form_ === other || (one.open && form_.startsWith(other)));
  const scores = async (asked) => {
    // For each incident, how well it fits all words; 0 where one is missing.
    await Facets.load();
    const total = Facets.count, sum = new Float32Array(total), hits = new Uint8Array(total);
    for (const one of asked) {
      const names = new Set((await Promise.all(one.forms.map((form_) => shardsFor(form_, one.open)))).flat());
      const views = await Promise.all([...names].map((name) => Facets.script(`words/${name}`)));
      const best = new Float32Array(total);
      for (const view of views) {
        for (const form_ in view.words) {
          if (!fits(form_, one)) continue;
          const exact = one.forms.includes(form_) ? 1 : 0.5;
          view.words[form_].split(",").forEach((text, part) => {
            if (!text) return;
            const numbers = Facets.unpackGaps(text), weight = WEIGHTS[part] * exact * Math.log(1 + total / numbers.length);
            for (const number of numbers) if (best[number] < weight) best[number] = weight;
          });
        }
      }
      for (let number = 0; number < total; number++) {
        if (!best[number]) continue;
        hits[number]++;
        sum[number] += best[number];
      }
    }
    for (let number = 0; number < total; number++) if (hits[number] < asked.length) sum[number] = 0;
    return sum;
  };
  const textOf = (query) => (query.get("q") || [""])[0];
  const asks = { text: "", words: [], sum: null };
  const narrow = async (query) => {
    const text = textOf(query);
    const found = parse(text);
    const sum = found.length ? await scores(found) : null;
    Object.assign(asks, { text, words: found, sum });
    return sum && sum.reduce((numbers, value, number) => (value ? (numbers.push(number), numbers) : numbers), []);
  };

  // Showing what was found.
  const ordered = (numbers, query) => {
    const sort = (query.get("sort") || [""])[0], found = [...numbers];
    if (sort === "newest") return found.sort((a, b) => Facets.days(b).published - Facets.days(a).published || a - b);
    if (asks.sum && sort !== "date") return found.sort((a, b) => asks.sum[b] - asks.sum[a] || a - b);
    return found;
  };
  const mark = (element) => {
    // Marks the words that were asked for.
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT), texts = [], found = new Set();
    while (walker.nextNode()) texts.push(walker.currentNode);
    for (const node of texts) {
      const parts = [];
      let end = 0;
      for (const match of node.data.matchAll(Folding.WORD)) {
        const hit = meets(match[0]);
        if (!hit) continue;
        const marked = document.createElement("mark");
        marked.textContent = match[0];
        parts.push(node.data.slice(end, match.index), marked);
        end = match.index + match[0].length;
        found.add(hit);
      }
      if (parts.length) node.replaceWith(...parts, node.data.slice(end));
    }
    return found;
  };
  const meets = (word) => {
    const forms = Folding.words(word).flatMap(Folding.forms);
    return asks.words.find((one) => forms.some((form_) => fits(form_, one)));
  };
  const excerpt = (text, missing) => {
    // The stretch of a text that has most of some words; "" where it has none.
    const spots = [...text.matchAll(Folding.WORD)].map((match) => [match.index, meets(match[0])]).filter(([, one]) => missing.has(one));
    if (!spots.length) return "";
    let best = spots[0][0], most = 0;
    for (const [start] of spots) {
      const there = new Set(spots.filter(([at]) => at >= start && at < start + 160).map(([, one]) => one)).size;
      if (there > most) [best, most] = [start, there];
    }
    const from = best < 40 ? 0 : text.indexOf(" ", best - 40) + 1 || best, to = text.length < best + 180 ? text.length : text.lastIndexOf(" ", best + 180);
    return `${from ? "… " : ""}${text.slice(from, Math.max(to, best + 1))}${to < text.length ? " …" : ""}`;
  };
  const row = ([html, claims, text]) => {
    const template = document.createElement("template");
    template.innerHTML = html; // written and escaped as the site was built
    const item = template.content.querySelector("li");
    for (const link of item.querySelectorAll("a[href]")) link.setAttribute("href", link.getAttribute("href").replace("\ue010", Facets.home));
    if (!asks.words.length) return item;
    const found = mark(item), missing = new Set(asks.words.filter((one) => !found.has(one)));
    const address = item.querySelector("h3 a").getAttribute("href");
    const claim = missing.size ? claims.find(([, said]) => excerpt(said, missing)) : null;
    const from_prose = missing.size ? excerpt(text, missing) : "";
    if (from_prose || claim) {
      const line = document.createElement("p");
      line.className = "excerpt";
      line.dir = "auto";
      if (from_prose) line.textContent = from_prose;
      else {
        const link = document.createElement("a");
        link.href = `${address}#claim-${claim[0]}`;
        link.textContent = excerpt(claim[1], missing);
        const [before, after] = wordsOf("claim").split("#");
        line.append(before, link, after);
      }
      mark(line);
      item.querySelector(".meta").before(line);
    }
    return item;
  };
  const named = (key, folder, heading) => {
    // Places or actors whose names have all words that were asked for.
    const facet = Facets.facet(key), list = form.querySelector("template[data-named]").content.cloneNode(true).firstElementChild;
    const line = list.querySelector("li");
    line.remove();
    if (!facet || !asks.words.length) return null;
    const sums = Facets.totals().get(key);
    const all = facet.ids.map((id, at) => [id, facet.labels[at], sums.get(id)]);
    const found = all.filter(([id, label]) => {
      const forms = Folding.words(`${label} ${id.split("/").pop()}`).flatMap(Folding.forms);
      return asks.words.every((one) => forms.some((form_) => fits(form_, one)));
    });
    found.sort((a, b) => b[2] - a[2]);
    for (const [id, label, many] of found.slice(0, NAMED)) {
      const item = line.cloneNode(true), link = item.querySelector("a");
      link.href = Facets.page(`${folder}/${id}/`);
      link.textContent = label;
      mark(link);
      form.querySelector("template[data-plural]") && (item.querySelector(".by").dataset.many = many);
      list.querySelector("ul").append(item);
    }
    list.querySelector("h3").textContent = wordsOf(heading);
    return found.length ? list : null;
  };
  const pager = (query, page, pages) => {
    const bar = document.createElement("nav");
    bar.className = "pager";
    bar.setAttribute("aria-label", wordsOf("pages"));
    const link = (to, text) => {
      const next = new Map(query), one = document.createElement("a");
      if (to > 1) next.set("page", [`${to}`]);
      else next.delete("page");
      one.href = `${location.pathname}${Facets.address(next)}`;
      one.textContent = text;
      Facets.follow(one, () => {
        live.set(next);
        const top = document.getElementById("found");
        top.tabIndex = -1;
        top.focus();
      });
      return one;
    };
    const count = document.createElement("span");
    count.className = "soft";
    count.textContent = wordsOf("page").replace("##", pages).replace("#", page);
    bar.append(count);
    if (page > 1) bar.append(link(page - 1, wordsOf("previous")));
    if (page < pages) bar.append(link(page + 1, wordsOf("next")));
    return bar;
  };
  const distance = (a, b) => {
    // Edits between two words, up to 3.
    if (Math.abs(a.length - b.length) > 2) return 3;
    let above = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
      const line = [i];
      for (let j = 1; j <= b.length; j++) line[j] = Math.min(above[j] + 1, line[j - 1] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      above = line;
    }
    return above[b.length];
  };
  const meant = () => {
    // A name of a place or an actor that is nearly what was typed, with the query that it makes.
    let best = null;
    for (const key of ["region", "actor"]) {
      const facet = Facets.facet(key);
      for (const label of facet ? facet.labels : []) {
        for (const written of label.match(Folding.WORD) || []) {
          const forms = Folding.words(written).flatMap(Folding.forms);
          for (const one of asks.words) {
            const most = one.word.length > 6 ? 2 : 1;
            if (one.word.length < 4) continue;
            for (const form_ of forms) {
              const far = Math.min(...one.forms.map((other) => distance(form_, other)));
              if (far && far <= most && (!best || far < best.far)) best = { far, written, word: one.word };
            }
          }
        }
      }
    }
    return best;
  };
  const way = (item, query, text) => {
    const link = item.querySelector("a"), many = live.count(query);
    if (text) link.textContent = link.dataset.text.replace("#", text);
    link.href = `${location.pathname}${Facets.address(query)}`;
    Facets.follow(link, () => {
      live.set(query);
      form.querySelector("[name=q]").focus();
    });
    return [item, many];
  };
  const empty = (query) => {
    const box = form.querySelector("template[data-empty]").content.cloneNode(true).firstElementChild;
    const list = box.querySelector("ul"), loosen = list.querySelector("[data-loosen]"), other = list.querySelector("[data-meant]"), wordless = list.querySelector("[data-wordless]");
    for (const item of [loosen, other, wordless]) item.remove();
    const ways = [];
    for (const [key, values] of query) {
      if (["q", "sort", "page"].includes(key)) continue;
      for (const value of values) {
        const [item, many] = way(loosen.cloneNode(true), live.without(key, value), Facets.label(form, key, value));
        if (many) ways.push([item, many]);
      }
    }
    ways.sort((a, b) => b[1] - a[1]);
    const near = asks.words.length ? meant() : null;
    list.prepend(...ways.map(([item, many]) => {
      item.querySelector(".by").dataset.many = many;
      return item;
    }));
    if (near) {
      const next = new Map(query), said = Folding.words(asks.text).map((word) => (word === near.word ? near.written : word));
      next.set("q", [said.join(" ")]);
      list.prepend(way(other, next, near.written)[0]);
    }
    if (asks.words.length && query.size > 1) {
      const next = new Map(query);
      next.delete("q");
      const [item] = way(wordless, next, "");
      item.querySelector(".by").dataset.many = Facets.match(next).length;
      list.prepend(item);
    }
    return box;
  };
  let turn = 0;
  const show = async (numbers, query) => {
    const mine = ++turn, { chunk } = await index();
    const pages = Math.max(1, Math.ceil(numbers.length / PER_PAGE));
    const page = Math.min(Math.max(1, parseInt((query.get("page") || ["1"])[0], 10) || 1), pages);
    const shown = ordered(numbers, query).slice((page - 1) * PER_PAGE, page * PER_PAGE);
    const cards = await Facets.rows("cards", shown, chunk);
    if (mine !== turn) return;
    const list = document.createElement("ol"), parts = page === 1 ? [named("region", "regions", "places"), named("actor", "actors", "actors")].filter(Boolean) : [];
    list.className = "list";
    list.append(...cards.map(row));
    if (parts.length && shown.length) {
      const heading = document.createElement("h3");
      heading.textContent = wordsOf("incidents");
      parts.push(heading);
    }
    if (shown.length) parts.push(list);
    else parts.push(empty(query));
    if (pages > 1) parts.push(pager(query, page, pages));
    place.replaceChildren(...parts);
    for (const cell of place.querySelectorAll("[data-many]")) Facets.say(cell, +cell.dataset.many);
  };
  const failed = () => {
    place.textContent = wordsOf("failed");
    form.dataset.live = "";
  };
  index().catch(failed); // asked for at once, beside the columns
  const live = Facets.form(form, (numbers, query) => show(numbers, query).catch(failed), (query) => narrow(query));
  live.ready.catch(failed);
})();
