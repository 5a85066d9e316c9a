// Unpacks the styles, scripts and tables of a large page and puts them in: its policy knows the hash of each, and of nothing else.
(function (fm) {
  const bytes = fflate.unzlibSync(fm.bytesOf(document.getElementById("frontmap-scripts").textContent));
  const { plain } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, bytes.length - 4)));
  fm.tables = plain.tables;
  const put = (tag, text) => document.head.append(Object.assign(document.createElement(tag), { textContent: text }));
  for (const text of plain.styles) put("style", text);
  for (const text of plain.scripts) put("script", text);
})(window.frontmap);
