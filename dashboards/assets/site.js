/* The small interactions of the site, without a library: sorting and filtering tables with the state kept in the address,
   searching questions, marking a speaker's rows, and the switch of language that keeps the page. Every page works without. */
"use strict";

(() => {
  const parameters = new URLSearchParams(location.search);

  /* Text without case and diacritics, so that "Güler" is found by "guler". */
  const plain = (text) => text.normalize("NFD").replace(/\p{Diacritic}/gu, "").toLowerCase();

  const region = document.documentElement.lang === "nl" ? "nl-BE" : "en-GB";
  const number = new Intl.NumberFormat(region).format;

  /* --- texts, and how the state of the nights is shown --- */

  const texts = window.spreektijdTexts ?? {};
  const told = (key, values = {}) => Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), texts[key] ?? key);
  /* A text with both its forms, "1 vraag | {n} vragen". */
  const counted = (key, count) => {
    const [one, several] = (texts[key] ?? key).split(" | ");
    return (count === 1 ? one : several ?? one).replaceAll("{n}", number(count));
  };
  /* Day and clock of Brussels, as the pages write them (dashboards/formats.py): "12 mei 2020, 16.30 uur". */
  const brusselsDay = new Intl.DateTimeFormat(region, { day: "numeric", month: "long", year: "numeric", timeZone: "Europe/Brussels" });
  const brusselsClock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Brussels" });
  const moment = (text) => {
    if (!text) return told("moment_unknown");
    const [hour, minute] = brusselsClock.format(new Date(text)).split(":");
    return told("moment", { day: brusselsDay.format(new Date(text)), hour, minute });
  };
  const language = document.documentElement.lang;

  const ageOf = (text) => {
    const hours = (Date.now() - Date.parse(text)) / 3.6e6;
    if (hours < 2) return counted("minutes", Math.max(0, Math.round(60 * hours)));
    return hours < 72 ? told("hours", { n: number(Math.round(hours)) }) : told("days", { n: number(Math.round(hours / 24)) });
  };

  const goodOutcomes = new Set(["published", "unchanged"]);

  /* The colour and the sentence of a status; the age is counted here and now, whatever wrote the file may be dead. */
  const judge = (status) => {
    const night = status?.last_night;
    if (!night) return ["unknown", told(status ? "status_none" : "status_unknown")];
    const hours = night.ended_at ? (Date.now() - Date.parse(night.ended_at)) / 3.6e6 : Infinity;
    const values = {
      moment: moment(night.ended_at ?? night.started_at), age: night.ended_at ? ageOf(night.ended_at) : "?",
      new: counted("new_reports", night.new_reports ?? 0),
      failure: status.failure?.severity === "critical" ? status.failure.sentence[language] : told("failure_other"),
    };
    const sentences = [told("status_" + night.outcome, values)];
    const isGood = goodOutcomes.has(night.outcome);
    const isLastGood = !status.last_run || goodOutcomes.has(status.last_run.outcome) || status.last_run.outcome === "interrupted";
    if (isGood && !isLastGood) sentences.push(told("status_run_failed"));
    if (hours > (status.stale_after_hours ?? 36)) sentences.push(told("status_stale"));
    else if (isGood && isLastGood && status.troubles?.length) sentences.push(told("status_trouble"));
    if (!isGood && status.published_at) sentences.push(told("status_shown", { moment: moment(status.published_at) }));
    const colour = !isGood || !isLastGood ? "bad" : sentences.length > 1 ? "caution" : "good";
    return [colour, sentences.join(" ")];
  };

  window.spreektijdStatus = (status) => {
    const line = document.getElementById("stand");
    const [colour, sentence] = judge(status);
    line.classList.add(colour);
    const link = document.createElement("a");
    const night = status?.last_night?.run_id;
    link.href = line.dataset.page + (night ? "#nacht-" + night : "#nachten");
    link.textContent = sentence;
    line.replaceChildren(link);
  };

  const keepInAddress = () => {
    const query = parameters.toString();
    try {
      history.replaceState(null, "", (query ? "?" + query : location.pathname) + location.hash);
    } catch {
      /* Some browsers refuse this for a page opened from a file; the page works, its address just stays. */
    }
    carryAddress();
  };

  /* Links to the same page in the other language and to other session years carry the filters along. */
  const carryAddress = () => {
    const query = parameters.toString();
    for (const link of document.querySelectorAll("a[data-switch], a[data-keep]")) {
      const address = new URL(link.href);
      address.search = query;
      if (link.hasAttribute("data-switch")) address.hash = location.hash;
      link.href = address.href;
    }
  };

  const setParameter = (name, value, usual) => {
    if (value === usual || value === "") parameters.delete(name);
    else parameters.set(name, value);
  };

  /* --- the menu, where a page leaves it to the script --- */

  const fillMenu = (menu) => {
    const home = document.querySelector("a.mark").getAttribute("href").replace("index.html", "");
    for (const [section, file, text] of window.spreektijdSections) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = home + file;
      link.textContent = text;
      if (section === menu.dataset.sections) link.setAttribute("aria-current", "page");
      item.append(link);
      menu.append(item);
    }
  };

  /* --- sorting --- */

  const cellValue = (row, column, kind) => {
    const cell = row.cells[column];
    if (!cell) return kind === "number" ? -Infinity : "";
    const value = cell.dataset.v ?? cell.textContent.trim();
    if (kind !== "number") return plain(value);
    const number = Number(cell.dataset.v ?? value.replace(/[^0-9-]/g, ""));
    return Number.isNaN(number) || value === "" ? -Infinity : number;
  };

  const collator = new Intl.Collator(document.documentElement.lang);
  /* What the rows of a table sort by, a column at a time: made at its first sorting, rows never change. */
  const sortKeys = new WeakMap();
  const keysOf = (table, column, kind) => {
    if (!sortKeys.has(table)) sortKeys.set(table, new Map());
    const columns = sortKeys.get(table);
    if (!columns.has(column)) columns.set(column, new Map([...table.tBodies[0].rows].map((row) => [row, cellValue(row, column, kind)])));
    return columns.get(column);
  };

  /* More than a screen holds: the heading that was pressed stands on it, so the rows seen are the first. */
  const rowsAtOnce = () => 50 + Math.ceil(innerHeight / 20);

  const sortTable = (table, column, direction) => {
    const headings = [...table.tHead.rows[0].cells];
    const kind = headings[column].dataset.sort;
    const keys = keysOf(table, column, kind);
    const sign = direction === "ascending" ? 1 : -1;
    const compare = kind === "number" ? (one, other) => (one > other) - (one < other) : collator.compare;
    const body = table.tBodies[0];
    const behind = body.nextSibling;
    const rows = [...body.rows].sort((one, other) => sign * compare(keys.get(one), keys.get(other)));
    /* Out of the page while its rows are moved; of a long table what is below the screen is laid out once the rest is seen. */
    body.remove();
    body.append(...rows);
    const below = rows.filter((row) => !row.hidden).slice(rowsAtOnce());
    for (const row of below) row.classList.add("later");
    table.insertBefore(body, behind);
    if (below.length) requestAnimationFrame(() => setTimeout(() => { for (const row of below) row.classList.remove("later"); }));
    headings.forEach((heading) => heading.removeAttribute("aria-sort"));
    headings[column].setAttribute("aria-sort", direction);
  };

  const makeSortable = (table) => {
    const isNamed = Boolean(table.id);
    for (const button of table.tHead.querySelectorAll("th[data-sort] button")) button.disabled = false;
    table.tHead.addEventListener("click", (event) => {
      const heading = event.target.closest("th[data-sort]");
      if (!heading) return;
      const first = heading.dataset.sort === "number" ? "descending" : "ascending";
      const second = first === "ascending" ? "descending" : "ascending";
      const direction = heading.getAttribute("aria-sort") === first ? second : first;
      sortTable(table, heading.cellIndex, direction);
      if (isNamed) {
        parameters.set("sorteer", heading.cellIndex + (direction === "ascending" ? "a" : "d"));
        keepInAddress();
      }
    });
    const wanted = /^(\d+)([ad])$/.exec(parameters.get("sorteer") ?? "");
    const heading = isNamed && wanted ? table.tHead.rows[0].cells[Number(wanted[1])] : null;
    if (heading?.dataset.sort) {
      sortTable(table, Number(wanted[1]), wanted[2] === "a" ? "ascending" : "descending");
    }
  };

  /* --- filtering a table --- */

  const makeFilters = (box) => {
    const table = document.getElementById(box.dataset.filters);
    const controls = [...box.querySelectorAll("input, select")];
    const count = box.querySelector("[data-count]");
    const rows = [...table.tBodies[0].rows].map((row) => [row, plain(row.textContent)]);
    const usual = new Map(controls.map((control) => [control.name, control.value]));
    for (const control of controls) {
      const value = parameters.get(control.name);
      const isKnown = control.tagName !== "SELECT" || [...control.options].some((option) => option.value === value);
      if (value !== null && isKnown) control.value = value;
    }
    /* The sum of the column that a foot stands below, over the rows shown; of the first column, how many they are. */
    const sumOf = (sum) => {
      const cell = sum.closest("td, th");
      const shown = rows.filter(([row]) => !row.hidden);
      if (cell.cellIndex === 0) return shown.length;
      const column = [...cell.parentElement.cells].slice(0, cell.cellIndex).reduce((place, before) => place + before.colSpan, 0);
      return shown.reduce((total, [row]) => total + Number(row.cells[column].dataset.v ?? row.cells[column].textContent.replace(/[^0-9]/g, "")), 0);
    };

    const apply = () => {
      const chosen = controls.filter((control) => control.tagName === "SELECT" && control.value !== "alle");
      const search = controls.find((control) => control.type === "search");
      const words = search ? plain(search.value).split(/\s+/).filter(Boolean) : [];
      let shown = 0;
      for (const [row, text] of rows) {
        const fits = chosen.every((control) => row.dataset[control.name] === control.value) && words.every((word) => text.includes(word));
        row.hidden = !fits;
        shown += fits;
      }
      for (const sum of table.querySelectorAll("tfoot [data-sum]")) sum.textContent = number(sumOf(sum));
      count.textContent = count.dataset.count.replace("{n}", number(shown)).replace("{total}", number(rows.length));
    };
    box.addEventListener("input", (event) => {
      setParameter(event.target.name, event.target.value, usual.get(event.target.name));
      keepInAddress();
      apply();
    });
    apply();
  };

  const element = (name, text, href) => {
    const made = document.createElement(name);
    if (text !== undefined) made.textContent = text;
    if (href) made.href = href;
    return made;
  };
  /* Whether the text is in the clipboard; a page opened from a file has no other way than the old one. */
  const copyText = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      const area = element("textarea", text);
      document.body.append(area);
      area.select();
      const isCopied = document.execCommand("copy");
      area.remove();
      return isCopied;
    }
  };

  /* As dashboards/links.py, file_stem. */
  const stem = (id) => {
    const made = id.replace(/[^A-Za-z0-9._-]/gu, (character) => `~${character.codePointAt(0).toString(16)}~`);
    return made.startsWith(".") ? "~" + made : made;
  };

  /* --- the speeches of a meeting: their pages and words lead on; those of one speaker are marked --- */

  const linkTurns = (table) => {
    const link = (cell, href) => {
      const made = element("a", cell.textContent.trim(), href);
      cell.replaceChildren(made);
    };
    for (const row of table.querySelectorAll("tbody[data-place] tr:not(:has(th))")) {
      const page = row.querySelector("td[rowspan]");
      if (table.dataset.report && Number(page?.textContent)) link(page, `${table.dataset.report.split("#")[0]}#page=${page.textContent.trim()}`);
      link(row.lastElementChild, `${table.dataset.turns}${row.parentElement.dataset.place}.html#${row.id}`);
    }
  };

  const markSpeaker = () => {
    const name = parameters.get("spreker");
    if (!name) return;
    /* Rows of a name that several persons bear say whose they are. */
    const person = parameters.get("persoon");
    const isNamesake = (row) => Boolean(person && row.dataset.person && row.dataset.person !== person);
    const cells = [...document.querySelectorAll("[data-turns] td:nth-last-child(2)")].filter((cell) => cell.firstChild?.textContent.trim() === name && !isNamesake(cell.parentElement));
    for (const cell of cells) {
      cell.classList.add("marked");
      cell.nextElementSibling.classList.add("marked");
    }
    if (!location.hash) cells[0]?.scrollIntoView({ block: "center" });
  };

  /* --- the lasting address of a speech leads on to its text --- */

  const leadOn = () => {
    if (!document.querySelector("[data-turns]") || !location.hash || parameters.get("spreker")) return;
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const link = row?.matches("[data-turns] tr:not(:has(th))") && row.querySelector("td:last-child a");
    if (link) location.replace(link.href);
  };

  /* --- what a link into a closed part of the page opens --- */

  const openTarget = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = target && target.closest("details:not([open])");
    if (closed) {
      closed.open = true;
      target.scrollIntoView();
    }
  };

  /* A page that asks a server for files cannot do so from a file. */
  if (location.protocol === "file:") document.querySelectorAll("[data-needs-server]").forEach((part) => { part.hidden = false; });

  /* "/" leads to the search from anywhere but a field. */
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    const field = document.querySelector("[data-search] input");
    event.preventDefault();
    if (field) field.focus();
    else location.href = document.querySelector("nav a[href$='zoeken.html']").href;
  });

  /* What weighs much comes when it is asked for; its script begins by itself. */
  for (const button of document.querySelectorAll("button[data-fetch]")) {
    button.hidden = location.protocol === "file:";
    button.addEventListener("click", () => {
      button.disabled = true;
      const script = document.createElement("script");
      script.src = button.dataset.fetch;
      document.head.append(script);
    }, { once: true });
  }

  document.querySelectorAll("[data-sections]").forEach(fillMenu);
  document.querySelectorAll("table[data-sortable]").forEach(makeSortable);
  document.querySelectorAll("[data-filters]").forEach(makeFilters);
  document.querySelectorAll("[data-turns]").forEach(linkTurns);
  markSpeaker();
  leadOn();
  openTarget();
  carryAddress();
  /* For the scripts of single pages. */
  window.spreektijd = { told, counted, moment, number, plain, element, copyText, stem, goodOutcomes, language, region, parameters, keepInAddress, setParameter };
  addEventListener("hashchange", () => { openTarget(); carryAddress(); });
  addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((part) => { part.open = true; }));
})();
