/* Comparing up to four members, groups or ministers: a line per chosen one over the years with its interval, the figures of a year, and how
   likely each spoke longer than each other. Everything stands in the address. */
"use strict";

(() => {
  const { told, number, plain, element, stem, parameters, keepInAddress, setParameter, offer, frame, language, region } = window.spreektijd;
  const box = document.querySelector("[data-compare]");
  const place = document.querySelector("[data-compared]");
  if (!box) return;
  const MOST = 4;
  const [what, kind, year] = ["wat", "soort", "jaar"].map((name) => box.querySelector(`[name=${name}]`));
  const field = box.querySelector("[name=naam]");
  const list = box.querySelector("datalist");
  const chips = box.querySelector("[data-chosen]");
  const state = box.querySelector("[role=status]");
  const defaults = new Map([what, kind, year].map((control) => [control.name, control.value]));

  const names = [];
  const known = new Map();
  window.spreektijdCompareNames = (found) => { names.push(...found); start(); };
  window.spreektijdCompare = (of, id, name, page, rows, ahead) => known.set(`${of} ${id}`, { id, name, page, rows, ahead });

  const load = (id) => new Promise((resolve) => {
    if (known.has(`${what.value} ${id}`)) return resolve();
    const script = document.createElement("script");
    script.src = `${box.dataset.compare}${what.value}/${stem(id)}.js`;
    script.onload = script.onerror = () => resolve();
    document.head.append(script);
  });

  let chosen = [];
  const ofKind = () => names.filter(([of]) => of === what.value);
  const labelOf = ([, , name, beside]) => (beside ? `${name} (${beside})` : name);

  /* Namesakes are told apart by their party, and by their number where they share that, too. */
  const distinctName = (one) => {
    const namesakes = ofKind().filter(([, , name]) => name === one.name);
    const own = namesakes.find(([, id]) => id === one.id);
    return namesakes.filter((other) => other[3] === own[3]).length > 1 ? `${labelOf(own)} ${one.id}` : labelOf(own);
  };

  const fillList = () => list.replaceChildren(...ofKind().map((one) => {
    const option = element("option");
    option.value = labelOf(one);
    return option;
  }));

  const keep = () => {
    for (const control of [what, kind, year]) setParameter(control.name, control.value, defaults.get(control.name));
    setParameter("wie", chosen.join(","), "");
    keepInAddress();
  };

  /* --- figures in words --- */

  const duration = (seconds, longest) => {
    const most = Math.round(Math.max(seconds, longest));
    const whole = Math.round(seconds);
    if (most < 60) return `${whole} s`;
    if (most < 600) return `${Math.floor(whole / 60)} min ${String(whole % 60).padStart(2, "0")} s`;
    const minutes = Math.round(seconds / 60);
    if (Math.round(most / 60) < 60) return `${minutes} min`;
    return `${number(Math.floor(minutes / 60))} ${language === "nl" ? "u" : "h"} ${String(minutes % 60).padStart(2, "0")} min`;
  };
  const percent = (share) => new Intl.NumberFormat(region, { style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(share);
  const cell = (name, text, value) => {
    const made = element(name, text);
    if (value !== undefined) {
      made.className = "n";
      made.dataset.v = value ?? "";
    }
    return made;
  };
  const table = (id, caption, heads) => {
    const made = element("table");
    made.id = id;
    made.className = "fixed";
    made.append(element("caption", caption));
    const head = made.createTHead().insertRow();
    heads.forEach((text, column) => {
      const one = element("th", text);
      one.scope = "col";
      if (column) one.className = "n";
      head.append(one);
    });
    made.append(element("tbody"));
    const around = element("div");
    around.className = "scroll";
    around.tabIndex = 0;
    around.setAttribute("role", "region");
    around.setAttribute("aria-label", caption);
    around.append(made);
    return [around, made];
  };
  const nameCell = (one, series) => {
    const made = element("th");
    made.scope = "row";
    const dot = drawing("svg", { class: "dot", "aria-hidden": "true" }, [drawing("circle", { class: `series-${series}` })]);
    made.append(dot, element("a", one.name, box.dataset.root + one.page));
    return made;
  };

  /* --- the chart --- */

  const drawing = (name, values, parts = []) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
    made.append(...parts);
    return made;
  };
  const text = (x, y, said, values = {}) => drawing("text", { x, y, ...values }, [said]);

  const chartOf = (shown) => {
    const years = [...new Set(shown.flatMap((one) => one.of.map((row) => row[0])))].sort();
    /* Drawn as wide as there is room, so that its letters are never shrunk. */
    const width = Math.max(300, Math.min(720, place.clientWidth));
    const named = Math.min(150, width * 0.34);
    const [left, right, top, bottom] = [40, width - named, 14, 250];
    const most = Math.max(1, ...shown.flatMap((one) => one.of.map((row) => row[6] ?? 0))) / 60;
    const step = [0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000].find((one) => most / one <= 5) ?? most / 4;
    const x = (one, series) => (years.length === 1 ? (left + right) / 2 : left + 12 + ((right - left - 24) * years.indexOf(one)) / (years.length - 1)) + 6 * (series - (shown.length - 1) / 2);
    const y = (seconds) => bottom - ((bottom - top) * seconds) / 60 / most;
    const parts = [];
    for (let tick = 0; tick <= most; tick += step) parts.push(drawing("path", { class: "axis", d: `M${left} ${y(60 * tick)}H${right}` }), text(left - 5, y(60 * tick) + 4, number(tick), { class: "soft", "text-anchor": "end" }));
    const every = Math.ceil(years.length / Math.max(1, Math.floor((right - left) / 72)));
    years.forEach((one, column) => { if (column % every === 0) parts.push(text(column && column === years.length - 1 ? right : x(one, (shown.length - 1) / 2), bottom + 18, one, { class: "soft", "text-anchor": column && column === years.length - 1 ? "end" : "middle" })); });
    const labels = [];
    shown.forEach((one, series) => {
      const told_ = one.of.filter((row) => row[4] !== null);
      if (!told_.length) return;
      const at = (row, place_) => `${x(row[0], series).toFixed(1)} ${y(row[place_]).toFixed(1)}`;
      if (told_.length > 1) {
        parts.push(drawing("path", { class: `band series-${series}`, d: `M${told_.map((row) => at(row, 6)).join("L")}L${told_.toReversed().map((row) => at(row, 5)).join("L")}Z` }));
        parts.push(drawing("path", { class: `line series-${series}`, d: `M${told_.map((row) => at(row, 4)).join("L")}` }));
      }
      for (const row of told_) parts.push(drawing("path", { class: `line series-${series}`, d: `M${at(row, 5)}L${at(row, 6)}` }), drawing("circle", { class: `series-${series}`, cx: x(row[0], series), cy: y(row[4]), r: 4 }));
      labels.push({ series, name: one.name, y: y(told_.at(-1)[4]) + 4 });
    });
    /* Names at the ends of their lines, never over each other. */
    labels.sort((one, other) => one.y - other.y).forEach((label, order) => {
      if (order) label.y = Math.max(label.y, labels[order - 1].y + 17);
      const longest = Math.floor((named - 22) / 6.6);
      const name = label.name.length > longest ? label.name.slice(0, longest - 1) + "…" : label.name;
      parts.push(drawing("rect", { class: `series-${label.series}`, x: right + 6, y: label.y - 9, width: 9, height: 9 }), text(right + 19, label.y, name));
    });
    const svg = drawing("svg", { class: "chart lines", role: "img", "aria-label": told("compare_chart"), viewBox: `0 0 ${width} ${Math.max(bottom + 26, ...labels.map((label) => label.y + 8))}` }, parts);
    const figure = element("figure");
    figure.id = "vergelijking";
    const rows = element("script");
    rows.type = "application/json";
    rows.dataset.rows = "";
    rows.textContent = JSON.stringify([
      [told("compare_name"), told("compare_year"), told("use_seconds"), `${told("use_seconds")} (${told("use_low")})`, `${told("use_seconds")} (${told("use_high")})`],
      ...shown.flatMap((one) => one.of.map((row) => [one.name, row[0], row[4], row[5], row[6]])),
    ]);
    figure.append(element("figcaption", told("compare_chart")), svg, rows);
    return figure;
  };

  const figuresOf = (shown) => {
    const [around, made] = table("cijfers", told("compare_figures", { year: year.value }), [told("compare_name"), told("compare_time"), told("compare_share"), told("compare_rank"), told("compare_words"), told("compare_sitting")]);
    shown.forEach((one, series) => {
      const row = one.of.find((each) => each[0] === year.value);
      const line = made.tBodies[0].insertRow();
      line.append(nameCell(one, series));
      if (!row) {
        line.append(...[1, 2, 3, 4, 5].map(() => cell("td", "–", null)));
        return;
      }
      const [, , words, share, seconds, low, high, rank, rankLow, rankHigh, sitting, link] = row;
      const time = cell("td", seconds === null ? "–" : seconds ? `${told("compare_circa")} ${duration(seconds, high)}` : "0", seconds);
      if (seconds) {
        const ends = element("span", `${duration(low, high)} – ${duration(high, high)}`);
        ends.className = "sub";
        Object.assign(ends.dataset, { low, high });
        time.append(ends);
      }
      const placed = cell("td", rank === null ? "–" : number(rank), rank);
      if (rank !== null) {
        const range = element("span", `${rankLow}–${rankHigh}`);
        range.className = "sub";
        placed.append(range);
      }
      const spoken = cell("td", link ? undefined : "0", words);
      if (link) spoken.append(element("a", number(words), box.dataset.root + link));
      line.append(time, cell("td", share === null ? "–" : percent(share), share), placed, spoken, cell("td", sitting === null ? "–" : number(Math.round(sitting)), sitting));
    });
    return around;
  };

  const aheadOf = (one, other) => {
    const key = `${year.value} ${kind.value}`;
    const own = one.ahead[key]?.[other.id];
    if (own !== undefined) return own;
    const theirs = other.ahead[key]?.[one.id];
    return theirs === undefined ? null : 100 - theirs;
  };
  const matrixOf = (shown) => {
    const [around, made] = table("kans", told("compare_ahead", { year: year.value }), [told("compare_longer"), ...shown.map((one) => one.name)]);
    shown.forEach((one, series) => {
      const line = made.tBodies[0].insertRow();
      line.append(nameCell(one, series));
      for (const other of shown) {
        const chance = one === other ? null : aheadOf(one, other);
        /* Never surer than the interval is: a rounded 0 or 100 is written as a bound. */
        line.append(cell("td", chance === null ? "–" : chance <= 0 ? "< 1 %" : chance >= 100 ? "> 99 %" : `${chance} %`, chance));
      }
    });
    return around;
  };

  /* --- choosing --- */

  let turn = 0;
  const show = async () => {
    const mine = ++turn;
    await Promise.all(chosen.map(load));
    if (mine !== turn) return;
    const shown = chosen.map((id) => known.get(`${what.value} ${id}`)).filter(Boolean).map((one, _, all) => ({ ...one, name: all.some((other) => other !== one && other.name === one.name) ? distinctName(one) : one.name, of: one.rows.filter((row) => row[1] === kind.value) }));
    chips.replaceChildren(...shown.map((one) => {
      const chip = element("button", `${one.name} ×`);
      chip.type = "button";
      chip.setAttribute("aria-label", told("take_away", { what: one.name }));
      chip.addEventListener("click", () => { chosen = chosen.filter((id) => id !== one.id); keep(); show(); });
      return chip;
    }));
    field.disabled = shown.length >= MOST;
    state.textContent = told("compare_count", { n: shown.length });
    place.replaceChildren();
    if (shown.length) {
      const parts = [chartOf(shown), figuresOf(shown), ...(shown.length > 1 ? [matrixOf(shown)] : [])];
      place.append(...parts);
      parts.forEach((part) => offer(part.matches("figure") ? part : part.querySelector("table")));
      frame();
    }
    place.dataset.ready = chosen.join(",");
  };

  const add = () => {
    const written = plain(field.value.trim());
    if (!written) return;
    const all = ofKind();
    const fits = all.filter((one) => plain(labelOf(one)) === written);
    const near = fits.length ? fits : all.filter((one) => written.split(/\s+/).every((word) => plain(labelOf(one)).includes(word)));
    if (near.length !== 1) {
      state.textContent = near.length ? told("compare_several", { n: number(near.length) }) : told("compare_none");
      return;
    }
    const id = near[0][1];
    if (!chosen.includes(id) && chosen.length < MOST) chosen.push(id);
    field.value = "";
    keep();
    show();
  };

  const start = () => {
    for (const control of [what, kind, year]) {
      const value = parameters.get(control.name);
      if (value !== null && [...control.options].some((option) => option.value === value)) control.value = value;
    }
    const there = new Set(ofKind().map(([, id]) => id));
    chosen = [...new Set((parameters.get("wie") ?? "").split(","))].filter((id) => there.has(id)).slice(0, MOST);
    fillList();
    show();
  };

  for (const control of [kind, year]) control.addEventListener("change", () => { keep(); show(); });
  what.addEventListener("change", () => { chosen = []; fillList(); keep(); show(); });
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") add(); });
  /* A name chosen from the list is written whole at once. */
  field.addEventListener("input", () => { if (ofKind().some((one) => labelOf(one) === field.value)) add(); });
  let room = place.clientWidth;
  addEventListener("resize", () => {
    if (place.clientWidth === room) return;
    room = place.clientWidth;
    show();
  });
})();
