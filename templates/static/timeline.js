/* The time line: a part of time that can be made closer or wider, what begins in it, and a list of what is in it.
   Filters and data are those of facets.js; the part of time stands behind # in the address, and every word on the page. */
"use strict";
(() => {
  const form = document.querySelector("[data-timeline]");
  if (!form) return;
  const stage = form.querySelector(".tl-stage"), bars = form.querySelector("[data-bars]"), axis = form.querySelector("[data-axis]");
  const list = document.querySelector("[data-rows]"), below = document.querySelector("[data-rows-axis] .axis");
  const title = document.querySelector("[data-window]"), inview = document.querySelector("[data-inview]"), more = document.querySelector("[data-more-inview]");
  const LANG = { en: "en-GB" }[document.documentElement.lang] || document.documentElement.lang || "en-GB"; // as the pages write dates
  const LISTED = 100, CLOSEST = 4, WIDTH = 1000;
  const NS = "http://www.w3.org/2000/svg";
  const formats = ["year", "month", "day"].map((finest) => new Intl.DateTimeFormat(LANG, {
    timeZone: "UTC", year: "numeric", ...(finest !== "year" && { month: "short" }), ...(finest === "day" && { day: "numeric" }),
  }));
  const words = (day, size) => formats[size > 6000 ? 0 : size > 200 ? 1 : 2].format(Facets.moment(day));

  let kinds = "", fuzzy = new Map(), about = new Set(), whole = [0, 0], shown = [0, 0], found = new Uint32Array(0), asked = 0, last;
  const read = (view) => {
    kinds = view.kinds;
    const numbers = Facets.unpackGaps(view.fuzzy), starts = Facets.unpack(view.starts), ends = Facets.unpack(view.ends);
    fuzzy = new Map(Array.from(numbers, (at, place) => [at, [starts[place], ends[place]]]));
    about = new Set(Facets.unpackGaps(view.about));
  };

  // Days on the line: where an incident begins and ends as far as is known; Infinity where it is still going on.
  const reach = (at) => {
    const { earliest, latest } = Facets.days(at);
    const kind = kinds[at];
    return [earliest || latest, kind === "4" ? Infinity : latest || earliest];
  };
  const extent = () => {
    let first = Infinity, end = 0;
    for (let at = 0; at < Facets.count; at++) {
      if (kinds[at] === "0") continue;
      const { earliest, latest } = Facets.days(at);
      first = Math.min(first, earliest || latest);
      end = Math.max(end, latest, earliest);
    }
    const a = Facets.moment(first), b = Facets.moment(end);
    return [Facets.dayOf(a.getUTCFullYear(), a.getUTCMonth(), 1), Facets.dayOf(b.getUTCFullYear(), b.getUTCMonth() + 1, 1)];
  };

  // The part of time that is shown, [first day, day behind the last].
  const size = () => shown[1] - shown[0];
  const show = (first, days) => {
    const length = Math.max(CLOSEST, Math.min(whole[1] - whole[0], days));
    const start = Math.max(whole[0], Math.min(whole[1] - length, first));
    shown = [start, start + length];
    later();
  };
  const zoom = (factor, at = 0.5) => show(shown[0] + size() * at * (1 - factor), size() * factor);
  const move = (share) => show(shown[0] + size() * share, size());
  const fromAddress = () => {
    const [, a, b] = /^#time=(\d{4}-\d\d-\d\d)\/(\d{4}-\d\d-\d\d)$/.exec(location.hash) || [];
    const [first, end] = [a, b].map((text) => (Facets.span(text || "") || [NaN])[0]);
    if (end >= first) show(first, end - first + 1);
    else show(whole[0], whole[1] - whole[0]);
  };
  const toAddress = () => {
    const is_whole = size() >= whole[1] - whole[0];
    const hash = is_whole ? "" : `#time=${Facets.date(Math.floor(shown[0]))}/${Facets.date(Math.ceil(shown[1]) - 1)}`;
    if (hash !== location.hash) history.replaceState(history.state, "", location.pathname + location.search + hash);
  };
  let waiting = 0;
  const later = () => {
    if (!waiting) waiting = requestAnimationFrame(() => { waiting = 0; draw(); });
  };

  // Buckets: days, weeks, months, quarters, years, so many that a bar can still be told from the next.
  const STEPS = [[1, 92], [7, 500]], MONTHS = [[1, 3000], [3, 9000], [12, 40000], [120, Infinity]];
  const edges = () => {
    const [first, end] = shown, days = STEPS.find(([, most]) => end - first <= most);
    const found = [];
    if (days) {
      for (let day = Math.floor((first - 1) / days[0]) * days[0] + 1; day < end + days[0]; day += days[0]) found.push(day);
      return found;
    }
    const [step] = MONTHS.find(([, most]) => end - first <= most);
    const start = Facets.moment(first);
    let month = Math.floor((start.getUTCFullYear() * 12 + start.getUTCMonth()) / step) * step;
    for (let day = 0; day < end; month += step) found.push(day = Facets.dayOf(Math.floor(month / 12), month % 12, 1));
    return found;
  };
  const rect = (kind, x, y, width, height) => `<rect class="${kind}" x="${x.toFixed(1)}" y="${y.toFixed(1)}" width="${Math.max(0.6, width).toFixed(1)}" height="${height.toFixed(1)}"/>`;
  const drawBars = () => {
    const at = edges(), known = new Uint32Array(at.length), unknown = new Uint32Array(at.length);
    for (const one of found) {
      const kind = kinds[one];
      if (kind === "0") continue;
      const start = reach(one)[0];
      if (start < at[0] || start >= at[at.length - 1]) continue;
      let low = 0, high = at.length - 1;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (at[middle] <= start) low = middle;
        else high = middle;
      }
      (kind === "2" || (fuzzy.get(one) || [0])[0] ? unknown : known)[low]++;
    }
    let most = 1;
    for (let place = 0; place < at.length; place++) most = Math.max(most, known[place] + unknown[place]);
    const scale = WIDTH / size();
    let shapes = "";
    for (let place = 0; place + 1 < at.length; place++) {
      if (!known[place] && !unknown[place]) continue;
      const x = (at[place] - shown[0]) * scale, width = (at[place + 1] - at[place]) * scale * 0.84;
      const solid = (known[place] * 100) / most, dashed = (unknown[place] * 100) / most;
      if (solid) shapes += rect("n", x, 100 - solid, width, solid);
      if (dashed) shapes += rect("maybe", x, 100 - solid - dashed, width, dashed);
    }
    bars.setAttribute("viewBox", `0 0 ${WIDTH} 100`);
    bars.innerHTML = shapes; // numbers alone
  };
  const drawAxis = () => {
    const names = [0, 0.25, 0.5, 0.75].map((share) => words(shown[0] + size() * share, size()));
    for (const one of [axis, below]) one.replaceChildren(...names.map((name) => Object.assign(document.createElement("li"), { textContent: name })));
  };

  // One incident, as the pages draw it (see rendering/time_marks.py).
  const mark = (at) => {
    const scale = WIDTH / size(), kind = kinds[at], { earliest, latest } = Facets.days(at), [startDoubt, endDoubt] = fuzzy.get(at) || [0, 0];
    const left = (day) => (day - shown[0]) * scale, right = (day) => (day - shown[0] + 1) * scale;
    const made = [];
    const add = (look, from, to, top) => {
      const a = Math.max(-50, from), b = Math.min(WIDTH + 50, to); // far outside nothing is drawn
      if (b <= a) return;
      const shape = document.createElementNS(NS, "rect");
      for (const [name, value] of [look, ["x", a.toFixed(1)], ["y", top], ["width", (b - a).toFixed(1)], ["height", 16 - 2 * top]]) shape.setAttribute(name, value);
      made.push(shape);
    };
    const sure = ["class", "sure"], out = ["fill", "url(#fade-out)"], into = ["fill", "url(#fade-start)"];
    if (kind === "1") {
      const x = left(earliest), width = Math.max(scale, 4);
      if (about.has(at)) add(into, x - 14, x, 4);
      add(sure, x, x + width, 1);
      if (about.has(at)) add(out, x + width, x + width + 14, 4);
    } else if (kind === "2") {
      add(["class", "span"], earliest ? left(earliest) : -50, latest ? Math.max(right(latest), left(earliest) + 8) : WIDTH + 50, 2);
    } else if (kind === "6") {
      const end = right(latest);
      add(into, end - 60, end, 4);
    } else {
      const begin = left(earliest + startDoubt);
      if (startDoubt) add(into, left(earliest), begin, 4);
      else if (about.has(at)) add(into, begin - 14, begin, 4);
      if (kind === "5") {
        const until = begin + Math.max(scale, 4);
        add(sure, begin, until, 4);
        add(out, until, until + 60, 4);
      } else {
        const end = kind === "4" ? WIDTH + 50 : right(latest - endDoubt);
        add(sure, begin, Math.max(end, begin + 4), 4);
        if (kind !== "4" && endDoubt) add(out, end, right(latest), 4);
      }
    }
    const svg = document.createElementNS(NS, "svg");
    svg.setAttribute("viewBox", `0 0 ${WIDTH} 16`);
    svg.setAttribute("preserveAspectRatio", "none");
    svg.setAttribute("aria-hidden", "true");
    svg.append(...made);
    return svg;
  };

  const kept = new Map(); // rows that are there, by number: a row that stays keeps its focus
  const drawList = async () => {
    const mine = ++asked, here = [];
    let many = 0;
    for (let place = found.length - 1; place >= 0; place--) {
      const at = found[place];
      if (kinds[at] === "0") continue;
      const [start, end] = reach(at);
      if (start >= shown[1] || end < shown[0]) continue;
      many++;
      if (here.length < LISTED) here.push(at);
    }
    here.reverse();
    const format = formats[2], [first, end] = [Math.floor(shown[0]), Math.ceil(shown[1]) - 1].map(Facets.moment);
    title.textContent = format.formatRange(first, end);
    Facets.say(inview, many);
    more.hidden = many <= LISTED;
    const missing = here.filter((at) => !kept.has(at));
    if (missing.length) {
      const [titles, whens] = await Promise.all([Facets.titles(missing), Facets.rows("when", missing)]);
      if (mine !== asked) return;
      titles.forEach((one, at) => {
        const row = document.createElement("li"), head = document.createElement("div"), link = document.createElement("a"), when = document.createElement("div");
        link.href = one.address;
        link.textContent = one.title;
        if (one.lang) link.lang = one.lang;
        when.className = "when";
        when.textContent = whens[at];
        head.append(link, when);
        row.append(head, mark(one.number));
        kept.set(one.number, row);
      });
    }
    const focused = document.activeElement;
    for (const at of here) kept.get(at).replaceChild(mark(at), kept.get(at).lastElementChild);
    list.replaceChildren(...here.map((at) => kept.get(at)));
    if (focused && list.contains(focused)) focused.focus({ preventScroll: true });
    if (kept.size > 2000) for (const at of kept.keys()) if (!here.includes(at)) kept.delete(at);
    stage.dataset.drawn = String(mine);
  };
  const draw = () => {
    drawBars();
    drawAxis();
    drawList();
    clearTimeout(last);
    last = setTimeout(toAddress, 150);
  };

  // Buttons, keys, wheel, drag, pinch. Nothing glides: a step is a step.
  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move], [data-zoom], [data-whole]");
    if (!button) return;
    if (button.dataset.move) move(+button.dataset.move);
    else if (button.dataset.zoom) zoom(+button.dataset.zoom);
    else show(whole[0], whole[1] - whole[0]);
  });
  const rtl = document.documentElement.dir === "rtl" ? -1 : 1;
  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const does = {
      "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), ArrowLeft: () => move(-0.2 * rtl), ArrowRight: () => move(0.2 * rtl),
      Home: () => show(whole[0], whole[1] - whole[0]),
    }[event.key];
    if (!does) return;
    event.preventDefault();
    does();
  });
  const share = (x) => {
    const box = stage.getBoundingClientRect(), at = (x - box.left) / box.width;
    return rtl < 0 ? 1 - at : at;
  };
  stage.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoom(2 ** (event.deltaY / 200), share(event.clientX));
  }, { passive: false });
  const fingers = new Map();
  stage.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    fingers.set(event.pointerId, event.clientX);
    stage.setPointerCapture(event.pointerId);
  });
  stage.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const before = share(fingers.get(event.pointerId)), now = share(event.clientX);
    const other = [...fingers].find(([id]) => id !== event.pointerId);
    fingers.set(event.pointerId, event.clientX);
    if (!other) {
      move(before - now);
      return;
    }
    const still = share(other[1]), factor = Math.abs(before - still) / Math.max(0.02, Math.abs(now - still));
    zoom(Math.max(0.2, Math.min(5, factor)), still);
  });
  for (const name of ["pointerup", "pointercancel"]) stage.addEventListener(name, (event) => fingers.delete(event.pointerId));

  const words_of_counts = form.querySelector("template[data-plural]");
  inview.before(words_of_counts.cloneNode(true));
  Promise.all([Facets.load(), Facets.script("time")]).then(([, view]) => {
    read(view);
    whole = extent();
    document.querySelector("[data-static]").hidden = true;
    fromAddress();
    const made = Facets.form(form, (numbers, query) => {
      found = numbers;
      // What is asked from and to is also what is shown, once it changes.
      const wanted = Facets.address(new Map([...query].filter(([key]) => key === "from" || key === "to")));
      if (made_for !== null && wanted !== made_for) fit(query);
      made_for = wanted;
      later();
    });
    addEventListener("popstate", fromAddress);
    addEventListener("hashchange", fromAddress);
    return made;
  });
  let made_for = null;
  const fit = (query) => {
    const [from, to] = ["from", "to"].map((key) => (query.get(key) || [""])[0]);
    const since = Facets.span(from), until = Facets.span(to);
    const [first, end] = [since ? since[0] : whole[0], until ? until[1] + 1 : whole[1]];
    if (end > first) show(first, end - first);
  };
})();
