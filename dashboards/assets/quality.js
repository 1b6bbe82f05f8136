/* The nights on the page of data quality: sixty squares, and below them the rows of the night that was chosen. They come from
   nachten.js, which every run writes, also one that published nothing. */
"use strict";

(() => {
  const { told, counted, moment, element, goodOutcomes, language, number } = window.spreektijd;
  const box = document.getElementById("nachten");
  const squares = box.querySelector("[data-squares]");
  const details = box.querySelector("[data-night]");

  const colourOf = (night) => {
    if (!goodOutcomes.has(night.outcome)) return "bad";
    return night.checks_failed_warning || night.unreadable.length || night.quarantined ? "caution" : "good";
  };

  const titleOf = (night) => {
    const failed = night.checks_failed_critical + night.checks_failed_warning;
    return `${moment(night.ended_at ?? night.started_at)}: ${told("outcome_" + night.outcome)}, ${counted("new_reports", night.new_reports)}${failed ? `, ${counted("failed_checks", failed)}` : ""}`;
  };

  const tableOf = (rows, caption) => {
    const scroll = element("div");
    scroll.className = "scroll";
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", caption);
    const table = element("table");
    table.className = "samples";
    const label = element("caption", caption);
    label.className = "hidden";
    table.append(label);
    const names = Object.keys(rows[0]);
    const head = table.createTHead().insertRow();
    for (const name of names) {
      const heading = element("th", name);
      heading.scope = "col";
      head.append(heading);
    }
    const body = table.createTBody();
    for (const row of rows) {
      const line = body.insertRow();
      for (const name of names) line.insertCell().textContent = row[name] ?? "–";
    }
    scroll.append(table);
    return scroll;
  };

  const failureOf = (failure) => {
    const article = element("article");
    article.className = "check " + failure.severity;
    article.append(element("h4", failure.sentence[language] || failure.sentence.en));
    const line = element("p");
    const tag = element("span", told(failure.severity));
    tag.className = "tag " + failure.severity;
    line.append(tag, ` ${counted("rows_of", failure.count)} · `, element("code", failure.name));
    article.append(line);
    if (failure.rows.length) article.append(tableOf(failure.rows, failure.name));
    return article;
  };

  const show = (night) => {
    for (const square of squares.querySelectorAll("a")) {
      if (square.hash === "#nacht-" + night.run_id) square.setAttribute("aria-current", "true");
      else square.removeAttribute("aria-current");
    }
    const heading = element("h3", titleOf(night));
    heading.id = "nacht-" + night.run_id;
    heading.tabIndex = -1;
    const counts = element("p", told("night_counts", {
      passed: number(night.checks_passed), critical: number(night.checks_failed_critical), warning: number(night.checks_failed_warning),
      reports: number(night.reports), unreadable: number(night.unreadable.length), quarantined: number(night.quarantined), awaited: number(night.awaited),
    }));
    details.replaceChildren(heading, counts);
    if (!goodOutcomes.has(night.outcome)) details.append(element("p", told("ended_" + night.outcome)));
    for (const [key, lines] of [["unreadable", night.unreadable.map((one) => `${one.name} (${one.kind})`)], ["drift", night.drift]]) {
      if (!lines.length) continue;
      details.append(element("h4", told(key)));
      const list = element("ul");
      list.append(...lines.map((line) => element("li", line)));
      details.append(list);
    }
    if (night.failures.length) details.append(...night.failures.map(failureOf));
    else if (night.checks_passed) details.append(element("p", told("no_failures")));
  };

  window.spreektijdNights = (nights) => {
    if (!nights.length) return;
    box.querySelector("[data-unknown]").hidden = true;
    squares.hidden = false;
    squares.replaceChildren(...[...nights].reverse().map((night) => {
      const item = element("li");
      const link = element("a", undefined, "#nacht-" + night.run_id);
      link.className = colourOf(night);
      link.title = titleOf(night);
      link.setAttribute("aria-label", titleOf(night));
      link.append(element("span", night.new_reports ? number(night.new_reports) : ""));
      item.append(link);
      return item;
    }));
    /* The runs of the published version lead to their nights, as far as these are kept. */
    for (const night of nights) {
      const run = document.querySelector(`tr[data-run="${CSS.escape(night.run_id)}"] th`);
      run?.replaceChildren(element("a", run.textContent, "#nacht-" + night.run_id));
    }
    const chosen = () => nights.find((night) => location.hash === "#nacht-" + night.run_id);
    show(chosen() ?? nights[0]);
    addEventListener("hashchange", () => {
      const night = chosen();
      if (!night) return;
      show(night);
      document.getElementById("nacht-" + night.run_id).focus();
    });
    if (chosen()) document.getElementById("nacht-" + chosen().run_id).scrollIntoView();
  };
})();
