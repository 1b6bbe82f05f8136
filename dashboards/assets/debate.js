/* Reading a debate: the text of an older year comes from the API's file of the meeting (meeting_file.js, speech_text.js), a button per
   speech copies a quotation, and the place that the address names is shown. */
"use strict";

(() => {
  const { told, element, copyText, meetingFile, speechArticle } = window.spreektijd;
  const box = document.querySelector("[data-debate]");

  const quotationOf = (article) => {
    const chosen = getSelection();
    const isInside = !chosen.isCollapsed && article.contains(chosen.anchorNode) && article.contains(chosen.focusNode);
    const words = isInside ? chosen.toString().trim() : [...article.querySelectorAll(":scope > p:not(.about)")].map((part) => part.textContent.replace(/\s+/g, " ").trim()).join("\n\n");
    const about = article.querySelector(".about").firstChild.textContent.split(" · ");
    const page = article.querySelector(".about a")?.textContent;
    const address = new URL(box.dataset.address, location.href);
    address.hash = article.id;
    const source = [`${article.querySelector("h2").textContent} (${about[0]})`, told("parliament"), document.querySelector(".crumb a:last-child").textContent, page].filter(Boolean).join(", ");
    const version = told("quoted_from", { version: window.spreektijdVersion || "–" });
    const warning = box.dataset.origin === "invented" ? told("quotation_invented") + "\n" : "";
    return `${warning}“${words}”\n— ${source}. ${version} ${address.href}`;
  };

  const addButtons = () => {
    for (const article of box.querySelectorAll("article")) {
      const line = element("p");
      line.className = "tools";
      const link = element("a", told("speech_address"), box.dataset.address + "#" + article.id);
      const button = element("button", told("copy_quotation"));
      button.type = "button";
      button.addEventListener("click", async () => {
        const text = quotationOf(article);
        button.dataset.copied = text;
        button.textContent = (await copyText(text)) ? told("copied") : told("not_copied");
      });
      line.append(button, " ", link);
      article.append(line);
    }
  };

  const addNotice = (...parts) => {
    const notice = element("p");
    notice.className = "notice";
    notice.append(...parts);
    box.append(notice);
  };

  const addStored = async () => {
    const { item, start, count } = box.dataset;
    if (location.protocol === "file:") return addNotice(told("text_needs_server"), " ", element("code", "spreektijd site --serve"));
    try {
      const file = await meetingFile(document.querySelector("link[type='application/gzip']").href);
      const first = Number(start);
      const speeches = file.speeches.filter((speech) => (speech.agenda_item_id ?? "") === item).slice(first, first + Number(count));
      box.append(...speeches.map((speech) => speechArticle(file.meeting, speech, "../../")));
    } catch {
      addNotice(told("text_not_loaded"));
    }
  };

  const show = async () => {
    if (box.dataset.item !== undefined) await addStored();
    addButtons();
    /* The search names a speech by its turn in this part; its lasting name takes that place in the address. */
    const turn = /^#beurt-(\d+)$/.exec(location.hash);
    const named = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const target = turn ? box.querySelectorAll("article")[Number(turn[1]) - 1] : named;
    if (turn && target && location.protocol !== "file:") history.replaceState(null, "", "#" + target.id);
    if (target) {
      target.classList.add("meant");
      target.scrollIntoView();
    }
    box.dataset.ready = "";
  };

  show();
})();
