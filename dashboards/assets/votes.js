/* The votes of a session year, from its script (dashboards/pages/votes.py): all, those of one member or group, those with one choice. What is
   asked stands in the address; below the table stands what the number that led here says. */
"use strict";

(() => {
  const { told, counted, number, plain, element, region, parameters, keepInAddress, setParameter, stem } = window.spreektijd;
  const box = document.querySelector("[data-votes]");
  if (!box) return;
  const results = document.querySelector("[data-results]");
  const table = results.querySelector("table");
  const more = results.querySelector("[data-show-more]");
  const state = box.querySelector("[role=status]");
  const controls = [...box.querySelectorAll("input, select")];
  const control = (name) => controls.find((one) => one.name === name);
  const usual = new Map(controls.map((one) => [one.name, one.value]));
  const dayFormat = new Intl.DateTimeFormat(region, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const twoDigits = new Intl.NumberFormat(region, { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  /* As Python writes it: of the number itself, and of a half to the even side, which is what eighths are. */
  const index = (value) => {
    if (value === null) return "–";
    const isHalf = Number.isInteger(value * 8) && !Number.isInteger(value * 4);
    const below = Math.floor(value * 100);
    return twoDigits.format(isHalf ? (below + (below % 2)) / 100 : Number(value.toFixed(2)));
  };
  const shownAtOnce = 200;
  const choiceOf = { y: "yes", n: "no", a: "abstain", e: "excused", x: "absent" };
  const signOf = Object.fromEntries(Object.entries(choiceOf).map(([sign, choice]) => [choice, sign]));

  const years = new Map();
  const named = ([date, meeting, ordinal, voteNumber, title, yes, no, abstain, isAdopted, choices, majorities, rice, agreement]) =>
    ({ date, meeting, ordinal, voteNumber, title, yes, no, abstain, isAdopted, choices, majorities, rice, agreement });
  window.spreektijdVotes = (year, seats, parties, votes) => years.set(year, { seats, parties, votes: votes.map(named) });

  const load = (year) => new Promise((resolve) => {
    if (years.has(year)) return resolve();
    const script = document.createElement("script");
    script.src = `${box.dataset.votes}${stem(year)}.js`;
    script.onload = script.onerror = () => resolve();
    document.head.append(script);
  });

  const fill = (field, options) => {
    const chosen = parameters.get(field.name) ?? "alle";
    field.replaceChildren(field.options[0], ...options.map(([value, text]) => {
      const option = element("option", text);
      option.value = value;
      return option;
    }));
    field.value = chosen;
    if (field.selectedIndex < 0) field.value = "alle";
  };

  /* What a member chose in a vote, in whichever party he or she sat, and what most of that party chose. */
  const ofMember = (year, id) => {
    const places = year.seats.flatMap(([person, , party], place) => (person === id ? [[place, party]] : []));
    return (vote) => {
      const found = places.find(([place]) => (vote.choices[place] ?? " ") !== " ");
      return found ? [vote.choices[found[0]], vote.majorities[found[1]] ?? " "] : null;
    };
  };
  /* How many of a party chose what. */
  const ofParty = (year, code) => {
    const party = year.parties.findIndex(([one]) => one === code);
    const places = year.seats.flatMap(([, , of], place) => (of === party ? [place] : []));
    return (vote) => {
      const count = Object.fromEntries(Object.keys(choiceOf).map((sign) => [sign, 0]));
      for (const place of places) if ((vote.choices[place] ?? " ") !== " ") count[vote.choices[place]] += 1;
      return Object.values(count).some(Boolean) ? { ...count, rice: vote.rice[party], agreement: vote.agreement[party] } : null;
    };
  };

  const cell = (content, isNumber) => {
    const made = element("td");
    if (isNumber) made.className = "n";
    made.append(...[content].flat());
    return made;
  };
  const said = (sign) => (choiceOf[sign] ? told("choice_" + choiceOf[sign]) : "–");
  const rowOf = ([vote, own, party]) => {
    const row = element("tr");
    const address = `${box.dataset.speeches}${vote.meeting}.html#stemming-${vote.ordinal}`;
    const about = element("span", vote.title ?? "");
    about.className = "sub";
    const day = cell(vote.date ? dayFormat.format(new Date(vote.date)) : "–");
    day.className = "nowrap";
    const result = vote.isAdopted === null ? "–" : told(vote.isAdopted ? "adopted" : "rejected");
    row.append(day, cell([element("a", `${told("vote")} ${vote.voteNumber ?? vote.ordinal}`, address), about]), cell(result));
    const [yes, no, abstain] = party ? [party.y, party.n, party.a] : [vote.yes, vote.no, vote.abstain];
    row.append(...[yes, no, abstain].map((count) => cell(count === null ? "–" : number(count), true)));
    if (own) row.append(cell(said(own[0])), cell(said(own[1])));
    if (party) row.append(cell(number(party.x), true), ...[party.rice, party.agreement].map((value) => cell(index(value), true)));
    return row;
  };

  const showHead = (isMember, isParty) => {
    const names = ["date", "vote", "result", "choice_yes", "choice_no", "choice_abstain", ...(isMember ? ["own_choice", "party_choice"] : []), ...(isParty ? ["choice_absent", "rice", "agreement"] : [])];
    const numeric = new Set(["choice_yes", "choice_no", "choice_abstain", "choice_absent", "rice", "agreement"]);
    table.tHead.rows[0].replaceChildren(...names.map((name) => {
      const head = element("th", told(name));
      head.scope = "col";
      if (numeric.has(name)) head.className = "n";
      return head;
    }));
  };

  /* The means of a group are those of its whole year (mart.party_cohesion): of fewer votes none is given. */
  const showTotals = (found, year, party) => {
    const put = (measure, text) => { results.querySelector(`[data-total=${measure}]`).textContent = text; };
    const counts = found.map(([, , of]) => of).filter(Boolean);
    const sum = (...signs) => number(counts.reduce((all, of) => all + signs.reduce((one, sign) => one + of[sign], 0), 0));
    const isWhole = ["zoek", "lid", "keuze"].every((name) => control(name).value === usual.get(name));
    const [, , rice, agreement] = (isWhole && year.parties.find(([code]) => code === party)) || [null, null, null, null];
    put("votes", number(found.length));
    put("casts", sum("y", "n", "a"));
    put("absences", sum("x"));
    put("rice", index(rice));
    put("agreement", index(agreement));
    for (const part of results.querySelectorAll("[data-of-party]")) part.hidden = party === "alle";
  };

  const find = (year) => {
    const words = plain(control("zoek").value).split(/\s+/).filter(Boolean);
    const [member, party, choice] = ["lid", "fractie", "keuze"].map((name) => control(name).value);
    const own = member === "alle" ? null : ofMember(year, member);
    const group = party === "alle" ? null : ofParty(year, party);
    const sign = signOf[choice];
    return year.votes.map((vote) => [vote, own?.(vote), group?.(vote)]).filter(([vote, ofOne, ofGroup]) => {
      if ((own && !ofOne) || (group && !ofGroup)) return false;
      if (sign && own && ofOne[0] !== sign) return false;
      if (sign && !own && group && !ofGroup[sign]) return false;
      if (sign && !own && !group && !vote.choices.includes(sign)) return false;
      return words.every((word) => plain(vote.title ?? "").includes(word));
    });
  };

  let turn = 0;
  const show = async () => {
    const mine = ++turn;
    const name = control("jaar").value;
    await load(name);
    if (mine !== turn) return;
    const year = years.get(name);
    const members = new Map(year.seats.filter(([id]) => id).map(([id, written]) => [id, written]));
    fill(control("lid"), [...members]);
    fill(control("fractie"), year.parties);
    const found = find(year);
    const party = control("fractie").value;
    showHead(control("lid").value !== "alle", party !== "alle");
    showTotals(found, year, party);
    table.tBodies[0].replaceChildren();
    const showMore = () => {
      const shown = table.tBodies[0].rows.length;
      table.tBodies[0].append(...found.slice(shown, shown + shownAtOnce).map(rowOf));
      more.hidden = table.tBodies[0].rows.length === found.length;
    };
    more.onclick = showMore;
    showMore();
    state.textContent = counted("votes_found", found.length);
    results.querySelector("dl").hidden = false;
    box.dataset.ready = "";
  };

  for (const one of controls) {
    const value = parameters.get(one.name);
    if (value !== null && one.tagName !== "SELECT") one.value = value;
    if (value !== null && [...(one.options ?? [])].some((option) => option.value === value)) one.value = value;
  }
  box.addEventListener("input", (event) => {
    delete box.dataset.ready;
    setParameter(event.target.name, event.target.value, usual.get(event.target.name));
    keepInAddress();
    show();
  });
  show();
})();
