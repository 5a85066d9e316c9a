"use strict";
// The letters of packed blocks as bytes.
window.frontmap = {};
(function (fm) {
  const LEFT_OUT = "<>&\"'`\\{}", LAST = "~";
  const digitOf = new Uint8Array(128);
  for (let code = 33, digit = 0; code < 127; code += 1) if (!LEFT_OUT.includes(String.fromCharCode(code))) digitOf[code] = digit++;

  // Five letters are four bytes, the highest first; at the end one letter more than bytes.
  function bytesOf(text) {
    const missing = (5 - (text.length % 5)) % 5, n = text.length + missing, bytes = new Uint8Array((n / 5) * 4);
    const letters = missing ? text + LAST.repeat(missing) : text;
    for (let i = 0, to = 0; i < n; i += 5, to += 4) {
      const high = (digitOf[letters.charCodeAt(i)] * 85 + digitOf[letters.charCodeAt(i + 1)]) * 85 + digitOf[letters.charCodeAt(i + 2)];
      const four = (high * 85 + digitOf[letters.charCodeAt(i + 3)]) * 85 + digitOf[letters.charCodeAt(i + 4)];
      bytes[to] = four >>> 24;
      bytes[to + 1] = four >>> 16;
      bytes[to + 2] = four >>> 8;
      bytes[to + 3] = four;
    }
    return bytes.subarray(0, bytes.length - missing);
  }

  fm.bytesOf = bytesOf;
})(window.frontmap);
