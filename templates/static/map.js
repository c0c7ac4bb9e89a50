/* The large map: Leaflet on canvas, Supercluster for what lies close together, filters and titles by facets.js.
   Everything that it loads is of this site: search/places.js and search/lands.js beside the files of filters.
   The query is in the address, the view behind the #: #zoom/latitude/longitude. Words come from the page. */
"use strict";
(() => {
  const form = document.querySelector("[data-map-form]"), box = form.querySelector("[data-map]");
  const list = form.querySelector("[data-list]"), seen = form.querySelector("[data-in-view]"), all = form.querySelector("[data-all]");
  const kinds = [...form.querySelector("template[data-kinds]").content.children].map((one) => one.textContent);
  const SHOWN = 30; // titles in the list beside the map
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const number = new Intl.NumberFormat(document.documentElement.lang || "en");

  const unzigzag = (value) => (value & 1 ? -(value + 1) / 2 : value / 2);

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const renderer = L.canvas({ padding: 0.4, tolerance: 4 });
  const map = L.map(box, {
    renderer, preferCanvas: true, attributionControl: false, zoomControl: false, minZoom: 1, maxZoom: 12, zoomSnap: 0.5,
    fadeAnimation: false, zoomAnimation: !still.matches, markerZoomAnimation: false, inertia: !still.matches, scrollWheelZoom: false, worldCopyJump: false,
  });
  L.control.zoom({ position: "topleft", zoomInTitle: box.dataset.in, zoomOutTitle: box.dataset.out }).addTo(map);
  L.control.scale({ imperial: false, maxWidth: 120 }).addTo(map);
  // The wheel moves the page until somebody turns to the map.
  box.addEventListener("focusin", () => map.scrollWheelZoom.enable());
  box.addEventListener("focusout", () => map.scrollWheelZoom.disable());

  const ground = L.layerGroup().addTo(map), areas = L.layerGroup().addTo(map), marks = L.layerGroup().addTo(map);
  let places = null, lands = null, index = null, matching = null, numbers = [], middle = 0;

  const near = (longitude) => longitude - Math.round((longitude - middle) / 360) * 360;
  const ringsOf = (rows) => rows.map((row, place) => {
    const points = [];
    let latitude = 0, longitude = 0;
    for (let at = 0; at < row.length; at += 2) points.push([(latitude += row[at]) / 100, (longitude += row[at + 1]) / 100]);
    // A ring stays whole: all of it goes to the side of the world on which its first point lies nearest to the middle.
    const by = near(points[0][1]) - points[0][1];
    return by ? points.map(([a, b]) => [a, b + by]) : points;
  });
  const looks = () => ({
    land: { color: colour("--edge"), weight: 0.7, fillColor: colour("--sunk"), fillOpacity: 1, interactive: false, fillRule: "evenodd" },
    area: { color: colour("--accent"), weight: 1.3, dashArray: "4 3", fillColor: colour("--accent"), fillOpacity: 0.17, fillRule: "evenodd" },
    said: { color: colour("--ink"), weight: 2.2, dashArray: "0.1 4.4", lineCap: "round", fillColor: colour("--raise"), fillOpacity: 0.35, fillRule: "evenodd" },
    exact: { color: colour("--raise"), weight: 1, dashArray: null, fillColor: colour("--accent"), fillOpacity: 1 },
    ring: { color: colour("--ink"), weight: 1.6, dashArray: null, fillOpacity: 0 },
  });
  let look = looks();
  const drawLands = () => {
    ground.clearLayers();
    for (const land of lands.lands) L.polygon(ringsOf(land).map((ring) => [ring]), look.land).addTo(ground);
  };

  // What matches, in an index of clusters; places that are regions are drawn as land.
  const gather = () => {
    const features = [], inAreas = new Map();
    const { incidents, looks: kind, latitudes, longitudes } = places;
    for (let at = 0; at < incidents.length; at++) {
      if (!matching[incidents[at]]) continue;
      if ((kind[at] & 3) === 3) {
        if (!inAreas.has(latitudes[at])) inAreas.set(latitudes[at], []);
        inAreas.get(latitudes[at]).push(at);
      } else features.push({ type: "Feature", properties: { at }, geometry: { type: "Point", coordinates: [longitudes[at], latitudes[at]] } });
    }
    index = new Supercluster({ radius: 46, extent: 256, maxZoom: 11, minPoints: 2 }).load(features);
    return inAreas;
  };
  let inAreas = new Map();

  const shapeOf = (at) => {
    // A mark of one place: round where it happened, square what was meant, a diamond where it came down.
    const { looks: kinds, latitudes, longitudes, radii } = places, code = kinds[at], spot = L.latLng(latitudes[at], longitudes[at]);
    const role = code >> 3, metres = radii[at] * 100, said = code & 4;
    const style = said ? look.said : [look.exact, look.area, look.ring][code & 3];
    const pixels = Math.max(metres / (40075016 * Math.cos((spot.lat * Math.PI) / 180) / 2 ** (map.getZoom() + 8)), (code & 3) === 0 ? 5 : 7);
    if (!role) return L.circleMarker(spot, { ...style, radius: pixels });
    const centre = map.project(spot), side = role === 1 ? pixels * 0.9 : pixels * 1.2;
    const corners = role === 1 ? [[-1, -1], [1, -1], [1, 1], [-1, 1]] : [[0, -1], [1, 0], [0, 1], [-1, 0]];
    return L.polygon(corners.map(([x, y]) => map.unproject(centre.add([x * side, y * side]))), style);
  };
  const badge = (where, count, words, act, classes) => {
    const element = document.createElement("span");
    element.textContent = number.format(count);
    const icon = L.divIcon({ html: element, className: `map-count ${classes}`, iconSize: count > 999 ? [46, 30] : [32, 30] });
    const marker = L.marker(where, { icon, keyboard: true, title: words, alt: words });
    marker.on("click keypress", (event) => {
      if (event.type === "click" || ["Enter", " "].includes(event.originalEvent.key)) act();
    });
    marker.on("add", () => marker.getElement().setAttribute("aria-label", words));
    return marker;
  };
  const drawAreas = () => {
    areas.clearLayers();
    for (const [at, rows] of inAreas) {
      const area = lands.areas[at], said = rows.every((row) => places.looks[row] & 4);
      L.polygon(area.rings.map((ring) => [ring]), { ...(said ? look.said : look.area), interactive: false }).addTo(areas);
      const count = new Set(rows.map((row) => places.incidents[row])).size;
      const words = box.dataset.area.replace("#", number.format(count)).replace("@", area.name);
      badge([area.middle[0], area.middle[1]], count, words, () => map.fitBounds(L.latLngBounds(area.rings.flat())), said ? "as-said" : "region").addTo(areas);
    }
  };
  const drawMarks = () => {
    marks.clearLayers();
    const bounds = map.getBounds().pad(0.3);
    const found = index.getClusters([bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()], Math.floor(map.getZoom()));
    for (const feature of found) {
      const [longitude, latitude] = feature.geometry.coordinates, spot = [latitude, longitude];
      if (!feature.properties.cluster) {
        const at = feature.properties.at;
        shapeOf(at).on("click", () => open(places.incidents[at])).addTo(marks);
        continue;
      }
      const { cluster_id: id, point_count: points } = feature.properties;
      // An incident with several places counts once.
      const count = points > 2000 ? points : new Set(index.getLeaves(id, points).map((leaf) => places.incidents[leaf.properties.at])).size;
      const nearer = () => map.setView(spot, Math.min(Math.max(index.getClusterExpansionZoom(id), map.getZoom() + 1), 12));
      badge(spot, count, box.dataset.several.replace("#", number.format(count)), nearer, "").addTo(marks);
    }
  };
  const open = async (incident) => {
    const [row] = await Facets.titles([incident]);
    location.href = row.address;
  };

  // The list of what is in view.
  let asked = 0;
  const inView = () => {
    const bounds = map.getBounds(), found = new Map();
    const { incidents, looks: kind, latitudes, longitudes } = places;
    for (let at = 0; at < incidents.length; at++) {
      const incident = incidents[at];
      if (!matching[incident] || found.has(incident)) continue;
      const is_in = (kind[at] & 3) === 3 ? bounds.intersects(lands.areas[latitudes[at]].bounds) : bounds.contains([latitudes[at], longitudes[at]]);
      if (is_in) found.set(incident, at);
    }
    return found;
  };
  const line = (text) => {
    const element = document.createElement("p");
    element.className = "meta";
    element.textContent = text;
    return element;
  };
  const listed = async () => {
    const mine = ++asked, found = inView();
    Facets.say(seen, found.size);
    const newest = [...found.keys()].sort((a, b) => b - a).slice(0, SHOWN);
    const [rows, whens] = await Promise.all([Facets.titles(newest), Facets.rows("when", newest)]);
    if (mine !== asked) return;
    list.replaceChildren(...rows.map((row, place) => {
      const item = document.createElement("li"), head = document.createElement("h3"), link = document.createElement("a");
      link.href = row.address;
      link.textContent = row.title;
      if (row.lang) link.lang = row.lang;
      head.append(link);
      const at = found.get(row.number), code = places.looks[at];
      const where = (code & 3) === 3 ? `${lands.areas[places.latitudes[at]].name}: ${kinds[3]}` : kinds[code & 3];
      item.append(head, line([whens[place], code & 4 ? `${where}, ${kinds[4]}` : where].filter(Boolean).join("; ")));
      return item;
    }));
  };

  // The view in the address.
  const remember = () => {
    const centre = map.getCenter(), digits = Math.max(1, Math.ceil(map.getZoom() / 3));
    history.replaceState(history.state, "", `${location.pathname}${location.search}#${map.getZoom()}/${centre.lat.toFixed(digits)}/${centre.lng.toFixed(digits)}`);
  };
  const recall = () => {
    const [zoom, latitude, longitude] = location.hash.slice(1).split("/").map(Number);
    if (!location.hash.includes("/") || ![zoom, latitude, longitude].every(Number.isFinite)) return false;
    map.setView([latitude, longitude], zoom);
    return true;
  };
  const whole = () => {
    const bounds = L.latLngBounds([]);
    for (let at = 0; at < places.incidents.length; at++) {
      if (!matching[places.incidents[at]]) continue;
      if ((places.looks[at] & 3) === 3) bounds.extend(lands.areas[places.latitudes[at]].bounds);
      else bounds.extend([places.latitudes[at], places.longitudes[at]]);
    }
    if (bounds.isValid()) map.fitBounds(bounds.pad(0.08), { maxZoom: 9, animate: false });
    else map.setView([20, 0], 2);
  };

  const prepare = () => {
    const steps = Facets.unpack(places.incidents);
    for (let at = 1; at < steps.length; at++) steps[at] += steps[at - 1];
    const codes = Facets.unpack(places.looks), ys = Facets.unpack(places.latitudes), xs = Facets.unpack(places.longitudes);
    const latitudes = new Float64Array(codes.length), longitudes = new Float64Array(codes.length);
    let x = 0, y = 0, count = 0;
    for (let at = 0; at < codes.length; at++) {
      if ((codes[at] & 3) === 3) {
        latitudes[at] = ys[at];
        continue;
      }
      latitudes[at] = unzigzag(ys[at]) / 10000;
      longitudes[at] = unzigzag(xs[at]) / 10000;
      x += Math.cos((longitudes[at] * Math.PI) / 180);
      y += Math.sin((longitudes[at] * Math.PI) / 180);
      count++;
    }
    for (const area of lands.areas) {
      x += Math.cos((area.middle[1] * Math.PI) / 180);
      y += Math.sin((area.middle[1] * Math.PI) / 180);
    }
    // The map is cut open on the side of the world that faces away from most of what is on it.
    middle = (Math.atan2(y, x) * 180) / Math.PI;
    for (let at = 0; at < codes.length; at++) if ((codes[at] & 3) !== 3) longitudes[at] = near(longitudes[at]);
    for (const area of lands.areas) {
      area.middle[1] = near(area.middle[1]);
      area.rings = ringsOf(area.rings);
      area.bounds = L.latLngBounds(area.rings[0]);
    }
    places = { incidents: steps, looks: codes, latitudes, longitudes, radii: Facets.unpack(places.radii) };
  };

  const redraw = () => {
    drawAreas();
    drawMarks();
    listed();
  };
  let begun = false;
  const begin = () => {
    begun = true;
    if (!recall()) whole();
    drawLands();
    map.on("moveend", () => {
      drawMarks();
      listed();
      remember();
    });
    dark.addEventListener("change", () => {
      look = looks();
      drawLands();
      redraw();
    });
    addEventListener("hashchange", recall);
  };
  const data = Promise.all([Facets.script("places"), Facets.script("lands")]).then(([given, land]) => {
    [places, lands] = [given, land];
    prepare();
  });
  Facets.form(form, async (found, query) => {
    numbers = found;
    await data;
    if (numbers !== found) return;
    matching = new Uint8Array(Math.max(...[0, places.incidents.at(-1) || 0], found.at(-1) || 0) + 1);
    for (const incident of found) matching[incident] = 1;
    inAreas = gather();
    all.href = all.href.replace(/\?.*$/, "") + Facets.address(query);
    if (!begun) begin();
    else {
      if (found.length && !inView().size) whole();
      remember();
    }
    redraw();
    box.dataset.ready = "";
  });
})();
