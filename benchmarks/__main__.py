"""Print every figure: python -m benchmarks, or make bench.

Pages are measured on layers that are generated. The reports are those in $FRONTMAP_CORPUS, else in
../shared/corpus/isw beside the checkout; the annotated ones are tests/gold and gold/dev beside the corpus. What is not
there is said, and left out. Nothing here is a test.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks import footprints, pages, speed
from benchmarks.control_points import find
from frontmap.gazetteer import load_gazetteer
from frontmap.layers import to_frame, write_layer
from frontmap.pipeline import Reader
from frontmap.reports import read_report
from frontmap.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

PARTS = ("speed", "scores", "events", "footprints", "pages")
ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts"))

import gold_events  # noqa: E402

import gold  # noqa: E402 # they stand with the scripts


def main() -> None:
    """Print every part, or those that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("parts", nargs="*", help=f"of {', '.join(PARTS)}; all without")
    parser.add_argument("--quick", action="store_true", help="leave the longest run out, of speed and of pages")
    parser.add_argument("--events", nargs="+", type=int, default=pages.SIZES, help="pages: how many, for each page")
    parser.add_argument("--rounds", type=int, default=pages.ROUNDS, help="pages: figures are medians of so many")
    parser.add_argument("--hopeless", action="store_true", help="pages: ask plain folium for 100,000 events too")
    options = parser.parse_args()
    if unknown := set(options.parts) - set(PARTS):
        parser.error(f"no part is called {', '.join(sorted(unknown))}")
    parts = options.parts or PARTS
    if "pages" in parts:
        sizes = sorted(options.events)
        sizes = sizes[:-1] if options.quick and len(sizes) > 1 else sizes
        _show(
            "Speed and size of pages",
            pages.lines(pages.Wanted(sizes, options.rounds, options.hopeless)),
        )
    if set(parts) - {"pages"}:
        _on_reports(parts, quick=options.quick)


def _on_reports(parts: Sequence[str], *, quick: bool) -> None:
    """Print the parts that need reports."""
    corpus = gold.corpus_folder()
    if corpus is None:
        sys.stdout.write("no reports to measure with: set FRONTMAP_CORPUS to a folder of <date>.txt\n")
        return
    if "speed" in parts:
        _show("Speed and memory", speed.lines(corpus, speed.SIZES[: 3 if quick else 4]))
    if "scores" in parts:
        _show("Scores on reports annotated by hand (scripts/gold.py)", _scores(corpus))
        _show("Scores on the dev reports (the scorer that comes with the corpus)", _dev_scores(corpus))
    if "events" in parts:
        _show("Pairs of claims that report one event (scripts/gold_events.py)", _pairs(corpus))
    if "footprints" in parts:
        found = find(corpus.glob("*.txt"), load_gazetteer(Workspace.here().geo_dir))
        counts = (
            f"  {found.remarks} remarks in parentheses; names unknown in {found.unknown}, doubtful in {found.doubtful}"
        )
        _show('Footprints of "A (N km DIR of B)"', [counts, *footprints.lines(found.points)])


def _scores(corpus: Path) -> list[str]:
    rows = []
    for name in gold.SETS:
        figures = gold.score(name, corpus)
        shown = "  ".join(f"{label} {value:.3f}" for label, value in figures.summary().items())
        rows.append(f"  {name:7} {shown}")
    return rows


def _pairs(corpus: Path) -> list[str]:
    rows = []
    for name in gold_events.SETS:
        counts = gold_events.score(name, corpus, gold.default_reader()).summary()
        rows.append(f"  {name:7} " + "  ".join(f"{label} {number}" for label, number in counts.items()))
    return rows


def _dev_scores(corpus: Path) -> list[str]:
    shared = corpus.parents[1]
    scorer, annotated = shared / "tools" / "score.py", shared / "gold" / "dev"
    if not scorer.is_file() or not annotated.is_dir():
        return ["  they are not here: gold/dev and tools/score.py stand beside the corpus"]
    reader = Reader(Workspace.here().geo_dir)
    with tempfile.TemporaryDirectory() as folder:
        for path in sorted(annotated.glob("*.jsonl")):
            report = read_report((corpus / f"{path.stem}.txt").read_bytes(), name=f"{path.stem}.txt")
            write_layer(to_frame(reader.read(report)), Path(folder) / f"{path.stem}.geojson")
        command = [sys.executable, str(scorer), str(annotated), folder]
        found = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 # the scorer
    return [f"  {line}" for line in found.stdout.splitlines()[:5]]


def _show(title: str, rows: Iterable[str]) -> None:
    """Print each row when it is there: some take minutes."""
    for row in chain([title], rows):
        sys.stdout.write(f"{row}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
