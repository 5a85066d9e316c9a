"""The reports annotated by hand in tests/gold: score the reader on them, or turn them into readable files and back.

python scripts/gold.py score                          each set's figures, with a corpus folder at hand
python scripts/gold.py unpack tuning DIR              <date>.jsonl with the places' words, <date>.tsv with the sentences
python scripts/gold.py pack DIR tests/gold/tuning     the way back: words become offsets

The corpus folder is $FRONTMAP_CORPUS, or ../shared/corpus/isw beside the checkout; tests/gold/README.md says the rest.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
import os
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from frontmap import geodesy
from frontmap.gazetteer import fold_phrase
from frontmap.pipeline import Reader
from frontmap.reports import read_report
from frontmap.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT / "tests" / "gold"
SETS = ("tuning", "check", "dev")
NEAR_M = 5_000.0
"""An anchor within this distance of the annotated one is right."""

_OFFSET = ("bearing", "distance_km")
"""What a record has only where the words give it, in degrees and kilometres."""
_KIND_WORDS = frozenset(
    ("city", "raion", "oblast", "oblasts", "river", "reservoir", "highway", "region", "area", "direction")
)


@dataclass(frozen=True, slots=True)
class Record:
    """One event at one place of one sentence: the annotator's or the reader's."""

    sentence: int
    place: str
    event_type: str
    side: str
    status: str
    relation: str
    lon: float | None
    lat: float | None
    bearing: float | None = None
    distance_km: float | None = None

    @property
    def where(self) -> tuple[int, str]:
        """The sentence and the place's spelling key, without a last word that only says its kind."""
        words = fold_phrase(self.place).split()
        return self.sentence, " ".join(words[:-1] if len(words) > 1 and words[-1] in _KIND_WORDS else words)

    @property
    def what(self) -> tuple[int, str, str, str]:
        """The claim that two readers must agree on."""
        return (*self.where, self.event_type, self.side)


@dataclass(frozen=True, slots=True)
class Annotated:
    """One report with its records; `sentences` are half-open offsets into `text`."""

    date: dt.date
    text: str
    sentences: tuple[tuple[int, int], ...]
    records: tuple[Record, ...]


@dataclass(slots=True)
class Figures:
    """What was found, counted over any number of reports: (right, given, wanted) for each question."""

    places: list[int] = field(default_factory=lambda: [0, 0, 0])
    claims: list[int] = field(default_factory=lambda: [0, 0, 0])
    matched: int = 0
    status_right: int = 0
    relation_right: int = 0
    anchors: int = 0
    anchors_near: int = 0

    def summary(self) -> dict[str, float]:
        """Give F1 (precision, recall) of places and claims, and the shares of the matched that are right otherwise."""
        return {
            "places F1": _f1(*self.places),
            "places P": _share(self.places[0], self.places[1]),
            "places R": _share(self.places[0], self.places[2]),
            "claims F1": _f1(*self.claims),
            "claims P": _share(self.claims[0], self.claims[1]),
            "claims R": _share(self.claims[0], self.claims[2]),
            "status": _share(self.status_right, self.matched),
            "relation": _share(self.relation_right, self.matched),
            "anchors": _share(self.anchors_near, self.anchors),
        }

    def add(self, wanted: Iterable[Record], given: Iterable[Record]) -> None:
        """Compare the records of one report."""
        wanted, given = tuple(wanted), tuple(given)
        _count(self.places, Counter({one.where for one in wanted}), Counter({one.where for one in given}))
        _count(self.claims, Counter(one.what for one in wanted), Counter(one.what for one in given))
        left, placed = defaultdict(list), defaultdict(list)
        for one in given:
            left[one.what].append(one)
            placed[one.where].append(one)
        for one in wanted:
            if left[one.what]:
                found = left[one.what].pop(0)
                self.matched += 1
                self.status_right += found.status == one.status
                self.relation_right += found.relation == one.relation
            if one.lon is not None and placed[one.where]:
                self.anchors += 1
                self.anchors_near += _is_near(one, placed[one.where][0])


def corpus_folder() -> Path | None:
    """Find the folder of the reports' texts; None where there is none."""
    named = os.environ.get("FRONTMAP_CORPUS")
    folder = Path(named) if named else ROOT.parent / "shared" / "corpus" / "isw"
    return folder if folder.is_dir() else None


def load(name: str, corpus: Path) -> tuple[Annotated, ...]:
    """Load a set: tuning and check from tests/gold, dev from the files beside the corpus."""
    if name == "dev":
        return tuple(read_words(path, corpus) for path in sorted((corpus.parents[1] / "gold" / "dev").glob("*.jsonl")))
    return tuple(read_offsets(path, corpus) for path in sorted((GOLD / name).glob("*.jsonl")))


def read_offsets(path: Path, corpus: Path) -> Annotated:
    """Read one file of tests/gold; the text must be the one that was annotated."""
    head, *rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    text = _text(corpus, path.stem)
    if hashlib.sha256(text.encode()).hexdigest() != head["sha256"]:
        raise SystemExit(f"{path}: annotated on another text than {corpus / path.stem}.txt; take that text")
    sentences = tuple((start, end) for start, end in head["sentences"])
    number = {span: at for at, span in enumerate(sentences)}
    records = [
        _record(row, number[row["start"], row["end"]], text[row["place_start"] : row["place_end"]]) for row in rows
    ]
    return Annotated(dt.date.fromisoformat(path.stem), text, sentences, tuple(records))


