/* The page "Zelf bevragen met SQL": DuckDB in the browser on the slim copy that stands beside the page. Nothing leaves the machine. */
import * as duckdb from "@duckdb/duckdb-wasm";

/* More rows are not read in a page; the query itself is never cut. */
const SHOWN_ROWS = 1000;

const box = document.querySelector("[data-query]");
const editor = document.getElementById("sql");
const button = document.getElementById("run");
const state = document.getElementById("state");
const table = document.getElementById("answer");

const open = async (folder) => {
  const worker = new Worker(new URL("duckdb-browser-eh.worker.js", folder));
  const database = new duckdb.AsyncDuckDB(new duckdb.VoidLogger(), worker);
  await database.instantiate(new URL("duckdb-eh.wasm", folder).href);
  const answer = await fetch(new URL("spreektijd.duckdb", folder));
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  await database.registerFileBuffer("spreektijd.duckdb", new Uint8Array(await answer.arrayBuffer()));
  await database.open({ path: "spreektijd.duckdb", accessMode: duckdb.DuckDBAccessMode.READ_ONLY });
  const connection = await database.connect();
  await connection.query("set autoinstall_known_extensions = false");
  await connection.query("set autoload_known_extensions = false");
  return connection;
};

/* A decimal comes as its digits and the number of places. */
const withPoint = (digits, scale) => {
  if (!scale) return digits;
  const sign = digits.startsWith("-") ? "-" : "";
  const padded = digits.replace("-", "").padStart(scale + 1, "0");
  return `${sign}${padded.slice(0, -scale)}.${padded.slice(-scale)}`;
};

/* A value as DuckDB writes it in CSV: whole numbers whole, days as days. */
const written = (value, type) => {
  if (value === null || value === undefined) return "";
  const name = String(type);
  if (name.startsWith("Date")) return new Date(Number(value)).toISOString().slice(0, 10);
  if (name.startsWith("Timestamp")) return new Date(Number(value)).toISOString();
  if (name.startsWith("Decimal")) return withPoint(String(value), type.scale);
  if (name.startsWith("Float")) return String(Number(Number(value).toPrecision(8)));
  return String(value);
};

const show = (result) => {
  const fields = result.schema.fields;
  const head = document.createElement("tr");
  for (const field of fields) {
    const cell = document.createElement("th");
    cell.scope = "col";
    cell.textContent = field.name;
    head.append(cell);
  }
  const rows = [];
  for (let number = 0; number < Math.min(result.numRows, SHOWN_ROWS); number += 1) {
    const row = document.createElement("tr");
    fields.forEach((field, column) => {
      const cell = document.createElement("td");
      cell.textContent = written(result.getChildAt(column).get(number), field.type);
      if (/^(Int|Uint|Float|Decimal)/.test(String(field.type))) cell.className = "n";
      row.append(cell);
    });
    rows.push(row);
  }
  table.tHead.replaceChildren(head);
  table.tBodies[0].replaceChildren(...rows);
  table.hidden = false;
};

const start = async () => {
  state.textContent = box.dataset.loading;
  const connection = await open(new URL(box.dataset.query, location.href));
  const run = async () => {
    button.disabled = true;
    const began = performance.now();
    try {
      const result = await connection.query(editor.value);
      show(result);
      const said = result.numRows > SHOWN_ROWS ? box.dataset.cut : box.dataset.rows;
      state.textContent = said.replace("{n}", result.numRows).replace("{ms}", Math.round(performance.now() - began));
    } catch (error) {
      table.hidden = true;
      state.textContent = `${box.dataset.failed} ${error.message}`;
    } finally {
      button.disabled = false;
    }
  };
  button.addEventListener("click", run);
  editor.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
  });
  for (const recipe of document.querySelectorAll("[data-recipe]")) {
    recipe.addEventListener("click", () => {
      editor.value = recipe.closest("details").querySelector("code").textContent;
      editor.focus();
      editor.scrollIntoView({ block: "center" });
    });
  }
  button.disabled = false;
  state.textContent = box.dataset.ready;
};

if (location.protocol !== "file:") start().catch((error) => { state.textContent = `${box.dataset.failed} ${error.message}`; });
