/* The explorer of questions: one index per session year (dashboards/pages/questions.py), fetched as a script so that it works from a file. What
   is asked stands in the address, and the foot of the table counts what is listed, which is what the number that led here says. */
"use strict";

(() => {
  const { told, counted, number, plain, element, stem, region, parameters, keepInAddress, setParameter } = window.spreektijd;

  const indexes = new Map();
  window.spreektijdIndex = (year, questions) => indexes.set(year, questions);

  const loadIndex = (prefix, year) => new Promise((resolve) => {
    if (indexes.has(year)) return resolve();
    const script = document.createElement("script");
    script.src = prefix + encodeURIComponent(year) + ".js";
    script.onload = script.onerror = () => resolve();
    document.head.append(script);
  });

  const shownAtOnce = 200;
  const dayFormat = new Intl.DateTimeFormat(region, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });

  /* How a question concerns a minister, [name, id, was asked, has answered], among all of the question; as mart.minister_question counts. */
  const concerns = {
    alle: ([, , wasAsked]) => wasAsked,
    self: ([, , wasAsked, hasAnswered]) => wasAsked && hasAnswered,
    another: ([, , wasAsked, hasAnswered], all) => wasAsked && !hasAnswered && all.some((other) => other[3]),
    for_another: ([, , wasAsked, hasAnswered]) => !wasAsked && hasAnswered,
  };

  /* A question of the index by names; what only an ended one has, comes last. */
  const named = ([date, type, questionNumber, subject, name, id, party, meeting, ordinal, ministers, family, themes, days, kind, isJoined, status = "", source = "", ids = id ? [id] : []]) =>
    ({ date, type, questionNumber, subject, name, id, party, meeting, ordinal, ministers, family, themes, days, kind, isJoined, status, source, ids });

  /* The middle of numbers, as SQL's median. */
  const median = (values) => {
    const sorted = [...values].sort((one, other) => one - other);
    const middle = sorted.length >> 1;
    return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  };

  const makeExplorer = (box) => {
    const controls = [...box.querySelectorAll("input, select")];
    /* What only links ask for: whose questions, which minister, theme or end. They stand above the results and can be taken away. */
    const narrowed = new Map(["vrager", "wie", "thema", "stand", "samen", "dagen"].filter((name) => parameters.get(name)).map((name) => [name, parameters.get(name)]));
    const chips = box.querySelector("[data-narrowed]");
    const state = box.querySelector("[role=status]");
    const results = document.querySelector("[data-results]");
    const still = document.querySelector("[data-static]");
    const more = document.querySelector("[data-show-more]");
    const usual = new Map(controls.map((control) => [control.name, control.value]));
    const years = [...box.querySelector("select[name=jaar]").options].map((option) => option.value).filter((year) => year !== "alle");
    const valueOf = (name) => controls.find((control) => control.name === name).value;
    let turn = 0;

    const personCell = (cell, name, id) => {
      cell.append(id ? element("a", name, box.dataset.people + stem(id) + ".html") : document.createTextNode(name ?? "–"));
    };
    const beside = (text) => {
      const made = element("span", text);
      made.className = "sub";
      return made;
    };

    const rowOf = (question) => {
      const row = document.createElement("tr");
      const address = question.meeting ? `${box.dataset.meetings}${question.meeting}.html#v${question.ordinal}` : question.source;
      const day = document.createElement("td");
      day.className = "nowrap";
      const written = question.date ? dayFormat.format(new Date(question.date)) : "–";
      day.append(address ? element("a", written, address) : written);
      const about = document.createElement("td");
      about.append(address ? element("a", question.subject || "–", address) : question.subject || "–");
      const kind = question.questionNumber ? `${question.type} ${question.questionNumber}` : question.type;
      about.append(beside([kind, question.isJoined ? told("joined") : "", question.status ? told("stand_" + question.status) : ""].filter(Boolean).join(" · ")));
      const asker = document.createElement("td");
      personCell(asker, question.name, question.id);
      if (question.party) asker.append(beside(question.party));
      const asked = document.createElement("td");
      question.ministers.forEach(([minister, ministerId, , hasAnswered], place) => {
        if (place) asked.append(", ");
        personCell(asked, minister, ministerId);
        if (hasAnswered) asked.append(" ✓");
      });
      const waited = document.createElement("td");
      waited.className = "n";
      waited.textContent = question.days ?? "–";
      row.append(day, about, asker, asked, waited);
      return row;
    };

    const showNarrowed = (found) => {
      const nameOf = {
        vrager: () => found.find((question) => question.id === narrowed.get("vrager"))?.name,
        thema: () => narrowed.get("thema"),
        wie: () => found.flatMap((question) => question.ministers).find((one) => one[1] === narrowed.get("wie"))?.[0],
        stand: () => told("stand_" + narrowed.get("stand")),
        samen: () => told("joined"),
        dagen: () => told("dated"),
      };
      chips.replaceChildren(...[...narrowed.keys()].map((name) => {
        const chip = element("button", `${nameOf[name]() ?? narrowed.get(name)} ×`);
        chip.type = "button";
        chip.setAttribute("aria-label", told("take_away", { what: chip.textContent.slice(0, -2) }));
        chip.addEventListener("click", () => {
          narrowed.delete(name);
          parameters.delete(name);
          keepInAddress();
          search();
        });
        return chip;
      }));
    };

    /* Whether a question is one that the controls and the address ask for. */
    const asked = () => {
      const words = plain(valueOf("zoek")).split(/\s+/).filter(Boolean);
      const minister = plain(valueOf("minister").trim());
      const who = narrowed.get("wie");
      const way = valueOf("antwoord");
      const chosen = (name, value) => valueOf(name) === "alle" || valueOf(name) === value;
      const isMeant = ([name, id]) => plain(name ?? "").includes(minister) && (!who || id === who);
      return (question) => question.status === (narrowed.get("stand") ?? "")
        && chosen("type", question.type) && chosen("fractie", question.family) && chosen("soort", question.kind)
        && (!narrowed.has("vrager") || question.ids.includes(narrowed.get("vrager")))
        && (!narrowed.has("thema") || question.themes.includes(narrowed.get("thema")))
        && (!narrowed.has("samen") || Boolean(question.isJoined))
        && (!narrowed.has("dagen") || question.days !== null)
        && (!(minister || who || way !== "alle") || question.ministers.some((one) => isMeant(one) && concerns[way](one, question.ministers)))
        && words.every((word) => plain(`${question.subject ?? ""} ${question.name ?? ""} ${question.party ?? ""} ${question.questionNumber ?? ""}`).includes(word));
    };

    const showTotals = (found) => {
      const days = found.map((question) => question.days).filter((value) => value !== null);
      const put = (measure, text) => { results.querySelector(`[data-total~=${measure}]`).textContent = text; };
      put("asked", number(found.length));
      put("questioners", number(new Set(found.flatMap((question) => question.ids)).size));
      put("median_days", days.length ? new Intl.NumberFormat(region, { maximumFractionDigits: 1 }).format(median(days)) : "–");
    };

    const search = async () => {
      const mine = ++turn;
      const isUsual = !narrowed.size && controls.every((control) => control.value === usual.get(control.name));
      results.hidden = isUsual;
      still.hidden = !isUsual;
      if (isUsual) {
        chips.replaceChildren();
        state.textContent = "";
        return;
      }
      const wanted = valueOf("jaar") === "alle" ? years : [valueOf("jaar")];
      await Promise.all(wanted.map((year) => loadIndex(box.dataset.explorer, year)));
      if (mine !== turn) return;
      const fits = asked();
      const hits = new Map();
      const found = wanted.flatMap((year) => {
        const ofYear = (indexes.get(year) ?? []).map(named).filter(fits);
        hits.set(year, ofYear.length);
        return ofYear;
      });
      showNarrowed(found);
      showTotals(found);
      const body = results.querySelector("tbody");
      body.replaceChildren();
      const showMore = () => {
        const shown = body.rows.length;
        body.append(...found.slice(shown, shown + shownAtOnce).map(rowOf));
        more.hidden = body.rows.length === found.length;
        const perYear = wanted.map((year) => [year, hits.get(year) ?? 0]).filter(([, count]) => count);
        const byYear = perYear.length > 1 ? ` (${perYear.map(([year, count]) => `${year}: ${number(count)}`).join(", ")})` : "";
        state.textContent = found.length ? counted("questions_found", found.length) + byYear : told("questions_none");
        if (!more.hidden) state.textContent += ` ${told("questions_shown", { n: number(body.rows.length) })}`;
      };
      more.onclick = showMore;
      showMore();
    };

    for (const control of controls) {
      const value = parameters.get(control.name);
      if (value !== null) control.value = value;
      if (control.tagName === "SELECT" && control.selectedIndex < 0) control.value = usual.get(control.name);
    }
    box.addEventListener("input", (event) => {
      setParameter(event.target.name, event.target.value, usual.get(event.target.name));
      keepInAddress();
      search();
    });
    search();
  };

  document.querySelectorAll("[data-explorer]").forEach(makeExplorer);
})();
