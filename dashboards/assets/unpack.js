/* The text of an older year as it stands in its pages, made into HTML again: for reading it and for searching it. */
"use strict";

(() => {
  /* As dashboards/debate_text.py, packed: RFC 1924's alphabet with three signs of HTML put otherwise. */
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%'()*+-;,=.?@^_`{|}~";
  const valueOf = new Map([...alphabet].map((sign, value) => [sign, value]));
  const bytesOf = (text) => {
    const missing = (5 - (text.length % 5)) % 5;
    const padded = text + "~".repeat(missing);
    const bytes = new Uint8Array((padded.length / 5) * 4);
    const view = new DataView(bytes.buffer);
    for (let place = 0; place < padded.length; place += 5) {
      let value = 0;
      for (let sign = 0; sign < 5; sign += 1) value = value * 85 + valueOf.get(padded[place + sign]);
      view.setUint32((place / 5) * 4, value);
    }
    return bytes.subarray(0, bytes.length - missing);
  };

  const unpack = async (text) => {
    const stream = new Blob([bytesOf(text)]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(stream).text();
  };

  window.spreektijd.unpack = unpack;
})();
