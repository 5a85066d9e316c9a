// Reads the packed blocks of the page: columns of numbers, texts and plain values.
(function (fm) {
  const { bytesOf } = fm;

  // A column stands byte by byte, the low bytes first, each number as what it is above the lowest; or as steps from one to the next,
  // or as the place in a table.
  function numbers(bytes, from, n, low, width, steps) {
    const found = new Int32Array(n);
    if (width) found.set(bytes.subarray(from, from + n));
    for (let plane = 1; plane < width; plane += 1) {
      const shift = 8 * plane, at = from + plane * n;
      for (let i = 0; i < n; i += 1) found[i] |= bytes[at + i] << shift;
    }
    if (steps) for (let i = 0, last = 0; i < n; i += 1) found[i] = last += found[i] + low;
    else if (low) for (let i = 0; i < n; i += 1) found[i] += low;
    return found;
  }

  // A text is a row of numbers of words with 0 at its end; the first byte says how many belong to a number.
  const TWO = 180, THREE = 248, FOUR = 255, IN_TWO = (THREE - TWO) * 256, IN_THREE = (FOUR - THREE) * 65536;
  function texts(bytes, from, n, words) {
    const found = new Array(n);
    for (let i = 0; i < n; i += 1) {
      let text = "", first = true;
      for (let code = bytes[from++]; code; code = bytes[from++]) {
        let word = code - 1;
        if (code >= FOUR) word = TWO - 1 + IN_TWO + IN_THREE + (bytes[from++] * 65536 + bytes[from++] * 256 + bytes[from++]);
        else if (code >= THREE) word = TWO - 1 + IN_TWO + (code - THREE) * 65536 + bytes[from++] * 256 + bytes[from++];
        else if (code >= TWO) word = TWO - 1 + (code - TWO) * 256 + bytes[from++];
        text += first ? words[word] : ` ${words[word]}`;
        first = false;
      }
      found[i] = text;
    }
    return found;
  }

  // The words of the page stand in the block of events, which is read first of all that have texts.
  let words = [];
  function read(bytes) {
    const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(bytes.length - 4, true), end = bytes.length - 4;
    const { plain, columns } = JSON.parse(new TextDecoder().decode(bytes.subarray(end - size, end)));
    if (plain.words && columns.length) ({ words } = plain);
    let from = 0;
    for (const [name, kind, n, low, width, table] of columns) {
      plain[name] = kind === "texts" ? texts(bytes, from, n, words) : numbers(bytes, from, n, low, width, kind === "steps");
      if (table) plain[name] = plain[name].map((at) => table[at]);
      from += kind === "texts" ? low : n * width;
    }
    return plain;
  }

  // A browser from before 2023: it gets everything a little slower, and is told so.
  fm.isOld = () => !("DecompressionStream" in window);

  // Without a Blob, whose stream would come by way of another process.
  async function inflated(bytes) {
    const { readable, writable } = new DecompressionStream("deflate"), writer = writable.getWriter();
    const [found] = await Promise.all([new Response(readable).arrayBuffer(), writer.write(bytes), writer.close()]);
    return new Uint8Array(found);
  }

  async function bytesIn(name) {
    const element = document.getElementById("frontmap-" + name);
    if (!element) return null;
    const bytes = bytesOf(element.textContent);
    return fm.isOld() ? inflater().unzlibSync(bytes) : inflated(bytes);
  }

  // What unpacks in old browsers runs in no others; large pages have it for themselves.
  function inflater() {
    if (!window.fflate) document.head.append(fm.el("script", {}, document.getElementById("frontmap-inflate").textContent));
    return window.fflate;
  }

  // A block that will soon be asked for is inflated beside others, or the page would be drawn once without it.
  const begun = new Map();
  fm.unpackAhead = async function (name) {
    begun.set(name, bytesIn(name));
    await begun.get(name);
  };

  // Gives {name: typed array, list of texts, or plain value}; null where the page has no such block.
  fm.unpack = async function (name) {
    const bytes = await (begun.get(name) || bytesIn(name));
    begun.delete(name);
    return bytes && read(bytes);
  };
})(window.frontmap);
