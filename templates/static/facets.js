/* Filters over all incidents, for search, map and time line. Everything is asked of this site's own files, as scripts, so it
   works from a disk too. A page loads it with the address of its folder of data, and writes no word of its own:

     <script src="{{ asset("facets.js") }}" data-search="{{ href("/search/") }}" data-prefix="{{ site.prefix }}" defer></script>

   Incidents have numbers from 0, in the archive's order (earliest day, latest day, id); they are the same in all data
   files that carry the same stamp.

     Facets.load()                 a promise of the columns; asked for once, however often it is called
     Facets.script(name)           a promise of what `search/<name>.js` hands over by Facets.take("<name>", value)
     Facets.query(text?)           the query of an address ("?region=ru&from=2023"; default: the page's) as a Map: key -> [values]
     Facets.address(query)         the other way: "?region=ru&from=2023", or "" for no query
     Facets.match(query, among?)   numbers of the incidents that match, rising (Uint32Array); `q`, `sort`, `page` are passed over;
                                   `among`: numbers to choose from, else all
     Facets.counts(query, among?)  Map: key -> Map: value -> how many would match if this value were chosen (other keys as they are)
     Facets.totals()               counts of everything, reckoned once
     Facets.titles(numbers)        a promise of [{number, id, title, lang, address}]; addresses work from this page
     Facets.rows(folder, numbers, chunk?)   a promise of the rows that `search/<folder>/N.js` has of some incidents, `chunk` in a file:
                                   "when" is the date in words
     Facets.days(number)           {earliest, latest, published, undated}: days as counted in Python (1 = 1 January of year 1);
                                   0: open, or not known
     Facets.date(day)              such a day as "2023-05-22"; Facets.moment(day) as a Date, Facets.dayOf(year, month from 0, day) the other way
     Facets.span(text)             the first and the last day of "2023", "2023-05" or "2023-05-22"; null for anything else
     Facets.follow(link, act)      calls `act` where a link is followed here, and leaves new tabs and windows to the browser
     Facets.facet(key)             {key, label, kind, ids, labels, of(number)}: `of` gives the numbers of an incident's values
     Facets.known(key, value)      whether a value may stand in a query
     Facets.form(form, onchange, narrow?)  makes the controls of a form live, and calls onchange(numbers, query) now and at each
                                   change; gives {query, set(query), remove(key, value), without(key, value), count}. The query is
                                   kept in the address. `narrow(query)`: a promise of numbers to choose from, or null for all.
     Facets.label(form, key, value)  what a value is called: "Russia", "killed 1 or more"
     Facets.say(element, count)    writes a count in words: "12 incidents"; `element` or one above it has the words (below)

   Keys and values are those of docs/authors/queries.md. Values of one key are OR, different keys are AND.

   Markup that `form` looks for, all of it optional:
     <fieldset data-facet="region">      is filled with check boxes (a tree is nested, long lists open with a button);
     <select data-facet="region">        is filled with options behind those that are there;
                                         with data-facet="figures" on an element, one <select> for each measure is put in,
                                         made from the <template data-figures> inside it; data-facet="fields" likewise makes a
                                         fieldset for each own field from its <template data-field>
     <input name="from">, any control with a name of a key: its value is that key's. A date that is none gets aria-invalid.
     <template data-chosen>              is followed by the list in it, with a row for each value in force: a link that takes it away
     [data-count]                        gets the number of matches in words; make it a live region (aria-live="polite")
     data-more, on the form             words for the button that shows the rest of a long list
   The form gets data-live once the first onchange, and what it promised, is through: filters and results are shown then.
   A facet that no incident has is hidden, with what it stands in. Words of counts: <template data-plural>, with an element
   for each of several numbers: <i data-n="1"># incident</i><i data-n="2"># incidents</i>; the one is taken whose number has
   the same plural form, and # becomes the number. */
