/* The API's file of a meeting, in which all that was said stands compressed: for reading debates of older years and for searching. */
"use strict";

(() => {
  const isGzip = (bytes) => bytes[0] === 0x1f && bytes[1] === 0x8b;
  const read = async (address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    /* Some servers tell the browser to take the compression off, and it then has. */
    if (!isGzip(bytes)) return JSON.parse(new TextDecoder().decode(bytes));
    return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).json();
  };
  const files = new Map();
  /* What the file holds; asked for once. */
  window.spreektijd.meetingFile = (address) => {
    if (!files.has(address)) files.set(address, read(address));
    return files.get(address);
  };
})();
