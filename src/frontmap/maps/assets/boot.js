// Unpacks the scripts and tables of a large page and runs the scripts: its policy knows the hash of each, and of nothing else.
(function (fm) {
  const bytes = fflate.unzlibSync(fm.bytesOf(document.getElementById("frontmap-scripts").textContent));
  const { plain } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, bytes.length - 4)));
  fm.tables = plain.tables;
  for (const text of plain.scripts) document.head.append(Object.assign(document.createElement("script"), { textContent: text }));
})(window.frontmap);
