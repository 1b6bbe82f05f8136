/* Puts DuckDB and its worker beside the bundle of the page "Zelf bevragen met SQL". */
import { copyFileSync, mkdirSync } from "node:fs";

const from = new URL("../node_modules/@duckdb/duckdb-wasm/dist/", import.meta.url);
const to = new URL("../build/query/", import.meta.url);
mkdirSync(to, { recursive: true });
for (const name of ["duckdb-browser-eh.worker.js", "duckdb-eh.wasm"]) copyFileSync(new URL(name, from), new URL(name, to));