def read_words(path: Path, corpus: Path) -> Annotated:
    """Read one annotation as a person wrote it: records with words, and the numbered sentences beside them."""
    text, names, sentences = _text(corpus, path.stem), {}, []
    for line in path.with_suffix(".tsv").read_text(encoding="utf-8").splitlines():
        name, start, end = line.split("\t", 3)[:3]
        names[name] = len(sentences)
        sentences.append((int(start), int(end)))
    rows = map(json.loads, filter(None, path.read_text(encoding="utf-8").splitlines()))
    records = tuple(_record(row, names[row["sent"]], row["place"]) for row in rows)
    return Annotated(dt.date.fromisoformat(path.stem), text, tuple(sentences), records)


def given_by(reader: Reader, report: Annotated) -> Iterator[Record]:
    """Read a report with frontmap; give its claims as records. Plans are none, as in the annotation."""
    read = read_report(report.text, name=f"{report.date}.txt", date=report.date)
    for located in reader.read(read).claims:
        claim = located.claim
        span = claim.sentence.span
        overlaps = [min(span.end, end) - max(span.start, start) for start, end in report.sentences]
        if claim.status == "planned" or max(overlaps) <= 0:
            continue
        for place in located.places:
            yield Record(
                sentence=overlaps.index(max(overlaps)),
                place=place.locality.name,
                event_type=str(claim.event_type),
                side=claim.side,
                status=str(claim.status),
                relation=str(place.locality.relation),
                lon=place.lon,
                lat=place.lat,
            )


@cache
def default_reader() -> Reader:
    """Load grammar and gazetteer once."""
    return Reader(Workspace.here().geo_dir)


def score(name: str, corpus: Path) -> Figures:
    """Score the reader on one set."""
    figures = Figures()
    for report in load(name, corpus):
        figures.add(report.records, given_by(default_reader(), report))
    return figures


def pack(source: Path, target: Path, corpus: Path) -> None:
    """Turn annotations with words into offsets, labels and coordinates."""
    target.mkdir(parents=True, exist_ok=True)
    for path in sorted(source.glob("*.jsonl")):
        report = read_words(path, corpus)
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line]
        head = {"sha256": hashlib.sha256(report.text.encode()).hexdigest(), "sentences": report.sentences}
        packed = [_packed(row, report, record) for row, record in zip(rows, report.records, strict=True)]
        lines = [json.dumps(row, separators=(",", ":")) for row in (head, *packed)]
        (target / path.name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def unpack(name: str, target: Path, corpus: Path) -> None:
    """Write a set with its words again, for people and for other scorers. Texts: keep the folder out of the project."""
    target.mkdir(parents=True, exist_ok=True)
    for report in load(name, corpus):
        numbered = [
            f"S{number:03}\t{start}\t{end}\t{' '.join(report.text[start:end].split())}"
            for number, (start, end) in enumerate(report.sentences, 1)
        ]
        rows = []
        for one in report.records:
            said = {slot: getattr(one, slot) for slot in Record.__slots__ if slot != "sentence"}
            row = {slot: value for slot, value in said.items() if slot not in _OFFSET or value is not None}
            rows.append(json.dumps({"sent": f"S{one.sentence + 1:03}", **row}, ensure_ascii=False))
        (target / f"{report.date}.tsv").write_text("\n".join(numbered) + "\n", encoding="utf-8")
        (target / f"{report.date}.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")


def _text(corpus: Path, stem: str) -> str:
    return (corpus / f"{stem}.txt").read_bytes().decode()


def _record(row: dict[str, Any], sentence: int, place: str) -> Record:
    labels = (row[key] for key in ("event_type", "side", "status", "relation"))
    return Record(sentence, place, *labels, row["lon"], row["lat"], *map(row.get, _OFFSET))


def _packed(row: dict[str, Any], report: Annotated, record: Record) -> dict[str, Any]:
    start, end = report.sentences[record.sentence]
    first, last = _offsets_of(record.place, report.text[start:end])
    packed = {"start": start, "end": end, **{key: row[key] for key in ("event_type", "side", "status")}}
    packed |= {"place_start": start + first, "place_end": start + last}
    return packed | {key: row[key] for key in ("relation", "lon", "lat", *_OFFSET) if key in row}


def _offsets_of(place: str, sentence: str) -> tuple[int, int]:
    """Find a place's words; "A Oblast" of "A and B oblasts" is where its first words stand."""
    words, folded = place.split(), sentence.lower()
    for count in range(len(words), 0, -1):
        wanted = " ".join(words[:count])
        at = sentence.find(wanted) if wanted in sentence else folded.find(wanted.lower())
        if at >= 0:
            return at, at + len(wanted)
    raise SystemExit(f"'{place}' does not stand in: {sentence}")


def _is_near(wanted: Record, found: Record) -> bool:
    if wanted.lon is None or wanted.lat is None or found.lon is None or found.lat is None:
        return False
    return geodesy.distance_m((wanted.lon, wanted.lat), (found.lon, found.lat)) <= NEAR_M


def _count(sums: list[int], wanted: Counter[Any], given: Counter[Any]) -> None:
    for at, count in enumerate(((wanted & given).total(), given.total(), wanted.total())):
        sums[at] += count


def _f1(right: int, given: int, wanted: int) -> float:
    return 2 * right / (given + wanted) if given + wanted else 0.0


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def main(arguments: list[str]) -> None:
    """Do what the command line asks."""
    corpus = corpus_folder()
    if corpus is None:
        raise SystemExit("the reports' texts are not here: set FRONTMAP_CORPUS to their folder")
    match arguments:
        case ["score"]:
            for name in SETS:
                figures = score(name, corpus)
                shown = "  ".join(f"{label} {value:.3f}" for label, value in figures.summary().items())
                sys.stdout.write(f"{name:7} {shown}  ({figures.claims[2]} records)\n")
        case ["unpack", name, target] if name in SETS:
            unpack(name, Path(target), corpus)
        case ["pack", source, target]:
            pack(Path(source), Path(target), corpus)
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
