/* One search: what has a name, meetings by any spelling of a date, and the words of all speeches. The index is scripts in pieces per
   session year (dashboards/search_index.py), newest year first; the query stands in the address. The index has no order of words: phrases
   and the lines beside the hits are read from the pages of the speeches, which needs a server. */
"use strict";

(() => {
  const { told, counted, number, plain, element, region, parameters, keepInAddress, setParameter, language, meetingFile, wordIndex } = window.spreektijd;
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
  const questions = new Map();
  const speakers = new Map();
  const pieces = new Map();
  const words = new Map();
  window.spreektijdNames = (found) => names.push(...found.map((one) => [...one, plain(`${one[1]} ${one[3]}`)]));
  window.spreektijdIndex = (year, found) => questions.set(year, found);
  window.spreektijdPieces = (year, firsts) => pieces.set(year, firsts);
  window.spreektijdWords = (year, piece, ...coded) => words.set(`${year} ${piece}`, wordIndex(...coded));
  window.spreektijdSpeakers = (year, said, meetings) => speakers.set(year, numbered(said, meetings));

  /* As dashboards/search_index.py: a sign per speech for who of its meeting spoke. */
  const placeOfSign = (sign) => {
    const code = sign.charCodeAt(0);
    return code < 127 ? code - 48 - (code > 60) - (code > 92) : code - 161 + 77;
  };
  /* Who spoke in each numbered speech of a year, and in which meeting. */
  const numbered = (said, meetings) => {
    const count = meetings.reduce((sum, meeting) => sum + meeting[5].length, 0);
    const year = { said, meetings: [], saidOf: new Uint32Array(count), meetingOf: new Uint32Array(count) };
    let at = 0;
    meetings.forEach(([date, stem, kind, committee, who, turns, runs], place) => {
      year.meetings.push({ date, stem, kind, committee, start: at, runs });
      for (const sign of turns) {
        year.saidOf[at] = who[placeOfSign(sign)];
        year.meetingOf[at] = place;
        at += 1;
      }
    });
    return year;
  };
  /* The part of a debate in which a speech stands, and its place among the speeches there. */
  const standingOf = (meeting, number) => {
    const before = new Map();
    let left = number - meeting.start;
    for (const run of meeting.runs.split(" ")) {
      const [where, length] = run.split(":");
      if (left < Number(length)) return [where, (before.get(where) ?? 0) + left + 1];
      before.set(where, (before.get(where) ?? 0) + Number(length));
      left -= Number(length);
    }
    return ["0", 1];
  };

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

  /* --- dates: 12 mei 2020, di. 12 mei '20, 12/5/2020, 12-05-20, 2020-05-12, 20200512, May 12th, 2020, mei 2020 --- */

  const months = [..."0123456789ab"].map((_, month) => [language, "nl-BE", "en-GB"].map((tongue) => plain(new Intl.DateTimeFormat(tongue, { month: "long", timeZone: "UTC" }).format(Date.UTC(2020, month, 1)))));
  months[2].push("mrt");
  const weekday = /^(?:(?:ma|di|wo|do|vr|za|zo|mon|tue|wed|thu|fri|sat|sun)\.?|[a-z]+dag|[a-z]+day) (?=.* )/;
  const pad = (value) => String(value).padStart(2, "0");
  const fullYear = (year) => (year.length === 2 ? (Number(year) > 60 ? "19" : "20") + year : year);
  const dateOf = (text) => {
    const written = plain(text).replace(/[,'’]/g, " ").replace(/\s+/g, " ").trim();
    let found = /^(\d{4})([/. -]?)(\d{1,2})\2(\d{1,2})$/.exec(written);
    if (found && (found[2] || found[0].length === 8)) return `${found[1]}-${pad(found[3])}-${pad(found[4])}`;
    found = /^(\d{1,2})[/. -](\d{1,2})[/. -](\d{4}|\d{2})$/.exec(written);
    if (found) return `${fullYear(found[3])}-${pad(found[2])}-${pad(found[1])}`;
    const bare = written.replace(weekday, "");
    found = /^(?:(\d{1,2})(?:e|ste|de|th|st|nd|rd)?[ -])?([a-z]{3,})\.?[ -](\d{4}|\d{2})$/.exec(bare);
    const [monthName, dayOfMonth] = found ? [found[2], found[1]] : [];
    if (!found) found = /^([a-z]{3,})\.? (\d{1,2})(?:th|st|nd|rd)? (\d{4}|\d{2})$/.exec(bare);
    if (!found) return null;
    const [name, day] = monthName ? [monthName, dayOfMonth] : [found[1], found[2]];
    const month = months.findIndex((spellings) => spellings.some((spelling) => spelling.startsWith(name)));
    if (month < 0) return null;
    return `${fullYear(found[3])}-${pad(month + 1)}${day ? "-" + pad(day) : ""}`;
  };
  const sessionYearsOf = (date) => {
    const year = Number(date.slice(0, 4));
    return years.filter((name) => name.startsWith(String(year)) || name.endsWith(String(year)));
  };

  /* --- words --- */

  /* The pieces of a year in which a word, or what begins with it, can stand. */
  const piecesOf = (year, word, isWhole) => {
    const firsts = pieces.get(year);
    const last = isWhole ? word : word + "~";
    const begin = Math.max(0, firsts.findLastIndex((first) => first <= word));
    return firsts.slice(begin).filter((first) => first <= last).map((_, place) => begin + place);
  };
  const matching = (year, word, isWhole) => {
    const found = new Set();
    for (const piece of piecesOf(year, word, isWhole)) {
      const index = words.get(`${year} ${piece}`) ?? new Map();
      if (isWhole) {
        if (index.has(word)) return new Set(index.get(word));
      } else for (const [one, numbers] of index) if (one.startsWith(word)) for (const place of numbers) found.add(place);
    }
    return found;
  };

  /* The numbers of a year's speeches that hold all words, newest first. */
  const numbersFound = async (year, wanted, isLastWhole) => {
    /* Who spoke comes beside the words: it is asked for nearly always. */
    const told = load("sprekers/" + year);
    await load(`woorden/${year}/stukken`);
    if (!pieces.get(year)?.length) return [];
    const isWhole = (place) => place < wanted.length - 1 || isLastWhole;
    await Promise.all(wanted.flatMap((word, place) => piecesOf(year, word, isWhole(place)).map((piece) => load(`woorden/${year}/${piece}`))));
    const sets = wanted.map((word, place) => matching(year, word, isWhole(place))).sort((one, other) => one.size - other.size);
    const all = [...sets[0]].filter((number) => sets.every((set) => set.has(number)));
    await told;
    return all.sort((one, other) => one - other);
  };
  /* A speech that was found, with what is shown of it; the same one each time it is asked for. */
  const made = new Map();
  const speechOf = (year, place) => {
    const key = `${year} ${place}`;
    if (!made.has(key)) {
      const ofYear = speakers.get(year);
      const { date, stem, kind, committee, ...meeting } = ofYear.meetings[ofYear.meetingOf[place]];
      const [where, turn] = standingOf(meeting, place);
      const [speaker, party, role] = ofYear.said[ofYear.saidOf[place]];
      made.set(key, { year, date, stem, kind, committee, where, turn, number: place - meeting.start, speaker, party, role });
    }
    return made.get(key);
  };

  /* --- the text of a hit: in the newest year from its own page, in older ones from the API's file of its meeting --- */

  const canRead = location.protocol !== "file:";
  const pages = new Map();
  const readPage = async (path) => new DOMParser().parseFromString(await (await fetch(path)).text(), "text/html");
  const fromPage = async (one) => {
    const path = `${box.dataset.site}debatten/${one.stem}/${one.where}.html`;
    if (!pages.has(path)) pages.set(path, readPage(path));
    const article = (await pages.get(path)).querySelectorAll("article")[one.turn - 1];
    return [...article.querySelectorAll(":scope > p:not(.about)")].map((part) => part.textContent).join(" ");
  };
  const fromFile = async (one) => (await meetingFile(`${box.dataset.site}api/v1/meetings/${one.stem}.json.gz`)).speeches[one.number].text;
  const textOf = async (one) => {
    try {
      const text = await (one.year === years[0] ? fromPage(one) : fromFile(one));
      return text.replace(/\s+/g, " ").trim();
    } catch {
      /* It could not be fetched: a hit stands without its line. */
      return null;
    }
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
    await Promise.all(wanted.map((year) => load("sprekers/" + year)));
    return wanted.flatMap((year) => speakers.get(year)?.meetings ?? []).filter((one) => one.date.startsWith(date)).map((one) => line(`${meetingName(one.kind, one.committee)}, ${day(one.date)}`, `${box.dataset.root}vergaderingen/${one.stem}.html`, told("kind_meeting")));
  };

  /* Questions by their subject: the explorer lists them (explorer.js), and how many the newest year has is told here once the
     speeches stand there, for its index weighs more than the first answer may. */
  const questionsFound = (wanted, chosen) => {
    const address = (year) => `${box.dataset.root}vragen.html?${new URLSearchParams({ jaar: year, zoek: wanted.join(" ") })}`;
    const item = line(told("questions_with", { words: wanted.join(" ") }), address(valueOf("jaar")), "…");
    const tell = async () => {
      const year = chosen[0];
      await load("vragen-" + year);
      const fits = ([, , number, subject, name, , party, , , , , , , , , status = ""]) => !status && wanted.every((word) => plain(`${subject ?? ""} ${name ?? ""} ${party ?? ""} ${number ?? ""}`).includes(word));
      const count = (questions.get(year) ?? []).filter(fits).length;
      item.querySelector(".sub").replaceChildren(element("a", `${counted("questions_found", count)}, ${year}`, address(year)));
    };
    return [item, tell];
  };

  const fillFacet = (name, counts) => {
    const control = controls.find((one) => one.name === name);
    const chosen = control.value;
    counts.delete("");
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
    const [question, tellQuestions] = questionsFound(wanted, chosen);
    if (!date && wanted.length && chosen.length) hits.append(heading(told("found_questions")), list([question]));
    const place = element("div");
    hits.append(place);
    /* The numbers found in each year, newest year first. */
    const found = new Map();
    const candidates = () => [...found].flatMap(([year, numbers]) => numbers.map((place) => [year, place]));
    let shown = shownAtOnce;
    const phrases = canRead ? phrasesOf(query) : [];
    const marked = new RegExp((phrases.length ? phrases : wanted.map((word, order) => `(?<![a-z0-9])${word}${order === wanted.length - 1 && !isQuoted(query) ? "" : "(?![a-z0-9])"}`)).join("|") || "$^", "g");
    const holds = new Map();
    const readOn = async () => {
      const next = candidates().filter(([year, place]) => !holds.has(`${year} ${place}`)).slice(0, readAtOnce);
      await Promise.all(next.map(async ([year, place]) => {
        const text = flat((await textOf(speechOf(year, place))) ?? "");
        holds.set(`${year} ${place}`, phrases.every((phrase) => new RegExp(phrase).test(text)));
      }));
      if (mine === turn) draw();
    };
    /* Those of a year that the fields leave. */
    const fittingOf = (year, numbers) => {
      const ofYear = speakers.get(year);
      const fits = (name, key) => valueOf(name) === "alle" || key === valueOf(name);
      const isAllowed = ofYear.said.map(([speaker, party, role]) => fits("rol", role) && fits("fractie", party) && fits("spreker", speaker));
      return numbers.filter((place) => isAllowed[ofYear.saidOf[place]] && fits("soort", ofYear.meetings[ofYear.meetingOf[place]].kind) && (!phrases.length || holds.get(`${year} ${place}`)));
    };
    const showFacets = () => {
      const counts = { fractie: new Map(), spreker: new Map() };
      for (const [year, numbers] of found) {
        const { said, saidOf } = speakers.get(year);
        const ofSaid = new Uint32Array(said.length);
        for (const place of numbers) ofSaid[saidOf[place]] += 1;
        said.forEach(([speaker, party], one) => {
          if (!ofSaid[one]) return;
          counts.spreker.set(speaker, (counts.spreker.get(speaker) ?? 0) + ofSaid[one]);
          counts.fractie.set(party, (counts.fractie.get(party) ?? 0) + ofSaid[one]);
        });
      }
      for (const [name, values] of Object.entries(counts)) fillFacet(name, values);
    };
    const hitOf = (one, ...said) => {
      const item = line(...said);
      if (canRead) addSnippet(item, one, marked);
      return item;
    };
    const draw = () => {
      const fitting = [...found].map(([year, numbers]) => [year, fittingOf(year, numbers)]);
      const perYear = fitting.map(([year, numbers]) => [year, numbers.length]).filter(([, count]) => count);
      const total = perYear.reduce((sum, [, count]) => sum + count, 0);
      state.textContent = total ? `${counted("speeches_found", total)}: ${perYear.map(([year, count]) => `${year} ${number(count)}`).join(", ")}` : told("nothing_found");
      const all = [...found.values()].reduce((sum, numbers) => sum + numbers.length, 0);
      const unread = phrases.length ? all - holds.size : 0;
      if (unread) state.textContent += ` ${told("phrase_read", { n: number(holds.size), total: number(all) })}`;
      const first = fitting.flatMap(([year, numbers]) => numbers.slice(0, shown).map((place) => [year, place])).slice(0, shown);
      const rows = first.map(([year, place]) => speechOf(year, place)).map((one) => hitOf(one, `${one.speaker}, ${day(one.date)}`, `${box.dataset.site}debatten/${one.stem}/${one.where}.html#beurt-${one.turn}`, [one.role === "member" ? one.party : told("role_" + one.role), meetingName(one.kind, one.committee)].filter(Boolean).join(" · ")));
      place.replaceChildren(...(rows.length ? [heading(told("found_speeches")), list(rows)] : []));
      if (total > shown) {
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
      showFacets();
    };
    if (!date && wanted.length) {
      for (const year of chosen) {
        const numbers = await numbersFound(year, wanted, isQuoted(query));
        if (mine !== turn) return;
        if (!numbers.length) continue;
        found.set(year, numbers);
        draw();
      }
      draw();
      if (chosen.length) await tellQuestions();
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
  addEventListener("DOMContentLoaded", () => { controls[0].focus(); search(); });
})();
