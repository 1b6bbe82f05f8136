/* "Gebruik dit": every chart and table can be taken along as it is shown, as SVG, PNG, CSV, frame, address and citation. What is taken
   is read from the page itself, so that it is exactly what the reader sees, filtered and sorted. */
"use strict";

(() => {
  const { told, element, copyText, parameters, language, plain } = window.spreektijd;
  const main = document.getElementById("inhoud");
  const origin = main.dataset.origin;
  const siteFolder = new URL("../", document.currentScript.src);
  /* A picture twice as fine as the page, as a press or a screen with fine dots wants it. */
  const FINENESS = 2;
  const invented = "invented";

  let version;
  const versionKnown = () => (version ??= new Promise((resolve) => {
    const script = document.createElement("script");
    script.src = new URL("assets/version.js", siteFolder).href;
    script.onload = script.onerror = () => resolve(window.spreektijdVersion || "–");
    document.head.append(script);
  }));

  const isChart = (block) => block.matches("figure");
  const captionOf = (block) => (block.querySelector("figcaption, caption")?.firstChild?.textContent ?? document.title).trim();
  const titleOf = (block) => `${captionOf(block)} · ${document.querySelector("h1").textContent.trim()}`;
  const fileName = (block, ending) => `spreektijd-${plain(captionOf(block)).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 60)}.${ending}`;

  /* --- CSV: the rows as they stand there --- */

  /* As parliament/safe_text.py, cell_text: no cell is taken for a formula. */
  const FORMULA = /^[=@\t\r\n\uff1d\uff20]|^[+\uff0b\uff0d-][0-9.,]*[^0-9.,]/;
  const guarded = (text) => (FORMULA.test(text) ? "'" + text : text);
  const grouped = language === "nl" ? /^-?\d{1,3}(\.\d{3})+$/ : /^-?\d{1,3}(,\d{3})+$/;
  const decimal = language === "nl" ? /^-?\d+,\d+$/ : /^-?\d+\.\d+$/;
  const ownText = (cell) => {
    const copy = cell.cloneNode(true);
    copy.querySelectorAll(".sub, .range, i, svg, .hidden").forEach((part) => part.remove());
    return copy.textContent.replace(/\s+/g, " ").trim();
  };
  const besideText = (cell) => [...cell.querySelectorAll(".sub, i")].map((part) => part.textContent.replace(/\s+/g, " ").trim()).join(" · ");
  const asNumber = (text) => (grouped.test(text) ? Number(text.replace(/[.,]/g, "")) : decimal.test(text) ? Number(text.replace(",", ".")) : /^-?\d+$/.test(text) ? Number(text) : text);
  const valueOf = (cell) => {
    const text = ownText(cell);
    if (text === "–") return "";
    const exact = cell.dataset.v;
    if (exact !== undefined && exact !== "" && !Number.isNaN(Number(exact))) return Number(exact);
    if (exact !== undefined && /^\d{4}-\d\d-\d\d$/.test(exact)) return exact;
    return asNumber(text);
  };

  /* Cells by column, a cell over several rows or columns in each of them. */
  const gridOf = (rows) => {
    const grid = [];
    rows.forEach((row, y) => {
      grid[y] ??= [];
      let x = 0;
      for (const cell of row.cells) {
        while (grid[y][x]) x += 1;
        for (let down = 0; down < Math.min(cell.rowSpan, rows.length - y); down += 1) for (let right = 0; right < cell.colSpan; right += 1) (grid[y + down] ??= [])[x + right] = cell;
        x += cell.colSpan;
      }
    });
    return grid;
  };

  const tableRows = (block) => {
    const table = block.matches("table") ? block : block.querySelector("table");
    const heads = table.tHead ? gridOf([...table.tHead.rows]).at(-1) : [];
    const body = gridOf([...table.tBodies].flatMap((part) => [...part.rows]).filter((row) => !row.hidden && !row.matches(".subtotal")));
    const width = Math.max(heads.length, ...body.map((row) => row.length));
    const columns = [];
    for (let x = 0; x < width; x += 1) {
      const head = heads[x] ? ownText(heads[x]) || heads[x].textContent.trim() : `${x + 1}`;
      const cells = body.map((row) => row[x]);
      const ends = cells.map((cell) => cell?.querySelector("[data-low]"));
      const isTime = ends.some(Boolean);
      columns.push([isTime ? `${head} (${told("use_seconds")})` : head, cells.map((cell) => (cell ? valueOf(cell) : ""))]);
      if (isTime) {
        for (const end of ["low", "high"]) columns.push([`${head} (${told("use_" + end)}, ${told("use_seconds")})`, ends.map((one) => (one ? Number(one.dataset[end]) : ""))]);
        continue;
      }
      const beside = cells.map((cell) => (cell ? besideText(cell) : ""));
      if (beside.some(Boolean)) columns.push([`${head} (${told("use_beside")})`, beside]);
    }
    return [columns.map(([head]) => head), ...body.map((_, y) => columns.map(([, values]) => values[y]))];
  };

  const rowsOf = (block) => {
    const data = block.querySelector("script[data-rows]");
    const rows = data ? JSON.parse(data.textContent) : tableRows(block);
    if (origin === "official" || origin === "folder") return rows;
    return rows.map((row, place) => [...row, place ? origin : "data_origin"]);
  };

  /* RFC 4180; for a spreadsheet set to Belgium the semicolon, the comma of decimals and the mark of UTF-8. */
  const csvOf = (block, isBelgian) => {
    const mark = isBelgian ? ";" : ",";
    const written = (value) => {
      if (value === null || value === undefined) return "";
      if (typeof value === "number") return isBelgian ? String(value).replace(".", ",") : String(value);
      const text = guarded(String(value));
      return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
    };
    return (isBelgian ? "\ufeff" : "") + rowsOf(block).map((row) => row.map(written).join(mark) + "\r\n").join("");
  };

  /* --- SVG and PNG: the drawing with its colours, title and source in it --- */

  const SVG = "http://www.w3.org/2000/svg";
  const HEAD = 30;
  const FOOT = 44;
  const CARRIED = ["fill", "stroke", "stroke-width", "opacity", "fill-opacity", "font-size", "font-weight"];
  const textLine = (text, x, y, size, colour) => {
    const line = document.createElementNS(SVG, "text");
    for (const [name, value] of Object.entries({ x, y, "font-size": size, fill: colour })) line.setAttribute(name, value);
    line.textContent = text;
    return line;
  };
  const svgOf = async (block) => {
    const drawing = block.querySelector("svg.chart");
    const copy = drawing.cloneNode(true);
    const parts = [...drawing.querySelectorAll("*")];
    [...copy.querySelectorAll("*")].forEach((part, place) => {
      const style = getComputedStyle(parts[place]);
      if (!["path", "rect", "text", "line", "circle", "tspan"].includes(part.tagName)) return;
      for (const name of CARRIED) part.setAttribute(name, style.getPropertyValue(name));
      part.removeAttribute("class");
    });
    const [left, top, width, height] = drawing.getAttribute("viewBox").split(/[ ,]+/).map(Number);
    const room = Math.max(width, 480);
    const style = getComputedStyle(document.body);
    copy.removeAttribute("class");
    copy.setAttribute("xmlns", SVG);
    copy.setAttribute("viewBox", `${left} ${top - HEAD} ${room} ${height + HEAD + FOOT}`);
    copy.setAttribute("width", room);
    copy.setAttribute("height", height + HEAD + FOOT);
    copy.setAttribute("font-family", "Arial, Helvetica, sans-serif");
    const paper = document.createElementNS(SVG, "rect");
    for (const [name, value] of Object.entries({ x: left, y: top - HEAD, width: room, height: height + HEAD + FOOT, fill: style.backgroundColor })) paper.setAttribute(name, value);
    copy.prepend(paper, textLine(captionOf(block), left + 4, top - HEAD + 18, 14, style.color));
    const source = [told(origin === invented ? "use_source_invented" : "use_source"), `spreektijd ${await versionKnown()} · ${shownAddress(block)}`];
    source.forEach((line, place) => copy.append(textLine(line, left + 4, top + height + 20 + 15 * place, 10, style.color)));
    return new XMLSerializer().serializeToString(copy);
  };

  const pngOf = async (block) => {
    const text = await svgOf(block);
    const picture = new Image();
    picture.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
    await picture.decode();
    const canvas = document.createElement("canvas");
    canvas.width = picture.width * FINENESS;
    canvas.height = picture.height * FINENESS;
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
  };

  /* --- addresses, frame and citation --- */

  const addressOf = (changes, fragment) => {
    const address = new URL(location.href);
    for (const [name, value] of [...parameters, ...Object.entries(changes)]) address.searchParams.set(name, value);
    address.hash = fragment;
    return address.href;
  };
  const shownAddress = (block) => {
    const address = new URL(addressOf({}, block.id));
    address.searchParams.delete("toon");
    return address.href;
  };
  const attribute = (text) => text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
  const frameOf = (block) => `<iframe src="${attribute(addressOf({ toon: block.id }, ""))}" title="${attribute(titleOf(block))}" width="100%" height="${Math.min(700, Math.round(block.getBoundingClientRect().height) + 150)}" loading="lazy"></iframe>`;
  const citationOf = async (block) => {
    const day = new Intl.DateTimeFormat(language === "nl" ? "nl-BE" : "en-GB", { dateStyle: "long", timeZone: "Europe/Brussels" }).format(new Date());
    return told(origin === invented ? "use_citation_invented" : "use_citation", { title: titleOf(block), version: await versionKnown(), address: shownAddress(block), day });
  };

  /* --- the box below each chart and table --- */

  const save = (content, name, type) => {
    const link = element("a");
    link.href = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  const button = (key, act) => {
    const made = element("button", told(key));
    made.type = "button";
    made.addEventListener("click", () => act(made));
    return made;
  };
  const copier = (key, textOf) => button(key, async (made) => {
    const text = await textOf();
    made.dataset.copied = text;
    made.textContent = (await copyText(text)) ? told("copied") : told("not_copied");
    setTimeout(() => { made.textContent = told(key); }, 2000);
  });

  const fill = (box, block) => {
    const buttons = element("p");
    buttons.className = "chips";
    if (isChart(block)) {
      buttons.append(
        button("use_svg", async () => save(await svgOf(block), fileName(block, "svg"), "image/svg+xml")),
        button("use_png", async () => save(await pngOf(block), fileName(block, "png"), "image/png")),
      );
    }
    buttons.append(
      button("use_csv", () => save(csvOf(block, false), fileName(block, "csv"), "text/csv;charset=utf-8")),
      button("use_csv_belgian", () => save(csvOf(block, true), fileName(block, "csv"), "text/csv;charset=utf-8")),
      copier("use_cite", () => citationOf(block)),
      copier("use_frame", async () => frameOf(block)),
      copier("use_address", async () => shownAddress(block)),
    );
    box.append(buttons);
    if (location.protocol === "file:") box.append(element("p", told("use_from_file")));
    box.querySelector("p:not(.chips)")?.classList.add("note");
  };

  const used = new Map();
  const nameBlock = (block) => {
    const kind = isChart(block) ? "grafiek" : "tabel";
    const base = `${kind}-${plain(captionOf(block)).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "").slice(0, 50)}`;
    const count = (used.get(base) ?? 0) + 1;
    used.set(base, count);
    if (!block.id) block.id = count > 1 ? `${base}-${count}` : base;
  };

  const offer = (block) => {
    nameBlock(block);
    const box = element("details");
    box.className = "use";
    const summary = element("summary", told("use_this"));
    const what = element("span", `: ${captionOf(block)}`);
    what.className = "hidden";
    summary.append(what);
    box.append(summary);
    box.addEventListener("toggle", () => { if (box.children.length === 1) fill(box, block); });
    (block.closest(".scroll") ?? block).after(box);
    return box;
  };

  /* --- a page that stands in a frame of another site shows one block, its warning and its source --- */

  const showOnly = (block, box) => {
    document.documentElement.classList.add("framed");
    for (let part = block.closest(".scroll") ?? block; part !== main; part = part.parentElement) {
      for (const other of part.parentElement.children) if (other !== part) other.hidden = true;
    }
    const source = element("p", `${told(origin === invented ? "use_source_invented" : "use_source")} `);
    const link = element("a", "spreektijd", shownAddress(block));
    link.target = "_blank";
    source.className = "note";
    source.append(link);
    box.after(source);
    versionKnown().then((known) => { link.textContent = `spreektijd ${known}`; });
  };

  for (const block of main.querySelectorAll("figure:has(svg.chart), table")) {
    if (block.closest("[data-no-use], details .samples")) continue;
    offer(block);
  }
  const frame = () => {
    const block = parameters.get("toon") && document.getElementById(parameters.get("toon"));
    const box = block && (block.closest(".scroll") ?? block).nextElementSibling;
    if (box?.matches("details.use")) showOnly(block, box);
  };
  frame();
  /* For a script that draws what it shows: first all of it is offered, then the frame is asked for. */
  Object.assign(window.spreektijd, { offer, frame });
})();