"use strict";
var Facets = (() => {
  const own = document.currentScript;
  const folder = new URL(own.dataset.search || "search/", document.baseURI);
  folder.search = folder.hash = "";
  const FOLDER = folder.href.replace(/[^/]*$/, "");
  const root = new URL("../", FOLDER).href;
  // The index of words is there once for all languages; everything else is in the language of the page.
  const SHARED = own.dataset.prefix ? new URL(`../../search/`, FOLDER).href : FOLDER;
  const home = new URL("../", SHARED).href; // of all languages
  const LANG = document.documentElement.lang || "en";
  const rules = new Intl.PluralRules(LANG);
  const number = new Intl.NumberFormat(LANG);
  const collator = new Intl.Collator(LANG, { numeric: true });
  const LIST = 8; // values shown of a list before the rest is asked for

  // Scripts that hand over data.
  const waiting = new Map();
  let stamp = "";
  const take = (name, value) => {
    const held = waiting.get(name);
    if (!held) return;
    if (value.stamp && stamp && value.stamp !== stamp && !held.again) {
      held.again = true; // an older file from the browser's cache: asked for anew under another address
      request(name, `?${stamp}`);
      return;
    }
    held.resolve(value);
  };
  const request = (name, mark) => {
    const element = document.createElement("script");
    element.src = `${/^(words\/|shards$)/.test(name) ? SHARED : FOLDER}${name}.js${mark}`;
    element.onerror = () => {
      const held = waiting.get(name);
      waiting.delete(name);
      held.reject(new Error(`cannot load ${element.src}`));
    };
    element.onload = () => element.remove();
    document.head.append(element);
  };
  const script = (name) => {
    let held = waiting.get(name);
    if (!held) {
      held = {};
      held.promise = new Promise((resolve, reject) => Object.assign(held, { resolve, reject }));
      waiting.set(name, held);
      request(name, "");
    }
    return held.promise;
  };

  // Columns of numbers: base 32, lowest digit first; a digit that another follows is one of the second row.
  const DIGIT = new Uint8Array(128);
  [..."0123456789abcdefghijklmnopqrstuv"].forEach((digit, at) => (DIGIT[digit.charCodeAt(0)] = at));
  [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%()"].forEach((digit, at) => (DIGIT[digit.charCodeAt(0)] = at + 32));
  const unpack = (text) => {
    const found = new Uint32Array(text.length);
    let length = 0, value = 0, weight = 1;
    for (let at = 0; at < text.length; at++) {
      const digit = DIGIT[text.charCodeAt(at)];
      value += (digit & 31) * weight;
      if (digit < 32) {
        found[length++] = value;
        value = 0;
        weight = 1;
      } else weight *= 32;
    }
    return found.subarray(0, length);
  };
  const unpackGaps = (text) => {
    const found = unpack(text);
    for (let at = 0, last = -1; at < found.length; at++) found[at] = last += found[at];
    return found;
  };

  // What was loaded.
  let count = 0, base = 0, chunk = 1, earliest, latest, published, undated;
  const facets = new Map();
  const rowsOf = (column, size) => {
    // A list for each incident: values[starts[n]] up to values[starts[n + 1]].
    const starts = new Uint32Array(size + 1);
    if (column.sets) {
      const which = unpack(column.which);
      for (let at = 0; at < size; at++) starts[at + 1] = starts[at] + column.sets[which[at]].length;
      const values = new Uint32Array(starts[size]);
      for (let at = 0; at < size; at++) values.set(column.sets[which[at]], starts[at]);
      return { starts, values };
    }
    const each = unpack(column.each);
    for (let at = 0; at < size; at++) starts[at + 1] = starts[at] + each[at];
    return { starts, values: unpack(column.values) };
  };
  const load = () => {
    loaded ||= script("facets").then((view) => {
      stamp = view.stamp;
      ({ count, base, chunk } = view);
      earliest = unpack(view.earliest);
      for (let at = 1; at < count; at++) earliest[at] += earliest[at - 1];
      latest = unpack(view.span);
      published = unpack(view.published);
      for (let at = 0; at < count; at++) {
        const start = earliest[at];
        if (start) earliest[at] = start + base;
        if (latest[at]) latest[at] += (start || 1) + base - 1;
        if (published[at]) {
          const step = published[at] - 1;
          published[at] = (start || 0) + base + (step % 2 ? -(step + 1) / 2 : step / 2);
        }
      }
      undated = new Uint8Array(count);
      for (const at of unpackGaps(view.undated)) undated[at] = 1;
      for (const facet of view.facets) {
        const ids = facet.ids || [], labels = facet.labels || ids, ranges = facet.ranges || [];
        const { starts, values } = rowsOf(facet.column, count);
        facets.set(facet.key, {
          key: facet.key, label: facet.label, kind: facet.kind, ids, labels, ranges, starts, values,
          parents: facet.parents || [],
          index: new Map(ids.map((id, at) => [id, at])),
          size: ids.length || ranges.length,
          of: (incident) => values.subarray(starts[incident], starts[incident + 1]),
        });
      }
    });
    return loaded;
  };
  let loaded = null;

  // Queries.
  const query = (text = location.search) => {
    const found = new Map();
    for (const [key, value] of new URLSearchParams(text)) {
      // A plus in an address that somebody wrote by hand is read as a blank: "killed=1+".
      const said = key !== "q" && /^[\d.]+ $/.test(value) ? `${value.trim()}+` : value.trim();
      if (!said) continue;
      if (!found.has(key)) found.set(key, []);
      if (!found.get(key).includes(said)) found.get(key).push(said);
    }
    return found;
  };
  const FIRST = ["q", "region", "from", "to"];
  const LAST = ["sort", "page"];
  const rank = (key) => (FIRST.includes(key) ? FIRST.indexOf(key) - 9 : LAST.indexOf(key) + 1);
  const address = (asked) => {
    const parts = [];
    for (const key of [...asked.keys()].sort((a, b) => rank(a) - rank(b))) {
      for (const value of asked.get(key)) {
        if (value) parts.push(`${encodeURIComponent(key)}=${encodeURIComponent(value).replace(/%2F/g, "/").replace(/%20/g, "+")}`);
      }
    }
    return parts.length ? `?${parts.join("&")}` : "";
  };
  const DAY = 86400000, EPOCH = 719163; // 1 January 1970, as Python counts days
  const dayOf = (year, month, day) => new Date(0).setUTCFullYear(year, month, day) / DAY + EPOCH;
  const moment = (day) => new Date((day - EPOCH) * DAY);
  const date = (day) => moment(day).toISOString().slice(0, 10);
  const span = (text) => {
    // First and last day of a year, month or day; null for anything else.
    const found = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text.trim());
    if (!found) return null;
    const [year, month, day] = [+found[1], found[2] ? +found[2] : 0, found[3] ? +found[3] : 0];
    if (year < 1 || month > 12 || (found[2] && !month) || (found[3] && !day)) return null;
    if (day) {
      const only = dayOf(year, month - 1, day);
      return date(only) === text.trim() ? [only, only] : null;
    }
    return month ? [dayOf(year, month - 1, 1), dayOf(year, month, 0)] : [dayOf(year, 0, 1), dayOf(year, 11, 31)];
  };
  const rangeOf = (text) => {
    // What a figure is asked to be: [lowest, highest], or a word; null where it cannot be read.
    if (text === "known" || text === "unknown") return text;
    const found = /^(?:(\d+(?:\.\d+)?)(\+)?|(\d+(?:\.\d+)?)\s*-\s*(\d+(?:\.\d+)?)|<(\d+(?:\.\d+)?))$/.exec(text);
    if (!found) return null;
    if (found[5]) return [-Infinity, +found[5], true];
    if (found[3]) return [+found[3], +found[4]];
    return [+found[1], found[2] ? Infinity : +found[1]];
  };
  const overlaps = (range, asked) => {
    if (asked === "unknown") return range === "unknown";
    if (asked === "known") return range !== "unknown";
    if (typeof range === "string") return false;
    const [low, high = Infinity] = range;
    const [least, most, below] = asked;
    return high >= least && (below ? low < most : low <= most);
  };
  const allowed = (facet, values) => {
    // For each value of a facet whether an incident that has it matches.
    const marks = new Uint8Array(facet.size);
    if (facet.kind === "ranges") {
      const asked = values.map(rangeOf).filter(Boolean);
      facet.ranges.forEach((range, at) => (marks[at] = +asked.some((one) => overlaps(range, one))));
      return marks;
    }
    for (const value of values) if (facet.index.has(value)) marks[facet.index.get(value)] = 1;
    if (facet.kind === "tree") for (let at = 0; at < facet.size; at++) if (under(facet, at, marks)) marks[at] |= 2;
    return marks;
  };
  const under = (facet, at, marks) => {
    for (let above = at; above >= 0; above = facet.parents[above]) if (marks[above] & 1) return true;
    return false;
  };
  const known = (key, value) => {
    const facet = facets.get(key);
    if (key === "from" || key === "to") return span(value) !== null;
    if (!facet) return false;
    return facet.kind === "ranges" ? rangeOf(value) !== null : facet.index.has(value);
  };

  // For each incident, how many keys of a query it fails, and the last of these.
  const failures = (asked, among) => {
    const fails = new Uint8Array(count), by = new Uint8Array(count), keys = ["", "dates"];
    if (among) {
      fails.fill(9);
      for (const incident of among) fails[incident] = 0;
    }
    const fail = (incident, key) => {
      fails[incident]++;
      by[incident] = key;
    };
    const bounds = [["from", 0], ["to", 1]].map(([key, end]) => (asked.get(key) || []).map(span).filter(Boolean).map((one) => one[end]));
    const from = bounds[0].length ? Math.min(...bounds[0]) : 0;
    const to = bounds[1].length ? Math.max(...bounds[1]) : 0;
    if (from || to) {
      for (let at = 0; at < count; at++) {
        const out = undated[at] || (from && latest[at] && latest[at] < from) || (to && earliest[at] > to);
        if (out) fail(at, 1);
      }
    }
    for (const [key, values] of asked) {
      const facet = facets.get(key);
      if (!facet) {
        if (is_facet(key)) fails.fill(9); // nobody has a value of it
        continue;
      }
      if (!values.length) continue;
      const marks = allowed(facet, values), { starts, values: each } = facet, name = keys.push(key) - 1;
      for (let at = 0; at < count; at++) {
        let found = false;
        for (let one = starts[at]; one < starts[at + 1] && !found; one++) found = marks[each[one]] > 0;
        if (!found) fail(at, name);
      }
    }
    return { fails, by, keys };
  };
  const PASSED_OVER = new Set(["q", "from", "to", "sort", "page"]);
  const KEYS = new Set(["region", "category", "tag", "actor", "holds", "review", "state"]);
  const is_facet = (key) => !PASSED_OVER.has(key) && (KEYS.has(key) || key.startsWith("field."));
  const matching = ({ fails }) => {
    const found = new Uint32Array(count);
    let length = 0;
    for (let at = 0; at < count; at++) if (!fails[at]) found[length++] = at;
    return found.slice(0, length);
  };
  const match = (asked, among) => matching(failures(asked, among));
  const counts = (asked, among) => {
    const { fails, by, keys } = failures(asked, among);
    const found = new Map();
    for (const facet of facets.values()) {
      const name = Math.max(keys.indexOf(facet.key), 0);
      const sums = new Uint32Array(facet.size), seen = new Int32Array(facet.size).fill(-1);
      const { starts, values, parents } = facet;
      for (let at = 0; at < count; at++) {
        if (fails[at] && !(fails[at] === 1 && name && by[at] === name)) continue;
        for (let one = starts[at]; one < starts[at + 1]; one++) {
          for (let value = values[one]; value >= 0 && seen[value] !== at; value = parents.length ? parents[value] : -1) {
            seen[value] = at;
            sums[value]++;
          }
        }
      }
      found.set(facet.key, new Map(facet.ids.map((id, at) => [id, sums[at]])));
    }
    return found;
  };
  const rows = async (name, numbers, size) => {
    await load();
    const each = size || chunk, files = [...new Set([...numbers].map((incident) => Math.floor(incident / each)))];
    const found = new Map(await Promise.all(files.map(async (file) => [file, (await script(`${name}/${file}`)).rows])));
    return [...numbers].map((incident) => found.get(Math.floor(incident / each))[incident % each]);
  };
  const titles = async (numbers) => {
    const found = await rows("titles", numbers);
    return [...numbers].map((incident, at) => {
      const [id, title, lang = ""] = found[at];
      return { number: incident, id, title, lang, address: page(`incidents/${id}/`) };
    });
  };
  const offline = /index\.html$/.test(own.dataset.search || "");
  const page = (path) => `${root}${path}${offline ? "index.html" : ""}`;
  const follow = (link, act) => {
    link.onclick = (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      act();
    };
  };
  const say = (element, many) => {
    let words = null;
    for (let above = element; above && !words; above = above.parentElement) words = above.querySelector("template[data-plural]");
    const forms = words ? [...words.content.querySelectorAll("[data-n]")] : [];
    const form = forms.find((one) => +one.dataset.n === many) || forms.find((one) => rules.select(+one.dataset.n) === rules.select(many));
    const text = form ? form.textContent.replace("#", number.format(many)) : number.format(many);
    if (element.textContent !== text) element.textContent = text;
  };

  // Forms.
  const control = (facet, value, label, type = "checkbox") => {
    const row = document.createElement("label"), box = document.createElement("input"), tally = document.createElement("span");
    Object.assign(box, { type, name: facet.key, value });
    tally.className = "num";
    const name = document.createElement("span");
    name.textContent = label;
    name.dir = "auto";
    if (facet.key === "holds") name.className = `v ${value}`;
    row.append(box, name, tally);
    return row;
  };
  let every = null;
  const totals = () => (every ||= counts(new Map()));
  const sorted = (facet, tops) => {
    const sums = totals().get(facet.key), ids = facet.ids;
    return tops.sort((a, b) => sums.get(ids[b]) - sums.get(ids[a]) || collator.compare(facet.labels[a], facet.labels[b]));
  };
  const level = (facet, above) => facet.ids.map((_, at) => at).filter((at) => (facet.parents.length ? facet.parents[at] : -1) === above);
  const addBoxes = (box, facet, above, chosen, more) => {
    // The values of one level. Those below a value, and those behind the first few, are made when they are asked for.
    const all = sorted(facet, level(facet, above));
    const first = all.filter((at, place) => place < LIST || opens(facet, at, chosen));
    const add = (at, before) => {
      const row = control(facet, facet.ids[at], facet.labels[at]);
      box.insertBefore(row, before);
      if (!facet.parents.length || !facet.parents.includes(at)) return;
      const sub = document.createElement("div");
      sub.className = "sub";
      sub.hidden = !opens(facet, at, chosen);
      box.insertBefore(sub, before);
      sub.dataset.below = at;
      if (!sub.hidden) addBoxes(sub, facet, at, chosen, more);
    };
    first.forEach((at) => add(at, null));
    if (first.length === all.length) return;
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "plain" });
    button.textContent = `${more} (${number.format(all.length - first.length)})`;
    button.onclick = () => {
      const rest = all.filter((at) => !first.includes(at));
      rest.forEach((at) => add(at, button));
      button.dispatchEvent(new Event("facets", { bubbles: true }));
      const next = [...box.querySelectorAll("input")].find((one) => one.value === facet.ids[rest[0]]);
      button.remove();
      if (next) next.focus();
    };
    box.append(button);
  };
  const opens = (facet, at, chosen) => {
    // Whether a value is chosen, or one below it.
    const wanted = chosen.get(facet.key) || [];
    return wanted.some((value) => {
      for (let one = facet.index.has(value) ? facet.index.get(value) : -1; one >= 0; one = facet.parents.length ? facet.parents[one] : -1) {
        if (one === at) return true;
      }
      return false;
    });
  };
  const addOptions = (select, facet, above = -1, depth = 0) => {
    for (const at of sorted(facet, level(facet, above))) {
      const option = new Option(`${"\u2003".repeat(depth)}${facet.labels[at]}`, facet.ids[at]);
      select.add(option);
      if (facet.parents.length && facet.parents.includes(at)) addOptions(select, facet, at, depth + 1);
    }
  };
  const fill = (form, chosen) => {
    for (const box of form.querySelectorAll("[data-facet=figures], [data-facet=fields]")) {
      const made = box.querySelector("template");
      for (const facet of facets.values()) {
        const is_own = facet.key.startsWith("field.");
        const fits = box.dataset.facet === "figures" ? facet.kind === "ranges" : is_own && facet.kind !== "ranges";
        if (!made || !fits) continue;
        const copy = made.content.cloneNode(true).firstElementChild;
        const label = copy.querySelector("[data-label]") || copy;
        label.textContent = facet.label;
        const select = copy.querySelector("select");
        if (select) select.name = facet.key;
        else copy.dataset.facet = facet.key;
        box.append(copy);
      }
      box.hidden = box.querySelectorAll("[name], [data-facet]").length === 0;
    }
    const more = form.dataset.more || "…";
    for (const box of form.querySelectorAll("[data-facet]")) {
      if (box.matches("[data-facet=figures], [data-facet=fields]")) continue;
      const facet = facets.get(box.dataset.facet);
      (box.closest("[data-whole]") || box).hidden = !facet;
      if (!facet) continue;
      if (box.matches("select")) {
        box.name = facet.key;
        addOptions(box, facet);
      } else addBoxes(box, facet, -1, chosen, more);
    }
  };
  const boxes = (form) => [...form.elements].filter((one) => one.name && (one.type === "checkbox" || one.type === "radio"));
  const show = (form, asked) => {
    // The controls as a query says.
    for (const one of boxes(form)) one.checked = (asked.get(one.name) || []).includes(one.value);
    for (const one of form.elements) {
      if (!one.name || one.type === "checkbox" || one.type === "radio" || one.matches("button, fieldset")) continue;
      const value = (asked.get(one.name) || [""])[0];
      if (one.matches("select") && ![...one.options].some((option) => option.value === value)) one.add(new Option(value, value));
      if (one.value !== value && (one !== document.activeElement || one.value.trim() !== value)) one.value = value;
      if (one.name === "from" || one.name === "to") one.toggleAttribute("aria-invalid", false);
      if ((one.name === "from" || one.name === "to") && value && !span(value)) one.setAttribute("aria-invalid", "true");
    }
  };
  const read = (form, before) => {
    // The query that the controls say; what none of them is for stays as it was.
    const asked = new Map(), there = new Set([...form.elements].map((one) => one.name).filter(Boolean));
    const made = (key) => new Set(boxes(form).filter((one) => one.name === key).map((one) => one.value));
    for (const [key, values] of before) {
      if (!there.has(key)) asked.set(key, values);
      else if (boxes(form).some((one) => one.name === key)) {
        const offered = made(key), kept = values.filter((value) => !offered.has(value));
        if (kept.length) asked.set(key, kept); // a value whose box is not made yet
      }
    }
    for (const [key, value] of new FormData(form)) {
      if (!String(value).trim()) continue;
      asked.set(key, [...(asked.get(key) || []), String(value).trim()]);
    }
    asked.delete("page");
    return asked;
  };
  const labelOf = (key, value, form) => {
    const facet = facets.get(key);
    if (facet && facet.kind !== "ranges") return facet.index.has(value) ? facet.labels[facet.index.get(value)] : value;
    const one = [...form.elements].find((element) => element.name === key);
    if (one && one.matches("select")) {
      const option = [...one.options].find((choice) => choice.value === value);
      return `${facet ? facet.label : ""} ${option ? option.text : value}`.trim();
    }
    const label = one && one.labels && one.labels[0];
    const words = label ? label.firstChild.textContent.trim() : facet ? facet.label : key;
    return `${words} ${value}`;
  };
  const form = (element, onchange, narrow = async () => null) => {
    let asked = query(), among = null, turn = 0;
    const made = { get query() { return asked; }, count: (other) => match(other, among).length };
    const tally = () => {
      const sums = counts(asked, among);
      for (const box of boxes(element)) {
        const cell = box.parentElement.querySelector(".num"), of = sums.get(box.name);
        if (cell && of) cell.textContent = number.format(of.get(box.value) || 0);
      }
      for (const box of element.querySelectorAll(".sub[data-below]")) {
        const facet = facets.get(box.closest("[data-facet]").dataset.facet), at = +box.dataset.below;
        if (!box.hidden || !opens(facet, at, asked)) continue;
        box.hidden = false;
        if (!box.childElementCount) addBoxes(box, facet, at, asked, element.dataset.more || "…");
        tally();
      }
    };
    const chosen = () => {
      for (const template of element.querySelectorAll("template[data-chosen]")) {
        const list = template.content.cloneNode(true).firstElementChild, row = list.firstElementChild;
        row.remove();
        for (const [key, values] of asked) {
          if (key === "q" || LAST.includes(key)) continue;
          for (const value of values) list.append(way(row.cloneNode(true), key, value, list));
        }
        if (template.nextElementSibling && template.nextElementSibling.matches("[data-made]")) template.nextElementSibling.remove();
        list.dataset.made = "";
        if (list.childElementCount) template.after(list);
      }
    };
    const way = (row, key, value) => {
      // A link that takes one value away.
      const link = row.querySelector("a"), words = labelOf(key, value, element), less = without(key, value);
      link.textContent = words;
      link.setAttribute("aria-label", (link.dataset.remove || "#").replace("#", words));
      link.href = `${location.pathname}${address(less)}`;
      follow(link, () => {
        made.set(less);
        (element.querySelector("[data-made] a") || element.querySelector("summary, input, select")).focus();
      });
      return row;
    };
    const without = (key, value) => {
      const less = new Map([...asked].map(([name, values]) => [name, name === key ? values.filter((one) => one !== value) : values]));
      for (const [name, values] of less) if (!values.length || name === "page") less.delete(name);
      return less;
    };
    const work = async () => {
      const mine = ++turn, numbers = await narrow(asked);
      if (mine !== turn) return;
      among = numbers;
      const found = match(asked, among);
      tally();
      chosen();
      for (const cell of element.querySelectorAll("[data-count]")) say(cell, found.length);
      await onchange(found, asked);
      element.dataset.live = "";
    };
    made.set = (next, how = "pushState") => {
      asked = next;
      show(element, asked);
      const now = `${location.pathname}${address(asked)}`;
      if (now !== location.pathname + location.search) history[how](null, "", now);
      work();
    };
    made.without = without;
    made.remove = (key, value) => made.set(without(key, value));
    const alone = (box) => {
      // Who chooses a place within a chosen one wants that place alone, and the other way round.
      const facet = facets.get(box.name), at = facet ? facet.index.get(box.value) : undefined;
      if (at === undefined || !facet.parents.length) return;
      const is_above = (one, other) => other >= 0 && (one === other || is_above(one, facet.parents[other]));
      for (const other of boxes(element)) {
        if (other === box || other.name !== box.name || !other.checked) continue;
        const there = facet.index.get(other.value);
        if (is_above(there, at) || is_above(at, there)) other.checked = false;
      }
    };
    let later = 0;
    const soon = (how) => {
      clearTimeout(later);
      const next = read(element, asked);
      if (address(next) !== address(asked)) made.set(next, how);
    };
    element.addEventListener("change", (event) => {
      if (event.target.checked) alone(event.target);
      if (event.target.name) soon("pushState");
    });
    element.addEventListener("input", (event) => {
      if (!event.target.matches("input[type=text], input[type=search]")) return;
      clearTimeout(later);
      later = setTimeout(() => soon("replaceState"), event.target.type === "search" ? 120 : 400);
    });
    element.addEventListener("submit", (event) => {
      event.preventDefault();
      soon("pushState");
    });
    element.addEventListener("facets", () => {
      show(element, asked);
      tally();
    });
    addEventListener("popstate", () => {
      asked = query();
      show(element, asked);
      work();
    });
    made.ready = load().then(() => {
      fill(element, asked);
      show(element, asked);
      work();
      return made;
    });
    return made;
  };
  const facet = (key) => facets.get(key);
  const days = (incident) => ({ earliest: earliest[incident], latest: latest[incident], published: published[incident], undated: !!undated[incident] });
  return {
    root, home, totals, load, script, take, query, address, match, counts, label: (element, key, value) => labelOf(key, value, element), overlaps: (range, asked) => overlaps(range, rangeOf(asked)), titles, rows, days, date, moment, dayOf, span, facet, known, form, say, follow, unpack, unpackGaps, page,
    get count() { return count; },
  };
})();
