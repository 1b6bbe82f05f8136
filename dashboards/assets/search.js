/* One search: what has a name, meetings by any spelling of a date, and the words of all speeches. The index is scripts in pieces per
   session year (dashboards/search_index.py), newest year first; the query stands in the address. The index has no order of words: phrases
   and the lines beside the hits are read from the pages of the speeches, which needs a server. */
"use strict";

(() => {
  const { told, counted, number, plain, element, region, parameters, keepInAddress, setParameter, language, unpack } = window.spreektijd;
  const box = document.querySelector("[data-search]");
  const hits = document.querySelector("[data-hits]");
  const state = box.querySelector("[role=status]");
  const years = box.dataset.years.split(" ").filter(Boolean);
  const controls = [...box.querySelectorAll("input, select")];
  const valueOf = (name) => controls.find((control) => control.name === name).value;
  const shownAtOnce = 50;
  /* Speeches whose text is read at a time for a phrase. */
  const readAtOnce = 40;
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

  const speechesOf = async (year, wanted, isLastWhole) => {
    await load(`woorden/${year}/stukken`);
    const asked = wanted.map((word) => word.slice(0, 2));
    if (!asked.every((shard) => shards.get(year)?.has(shard))) return [];
    await Promise.all(asked.map((shard) => load(`woorden/${year}/${shard}`)));
    const sets = wanted.map((word, place) => matching(year, word, place === wanted.length - 1 && !isLastWhole)).sort((one, other) => one.size - other.size);
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

  /* --- the text of a hit, from its own page --- */

  const canRead = location.protocol !== "file:";
  const pages = new Map();
  const parsed = (html) => new DOMParser().parseFromString(html, "text/html");
  const readPage = async (path) => {
    try {
      const page = parsed(await (await fetch(path)).text());
      const packed = page.querySelector("[data-packed]");
      return packed ? parsed(await unpack(packed.textContent.trim())) : page;
    } catch {
      return null;
    }
  };
  const pathOf = (one) => `${box.dataset.site}debatten/${one.stem}/${one.where}.html`;
  const textOf = async (one) => {
    const path = pathOf(one);
    if (!pages.has(path)) pages.set(path, readPage(path));
    const article = (await pages.get(path))?.getElementById(one.anchor);
    return article ? [...article.querySelectorAll(":scope > p:not(.about)")].map((part) => part.textContent).join(" ").replace(/\s+/g, " ").trim() : null;
  };
  /* The text as words are told apart in it, each sign in its place. */
  const flat = (text) => text.replace(/[^\x00-\x7f]/g, (sign) => (plain(sign).length === 1 ? plain(sign) : " ")).toLowerCase();
  const wordsOf = (text) => plain(text).match(/[a-z0-9]+/g) ?? [];
  const phrasesOf = (query) => [...query.matchAll(/["“”]([^"“”]+)["“”]/g)].map((found) => wordsOf(found[1])).filter((found) => found.length > 1).map((found) => `(?<![a-z0-9])${found.join("[^a-z0-9]+")}(?![a-z0-9])`);
  const isQuoted = (query) => /["“”]\s*$/.test(query);

  const shownBefore = 60;
  const shownInAll = 220;
  /* A part of the text around the first place that fits, with all that fits in it marked. */
  const snippetOf = (text, pattern) => {
    const first = flat(text).search(pattern);
    const from = first > shownBefore ? text.lastIndexOf(" ", first - shownBefore) + 1 : 0;
    const part = text.slice(from, from + shownInAll);
    const made = [from ? "… " : ""];
    let at = 0;
    for (const found of flat(part).matchAll(pattern)) {
      made.push(part.slice(at, found.index), element("mark", part.slice(found.index, found.index + found[0].length)));
      at = found.index + found[0].length;
    }
    made.push(part.slice(at) + (from + shownInAll < text.length ? " …" : ""));
    return made;
  };
  /* A hit gets its line when it comes into view, in room that was kept for it. */
  const addSnippet = (item, one, pattern) => {
    const place = element("p");
    place.className = "snippet";
    item.append(place);
    const watcher = new IntersectionObserver(async ([entry]) => {
      if (!entry.isIntersecting) return;
      watcher.disconnect();
      const text = await textOf(one);
      if (text) place.append(...snippetOf(text, pattern));
    });
    watcher.observe(item);
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
    const phrases = canRead ? phrasesOf(query) : [];
    const marked = new RegExp((phrases.length ? phrases : wanted.map((word, order) => `(?<![a-z0-9])${word}${order === wanted.length - 1 && !isQuoted(query) ? "" : "(?![a-z0-9])"}`)).join("|") || "$^", "g");
    const holds = new Map();
    const readOn = async () => {
      const next = found.filter((one) => !holds.has(one)).slice(0, readAtOnce);
      await Promise.all(next.map(async (one) => {
        const text = flat((await textOf(one)) ?? "");
        holds.set(one, phrases.every((phrase) => new RegExp(phrase).test(text)));
      }));
      if (mine === turn) draw();
    };
    const hitOf = (one, ...said) => {
      const item = line(...said);
      if (canRead) addSnippet(item, one, marked);
      return item;
    };
    const draw = () => {
      const fits = (name, key) => valueOf(name) === "alle" || key === valueOf(name);
      const fitting = found.filter((one) => (!phrases.length || holds.get(one)) && fits("soort", one.kind) && fits("rol", one.role) && fits("fractie", one.party) && fits("spreker", one.speaker));
      const perYear = chosen.map((year) => [year, fitting.filter((one) => one.year === year).length]).filter(([, count]) => count);
      state.textContent = fitting.length ? `${counted("speeches_found", fitting.length)}: ${perYear.map(([year, count]) => `${year} ${number(count)}`).join(", ")}` : told("nothing_found");
      const unread = phrases.length ? found.length - holds.size : 0;
      if (unread) state.textContent += ` ${told("phrase_read", { n: number(holds.size), total: number(found.length) })}`;
      const rows = fitting.slice(0, shown).map((one) => hitOf(one, `${one.speaker}, ${day(one.date)}`, `${box.dataset.site}debatten/${one.stem}/${one.where}.html#${one.anchor}`, [one.role === "member" ? one.party : told("role_" + one.role), meetingName(one.kind, one.committee)].filter(Boolean).join(" · ")));
      place.replaceChildren(...(rows.length ? [heading(told("found_speeches")), list(rows)] : []));
      if (fitting.length > shown) {
        const more = element("button", told("show_more"));
        more.type = "button";
        more.addEventListener("click", () => { shown += shownAtOnce; draw(); });
        place.append(more);
      }
      if (unread && holds.size) {
        const more = element("button", told("phrase_read_on"));
        more.type = "button";
        more.addEventListener("click", () => { more.disabled = true; readOn(); });
        place.append(more);
      }
      fillFacet("fractie", found.map((one) => one.party));
      fillFacet("spreker", found.map((one) => one.speaker));
    };
    if (!date && wanted.length) {
      for (const year of chosen) {
        const ofYear = await speechesOf(year, wanted, isQuoted(query));
        if (mine !== turn) return;
        found = found.concat(ofYear);
        if (ofYear.length) draw();
      }
      draw();
      if (phrases.length) await readOn();
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
