/* Unpacks the parts of @sparticuz/chromium: `node unpack.mjs FROM TO`. Only Node has Brotli without a further library. */
import { createReadStream, createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { createBrotliDecompress } from "node:zlib";

const [from, to] = process.argv.slice(2);
mkdirSync(to, { recursive: true });
// The browser; the libraries that a bare Linux may lack; the drawing of 3D without a graphics card; letters.
for (const name of ["chromium", "al2023.tar", "swiftshader.tar", "fonts.tar"]) {
  await pipeline(createReadStream(join(from, `${name}.br`)), createBrotliDecompress(), createWriteStream(join(to, name)));
}
