/* One search: what has a name, meetings by any spelling of a date, and the words of all speeches. The index is scripts in pieces per
   session year (dashboards/search_index.py), newest year first; the query stands in the address. */
"use strict";

(() => {
  const { told, counted, number, plain, element, region, parameters, keepInAddress, setParameter, language } = window.spreektijd;
  const box = document.querySelector("[data-search]");
  const hits = document.querySelector("[data-hits]");
  const state = box.querySelector("[role=status]");
  const years = box.dataset.years.split(" ").filter(Boolean);
  const controls = [...box.querySelectorAll("input, select")];
  const valueOf = (name) => controls.find((control) => control.name === name).value;
  const shownAtOnce = 50;
  const dayFormat = new Intl.DateTimeFormat(region, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  const names = [];
  const turns = new Map();
  const words = new Map();
  window.spreektijdNames = (found) => names.push(...found.map((one) => [...one, plain(`${one[1]} ${one[3]}`)]));
  window.spreektijdTurns = (year, meetings, texts, found) => turns.set(year, { meetings, texts, found });
  window.spreektijdWords = (year, shard, index) => words.set(`${year} ${shard}`, index);

  const shards = new Map();
  window.spreektijdShards = (year, found) => shards.set(year, new Set(found));

  const loaded = new Map();
  const load = (path) => {
    if (!loaded.has(path)) {
      loaded.set(path, new Promise((resolve) => {
        const script = document.createElement("script");
        script.src = box.dataset.search + path + ".js";
        script.onload = script.onerror = resolve;
        document.head.append(script);
      }));
    }
    return loaded.get(path);
  };

  /* --- dates: 12 mei 2020, 12/5/2020, 12-05-20, 2020-05-12, mei 2020 --- */

  const months = [..."0123456789ab"].map((_, month) => [language, "nl-BE", "en-GB"].map((tongue) => plain(new Intl.DateTimeFormat(tongue, { month: "long", timeZone: "UTC" }).format(Date.UTC(2020, month, 1)))));
  const pad = (value) => String(value).padStart(2, "0");
  const fullYear = (year) => (year.length === 2 ? (Number(year) > 60 ? "19" : "20") + year : year);
  const dateOf = (text) => {
    const written = plain(text).trim();
    let found = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(written);
    if (found) return `${found[1]}-${pad(found[2])}-${pad(found[3])}`;
    found = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})$/.exec(written);
    if (found) return `${fullYear(found[3])}-${pad(found[2])}-${pad(found[1])}`;
    found = /^(?:[a-z]+dag |[a-z]+day )?(?:(\d{1,2})(?:e|ste|de|th|st|nd|rd)? )?([a-z]{3,})\.? (\d{4}|\d{2})$/.exec(written);
    if (!found) return null;
    const month = months.findIndex((spellings) => spellings.some((spelling) => spelling.startsWith(found[2])));
    if (month < 0) return null;
    return `${fullYear(found[3])}-${pad(month + 1)}${found[1] ? "-" + pad(found[1]) : ""}`;
  };
  const sessionYearsOf = (date) => {
    const year = Number(date.slice(0, 4));
    return years.filter((name) => name.startsWith(String(year)) || name.endsWith(String(year)));
  };

  /* --- words --- */

  const numbersOf = (steps) => {
    let at = 0;
    return steps.split(" ").map((step) => (at += parseInt(step, 36)));
  };

  const matching = (year, word, isLast) => {
    const index = words.get(`${year} ${word.slice(0, 2)}`) ?? {};
    if (!isLast) return new Set(index[word] ? numbersOf(index[word]) : []);
    const found = new Set();
    for (const [one, steps] of Object.entries(index)) if (one.startsWith(word)) for (const place of numbersOf(steps)) found.add(place);
    return found;
  };

  const speechesOf = async (year, wanted) => {
    await load(`woorden/${year}/stukken`);
    const asked = wanted.map((word) => word.slice(0, 2));
    if (!asked.every((shard) => shards.get(year)?.has(shard))) return [];
    await Promise.all(asked.map((shard) => load(`woorden/${year}/${shard}`)));
    const sets = wanted.map((word, place) => matching(year, word, place === wanted.length - 1)).sort((one, other) => one.size - other.size);
    const all = [...sets[0]].filter((place) => sets.every((set) => set.has(place)));
    if (!all.length) return [];
    await load("spreekbeurten/" + year);
    const { meetings, texts, found } = turns.get(year);
    return all.sort((a, b) => a - b).map((place) => {
      const [meeting, anchor, where, speaker, party, role] = found[place];
      const [date, stem, kind, committee] = meetings[meeting] ?? ["", "", "", ""];
      return { year, date, stem, kind, committee, anchor, where, speaker: texts[speaker], party: texts[party], role: texts[role] };
    });
  };

  /* --- what is shown --- */

  const heading = (text) => element("h2", text);
  const list = (rows) => {
    const made = element("ul");
    made.className = "plain hits";
    made.append(...rows);
    return made;
  };
  const line = (text, href, about) => {
    const item = element("li");
    const extra = element("span", about);
    extra.className = "sub";
    item.append(element("a", text, href), extra);
    return item;
  };
  const meetingName = (kind, committee) => (kind === "committee" && committee ? committee : told("kind_" + kind));
  const day = (date) => (date ? dayFormat.format(new Date(date)) : "–");

  const namesFound = (query) => {
    const wanted = plain(query).split(/\s+/).filter(Boolean);
    return names.filter((one) => wanted.every((word) => one[4].includes(word))).slice(0, 12).map(([kind, name, path, more]) => {
      return line(name, box.dataset.root + path, kind === "theme" ? told("kind_theme") : [told("kind_" + kind), more].filter(Boolean).join(" · "));
    });
  };

  const meetingsFound = async (date) => {
    const wanted = sessionYearsOf(date);
    await Promise.all(wanted.map((year) => load("spreekbeurten/" + year)));
    return wanted.flatMap((year) => turns.get(year)?.meetings ?? []).filter((one) => one[0].startsWith(date)).map(([found, stem, kind, committee]) => line(`${meetingName(kind, committee)}, ${day(found)}`, `${box.dataset.root}vergaderingen/${stem}.html`, told("kind_meeting")));
  };

  const fillFacet = (name, values) => {
    const control = controls.find((one) => one.name === name);
    const chosen = control.value;
    const counts = new Map();
    for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1);
    if (chosen !== "alle" && !counts.has(chosen)) counts.set(chosen, 0);
    const options = [...counts].sort((one, other) => other[1] - one[1]).slice(0, 60).map(([value, count]) => {
      const option = element("option", `${value} (${number(count)})`);
      option.value = value;
      return option;
    });
    control.replaceChildren(control.options[0], ...options);
    control.value = chosen;
  };

  let turn = 0;
  const search = async () => {
    const mine = ++turn;
    const query = valueOf("q").trim();
    hits.replaceChildren();
    state.textContent = "";
    if (query.length < 2) return;
    const date = dateOf(query);
    const byName = namesFound(query);
    const byDate = date ? await meetingsFound(date) : [];
    if (mine !== turn) return;
    if (byName.length) hits.append(heading(told("found_names")), list(byName));
    if (byDate.length) hits.append(heading(told("found_meetings")), list(byDate));
    const wanted = plain(query).match(/[a-z0-9]{2,}/g) ?? [];
    const chosen = valueOf("jaar") === "alle" ? years : [valueOf("jaar")];
    const place = element("div");
    hits.append(place);
    let found = [];
    let shown = shownAtOnce;
    const draw = () => {
      const fits = (name, key) => valueOf(name) === "alle" || key === valueOf(name);
      const fitting = found.filter((one) => fits("soort", one.kind) && fits("rol", one.role) && fits("fractie", one.party) && fits("spreker", one.speaker));
      const perYear = chosen.map((year) => [year, fitting.filter((one) => one.year === year).length]).filter(([, count]) => count);
      state.textContent = fitting.length ? `${counted("speeches_found", fitting.length)}: ${perYear.map(([year, count]) => `${year} ${number(count)}`).join(", ")}` : told("nothing_found");
      const rows = fitting.slice(0, shown).map((one) => line(`${one.speaker}, ${day(one.date)}`, `${box.dataset.site}debatten/${one.stem}/${one.where}.html#${one.anchor}`, [one.role === "member" ? one.party : told("role_" + one.role), meetingName(one.kind, one.committee)].filter(Boolean).join(" · ")));
      place.replaceChildren(...(rows.length ? [heading(told("found_speeches")), list(rows)] : []));
      if (fitting.length > shown) {
        const more = element("button", told("show_more"));
        more.type = "button";
        more.addEventListener("click", () => { shown += shownAtOnce; draw(); });
        place.append(more);
      }
      fillFacet("fractie", found.map((one) => one.party));
      fillFacet("spreker", found.map((one) => one.speaker));
    };
    if (!date && wanted.length) {
      for (const year of chosen) {
        const ofYear = await speechesOf(year, wanted);
        if (mine !== turn) return;
        found = found.concat(ofYear);
        if (ofYear.length) draw();
      }
      draw();
    } else if (!byDate.length && !byName.length) state.textContent = told("nothing_found");
    box.dataset.ready = query;
  };

  for (const control of controls) {
    const value = parameters.get(control.name);
    if (value === null) continue;
    if (control.tagName === "SELECT" && ![...control.options].some((option) => option.value === value)) {
      const option = element("option", value);
      option.value = value;
      control.append(option);
    }
    control.value = value;
  }
  let waiting;
  box.addEventListener("input", (event) => {
    setParameter(event.target.name, event.target.value, event.target.tagName === "SELECT" ? "alle" : "");
    keepInAddress();
    clearTimeout(waiting);
    waiting = setTimeout(search, 120);
  });
  addEventListener("load", () => { controls[0].focus(); search(); });
})();
