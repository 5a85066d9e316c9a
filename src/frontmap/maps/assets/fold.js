// Many spellings of a name, one key: the page folds as the gazetteer does (spelling.py), by the same table of letters.
(function (fm) {
  let letters = null, odd = null;

  function prepare() {
    letters = new Map(Object.entries(fm.block("data").letters));
    odd = new RegExp(`[${[...letters.keys()].join("").replace(/[\\\]^-]/g, "\\$&")}]`, "gu");
  }

  // Case, accents, apostrophes and doubled letters go, Cyrillic becomes Latin; lines stay lines, so that many texts fold at once.
  fm.fold = function (text) {
    if (!letters) prepare();
    const plain = (said) => said.replace(odd, (letter) => letters.get(letter));
    let said = text.toLowerCase();
    if (/[^\0-\x7f]/.test(said)) said = plain(said.normalize("NFC")).normalize("NFKD").replace(/[\u0300-\u036f]+/g, "");
    if (said.includes("j")) said = said.replace(/j(?=[aeou])|j\b/g, "i");
    return plain(said).replaceAll("shch", "sch").replace(/([bcdfghklmnpqrstvz])io/g, "$1o").replaceAll("zh", "j").replace(/(\p{L})\1+/gu, "$1");
  };
  fm.foldAll = (texts) => fm.fold(texts.map((text) => (text || "").replaceAll("\n", " ")).join("\n")).split("\n").map((text) => text.trim());
  fm.foldWords = (text) => fm.fold(text).split(/\s+/).filter(Boolean);
})(window.frontmap);
