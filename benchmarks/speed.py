"""How long reading takes and how much memory, each figure from a process of its own where what is remembered matters.

    python benchmarks/speed.py CORPUS COUNT     one fresh process: JSON of its seconds and its peak memory

A report that is read again comes with other dates, in its head and in its sentences, so that no memory of texts helps.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import resource
import subprocess
import sys
import time
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontmap.model import Report
    from frontmap.pipeline import Reader

RUNS = 5
SAMPLE = 35
SIZES = (10, 100, 350, 3_500)
_KB = 1024
_NO_WORD = re.compile(r"[^\w\s]")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_DATE = re.compile(rf"\b({'|'.join(_MONTHS)}) (\d{{1,2}})\b")


def texts(corpus: Path, count: int) -> list[tuple[str, dt.date]]:
    """Give `count` reports as (text, date): those of the corpus evenly, then the same again, each time a day later."""
    paths = sorted(corpus.glob("*.txt"))
    own = [(path.read_text(encoding="utf-8"), dt.date.fromisoformat(path.stem)) for path in paths]
    if count < len(own):
        return [own[i * len(own) // count] for i in range(count)]
    rounds = (number // len(own) for number in range(count))
    return [_later(text, day, days) for (text, day), days in zip(islice(cycle(own), count), rounds, strict=True)]


def read_all(reader: Reader, reports: Sequence[tuple[str, dt.date]]) -> tuple[float, float, int]:
    """Read reports, from text to claims with geometry; give seconds of this process, kilobytes of text, claims."""
    from frontmap.reports import read_report  # noqa: PLC0415 # importing is timed elsewhere

    begin, claims = time.process_time(), 0
    for text, day in reports:
        claims += len(reader.read(read_report(text, name=f"{day}.txt", date=day)).claims)
    seconds = time.process_time() - begin
    return seconds, sum(len(text.encode()) for text, _ in reports) / _KB, claims


def fresh(corpus: Path, count: int) -> dict[str, float]:
    """Measure in this process, which has imported nothing of frontmap yet; memory in megabytes, times in seconds."""
    begin = time.perf_counter()
    from frontmap.pipeline import Reader  # noqa: PLC0415 # importing is what is timed
    from frontmap.workspace import Workspace  # noqa: PLC0415

    imported = time.perf_counter()
    reader = Reader(Workspace.here().geo_dir)
    loaded = time.perf_counter()
    after_loading = _peak_mb()
    seconds, kilobytes, claims = read_all(reader, texts(corpus, count))
    return {
        "import": imported - begin, "load": loaded - imported, "loaded_mb": after_loading, "peak_mb": _peak_mb(),
        "seconds": seconds, "kilobytes": kilobytes, "claims": claims,
    }  # fmt: skip


def lines(corpus: Path, sizes: Sequence[int] = SIZES) -> list[str]:
    """Write every figure of speed and memory."""
    cold = [_in_a_fresh_process(corpus, SAMPLE) for _ in range(RUNS)]
    warm, places, floor = _warm(corpus)
    chill = median(run["seconds"] / run["kilobytes"] for run in cold) * 1e3
    rows = [
        (
            f"  importing {median(run['import'] for run in cold):.2f} s, then loading grammar and gazetteer "
            f"{median(run['load'] for run in cold):.2f} s (at most 1), "
            f"{median(run['loaded_mb'] for run in cold):.0f} MB (at most 300)"
        ),
        (
            f"  text -> claims with geometry, {SAMPLE} reports, median of {RUNS}: "
            f"cold {chill:.2f} ms/KB, warm {warm:.2f} ms/KB (at most 1)"
        ),
        (
            f"  the automaton's pass alone {floor:.3f} ms/KB: the chain takes {warm / floor:.0f} times as long, "
            f"{chill / floor:.0f} times cold; placing alone, warm: {places:.2f} ms/KB"
        ),
        "  reports     KB   claims  seconds   ms/KB   peak MB   (each in a fresh process)",
    ]
    for size in sizes:
        run = _in_a_fresh_process(corpus, size)
        rows.append(
            f"  {size:7}  {run['kilobytes']:6.0f}  {run['claims']:6.0f}  {run['seconds']:7.1f}"
            f"  {run['seconds'] / run['kilobytes'] * 1e3:6.2f}  {run['peak_mb']:8.0f}"
        )
    return rows


def _warm(corpus: Path) -> tuple[float, float, float]:
    """Give milliseconds a kilobyte: of the chain once all is loaded and remembered, of placing, of the automaton."""
    from frontmap.pipeline import Reader  # noqa: PLC0415 # importing is timed elsewhere
    from frontmap.reports import read_report  # noqa: PLC0415
    from frontmap.sentences import split_sentences  # noqa: PLC0415
    from frontmap.workspace import Workspace  # noqa: PLC0415

    reader = Reader(Workspace.here().geo_dir)
    reports = texts(corpus, SAMPLE)
    chain = [read_all(reader, [_later(*report, days) for report in reports]) for days in range(RUNS + 1)][1:]
    read: list[Report] = [read_report(text, name=f"{day}.txt", date=day) for text, day in reports]
    kilobytes = chain[0][1]
    said = [(sentences := split_sentences(one), reader.claims.read(one, sentences)[0]) for one in read]
    placing = [_seconds(lambda: [reader.locator.locate(claims) for _, claims in said]) for _ in range(RUNS)]
    automaton, folded = (
        _automaton(reader),
        [[_marked(sentence.text) for sentence in sentences] for sentences, _ in said],
    )
    floor = [
        _seconds(lambda: [automaton.find_matches_as_indexes(text) for one in folded for text in one])
        for _ in range(RUNS)
    ]
    return (
        median(seconds / size for seconds, size, _ in chain) * 1e3,
        median(placing) / kilobytes * 1e3,
        median(floor) / kilobytes * 1e3,
    )


def _automaton(reader: Reader) -> Any:  # noqa: ANN401 # the package has no types
    """Every name of the gazetteer in one automaton, leftmost and longest, as any reader of names needs it."""
    from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415 # only this figure needs it

    names = {f" {phrase} " for phrase, _ in reader.gazetteer.surface_forms()}
    return AhoCorasick(sorted(names), matchkind=MatchKind.LeftmostLongest)


def _marked(text: str) -> str:
    from frontmap.gazetteer import fold_phrase  # noqa: PLC0415

    return f" {fold_phrase(_NO_WORD.sub(' ', text))} "


def _seconds(work: Any) -> float:  # noqa: ANN401 # any call
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _later(text: str, day: dt.date, days: int) -> tuple[str, dt.date]:
    """Give the same report some days later: all of its dates are others."""
    if not days:
        return text, day
    moved = _DATE.sub(lambda found: f"{found[1]} {(int(found[2]) - 1 + days) % 28 + 1}", text)
    return moved, day + dt.timedelta(days=days)


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _KB


def _in_a_fresh_process(corpus: Path, count: int) -> dict[str, float]:
    command = [sys.executable, __file__, str(corpus), str(count)]
    found = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 # ourselves
    figures: dict[str, float] = json.loads(found.stdout)
    return figures


if __name__ == "__main__":
    sys.stdout.write(json.dumps(fresh(Path(sys.argv[1]), int(sys.argv[2]))))
