/* Speeches of the API's file of a meeting as they stand in the pages of the newest year: as dashboards/debate_text.py writes them. */
"use strict";

(() => {
  const { told, counted, number, element, stem, language } = window.spreektijd;

  /* As Python rounds: a half to the even neighbour. */
  const round = (value) => (value % 1 === 0.5 && Math.floor(value) % 2 === 0 ? Math.floor(value) : Math.round(value));
  /* As dashboards/formats.py, Formats.duration. */
  const duration = (seconds) => {
    const whole = round(seconds);
    const two = (value) => String(value).padStart(2, "0");
    if (whole < 60) return `${whole} s`;
    if (whole < 600) return `${Math.floor(whole / 60)} min ${two(whole % 60)} s`;
    const minutes = round(seconds / 60);
    return round(whole / 60) < 60 ? `${minutes} min` : `${number(Math.floor(minutes / 60))} ${language === "nl" ? "u" : "h"} ${two(minutes % 60)} min`;
  };
  const official = (address) => (/^https?:\/\/[^\s"<>]+$/i.test(address ?? "") ? address : null);

  const keyOf = (meeting, speech) => (speech.speech_key ? stem(speech.speech_key.replace(`${meeting.meeting_id}-`, "")) : `s${speech.speech_ordinal}`);
  const pageOf = (speech) => {
    if (!speech.page) return null;
    const text = `${told("page_short")} ${speech.page}`;
    return official(speech.page_url) ? element("a", text, speech.page_url) : text;
  };
  const minutesOf = (speech) => {
    if (speech.seconds === null) return null;
    const written = duration(speech.seconds);
    return speech.time_method === "recording" ? `${written} ${told("timed")}` : `${told("circa")} ${written} ${told("estimated")}`;
  };
  const momentOf = (speech) => (official(speech.moment_url) ? element("a", told("recording"), speech.moment_url) : null);
  const partsOf = (speech) => {
    const office = told("role_" + speech.role);
    const party = speech.role === "member" && speech.party_name;
    return [party || office, pageOf(speech), counted("words", speech.words).replace(" ", "\u00a0"), minutesOf(speech), momentOf(speech)].filter(Boolean);
  };

  const markOf = (direction) => {
    if (direction.mark === "heading") return element("h3", direction.text);
    const made = element("p");
    made.append(element("em", `(${direction.text})`));
    return made;
  };
  /* A paragraph with what fell within it at its offset, in signs, and what stood alone after it behind it. */
  const paragraphOf = (text, directions) => {
    const signs = directions.length ? [...text] : [];
    const inside = directions.filter((one) => one.text_offset !== null && one.text_offset < signs.length);
    const made = element("p");
    let at = 0;
    for (const one of inside) {
      made.append(signs.slice(at, one.text_offset).join(""), " ", element("em", `(${one.text})`), " ");
      at = one.text_offset;
    }
    made.append(directions.length ? signs.slice(at).join("") : text);
    return [made, ...directions.filter((one) => !inside.includes(one)).map(markOf)];
  };
  const paragraphsOf = (text, directions) => {
    const paragraphs = text.split("\n\n");
    const at = (place) => directions.filter((one) => (one.paragraph_ordinal ?? 0) === place);
    const beyond = directions.filter((one) => (one.paragraph_ordinal ?? 0) > paragraphs.length);
    return [...at(0).map(markOf), ...paragraphs.flatMap((paragraph, place) => paragraphOf(paragraph, at(place + 1))), ...beyond.map(markOf)];
  };

  /* A speech with its speaker, what is known of it, and its text; `root` is the way to the pages. */
  window.spreektijd.speechArticle = (meeting, speech, root) => {
    const article = element("article");
    article.id = keyOf(meeting, speech);
    const heading = element("h2");
    heading.append(speech.person_id ? element("a", speech.speaker_name, `${root}leden/${stem(speech.person_id)}.html`) : speech.speaker_name || told("role_unknown"));
    const about = element("p");
    about.className = "about";
    partsOf(speech).forEach((part, place) => about.append(place ? " · " : "", part));
    article.append(heading, about, ...paragraphsOf(speech.text ?? "", speech.directions));
    return article;
  };
})();
