/* A piece of the words of a year, as dashboards/word_index.py codes it, made into the numbers of the speeches with each word. */
"use strict";

(() => {
  /* RFC 1924's alphabet with three signs of HTML put otherwise. */
  const alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%'()*+-;,=.?@^_`{|}~";
  const valueOf = new Uint8Array(128);
  [...alphabet].forEach((sign, value) => { valueOf[sign.charCodeAt(0)] = value; });
  const bytesOf = (text) => {
    const missing = (5 - (text.length % 5)) % 5;
    const padded = text + "~".repeat(missing);
    const bytes = new Uint8Array((padded.length / 5) * 4);
    const view = new DataView(bytes.buffer);
    for (let place = 0; place < padded.length; place += 5) {
      let value = 0;
      for (let sign = 0; sign < 5; sign += 1) value = value * 85 + valueOf[padded.charCodeAt(place + sign)];
      view.setUint32((place / 5) * 4, value);
    }
    return bytes.subarray(0, bytes.length - missing);
  };

  const readerOf = (bytes) => {
    const end = 8 * bytes.length;
    let at = 0;
    const bit = () => {
      const value = (bytes[at >> 3] >> (7 - (at & 7))) & 1;
      at += 1;
      return value;
    };
    const noughts = () => {
      let count = 0;
      while (at < end && !bit()) count += 1;
      return count;
    };
    const number = (width) => {
      let value = 0;
      for (let place = 0; place < width; place += 1) value = 2 * value + bit();
      return value;
    };
    return { noughts, number };
  };

  /* As word_index.py, rice_widths. */
  const widthOf = (count, speeches) => {
    const mean = Math.floor((speeches * 7) / (count * 10));
    return mean > 1 ? 31 - Math.clz32(mean) : 0;
  };

  /* The numbers of the speeches that hold each word of a piece, by word. */
  window.spreektijd.wordIndex = (speeches, listed, codes) => {
    const { noughts, number } = readerOf(bytesOf(codes));
    const index = new Map();
    let word = "";
    for (const [, shared, rest] of listed.matchAll(/([A-Z])([a-z0-9]*)/g)) {
      word = word.slice(0, shared.charCodeAt(0) - 65) + rest;
      const bits = noughts();
      const numbers = new Uint32Array(2 ** bits + number(bits));
      const width = widthOf(numbers.length, speeches);
      let last = -1;
      for (let place = 0; place < numbers.length; place += 1) {
        last += noughts() * 2 ** width + number(width) + 1;
        numbers[place] = last;
      }
      index.set(word, numbers);
    }
    return index;
  };
})();
