"""Which records of the annotated reports tell of one event: score the grouping of claims on them.

python scripts/gold_events.py score [-v]    each set's pairs of claims: found, missed, wrongly merged; -v names them
python scripts/gold_events.py pack GROUPS   writes tests/gold/events from lines such as "2031-05-03: 1 5, 3 4 7"

The numbers are those of the records; tests/gold/README.md says what one event is. The corpus is found as by gold.py.
"""

from __future__ import annotations

import datetime as dt
import json
import sys
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import gold
from frontmap.gazetteer import fold_phrase
from frontmap.reports import read_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontmap.model import LocatedClaim
    from frontmap.pipeline import Reader

EVENTS = gold.GOLD / "events"
SETS = ("dev", "tuning")
FIELDS = ("start", "end", "event_type", "side", "place_start", "place_end", "relation", "bearing", "event")

Pair = tuple[str, str]


@dataclass(slots=True)
class Pairs:
    """Pairs of claims, as texts that name them: both claims of a pair were read, and stand in the annotation."""

    found: list[Pair] = field(default_factory=list)
    missed: list[Pair] = field(default_factory=list)
    wrong: list[Pair] = field(default_factory=list)
    unread: int = 0
    """Pairs of the annotation of which a claim was not read."""
    unjudged: int = 0
    """Pairs of one event of which a claim is none of the annotation."""

    def summary(self) -> dict[str, int]:
        """Count them."""
        return {
            "found": len(self.found),
            "missed": len(self.missed),
            "wrongly merged": len(self.wrong),
            "not read": self.unread,
            "not judged": self.unjudged,
        }


def score(name: str, corpus: Path, reader: Reader) -> Pairs:
    """Group the claims of a set's reports and compare them with the annotation."""
    pairs = Pairs()
    for path in sorted((EVENTS / name).glob("*.jsonl")):
        text = (corpus / f"{path.stem}.txt").read_bytes().decode()
        records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        report = read_report(text, name=f"{path.stem}.txt", date=dt.date.fromisoformat(path.stem))
        _compare(pairs, records, text, [one for one in reader.read(report).claims if one.claim.status != "planned"])
    return pairs


def _compare(pairs: Pairs, records: Sequence[dict[str, Any]], text: str, claims: Sequence[LocatedClaim]) -> None:
    numbers = [_record_of(one, records, text) for one in claims]
    for (one, first), (other, second) in combinations(zip(claims, numbers, strict=True), 2):
        together = one.event_id == other.event_id
        if first is None or second is None:
            pairs.unjudged += together
        elif first["event"] == second["event"] and together:
            pairs.found.append((_shown(one), _shown(other)))
        elif first["event"] == second["event"] and _claim_key(first) != _claim_key(second):
            pairs.missed.append((_shown(one), _shown(other)))
        elif first["event"] != second["event"] and together:
            pairs.wrong.append((_shown(one), _shown(other)))
    read = {_claim_key(record) for record in numbers if record is not None}
    wanted = {_claim_key(record): record["event"] for record in records}
    pairs.unread += sum(
        wanted[one] == wanted[other] and not {one, other} <= read for one, other in combinations(wanted, 2)
    )


def _claim_key(record: dict[str, Any]) -> tuple[object, ...]:
    """Give what the records of one claim have in common: a line has one for each of its vertices."""
    place = "line" if record["relation"] == "line" else (record["place_start"], record.get("bearing"))
    return record["start"], record["event_type"], record["side"], place


def _record_of(one: LocatedClaim, records: Sequence[dict[str, Any]], text: str) -> dict[str, Any] | None:
    """Find a claim's record: the sentences overlap, type, side and a place agree; bearing and relation if they can."""
    claim, span = one.claim, one.claim.sentence.span
    fitting = []
    for place in claim.localities:
        name = fold_phrase(place.name).split()[0]
        for record in records:
            if (record["event_type"], record["side"]) != (claim.event_type, claim.side):
                continue
            if record["start"] >= span.end or record["end"] <= span.start:
                continue
            if fold_phrase(text[record["place_start"] : record["place_end"]]).split()[0] == name:
                agrees = (record.get("bearing") == place.bearing_deg, record["relation"] == place.relation)
                fitting.append((agrees, record))
    return max(fitting, key=lambda fit: fit[0], default=(None, None))[1]


def _shown(one: LocatedClaim) -> str:
    claim = one.claim
    where = ", ".join(f"{place.relation} {place.name}" for place in claim.localities)
    return f"[{claim.sentence.number}] {claim.event_type} {claim.side} {claim.status} {where}, {claim.begin}"


def pack(groups: Path, corpus: Path) -> None:
    """Write the annotation from lines of record numbers; records that no group names are events of their own."""
    folders = {"dev": corpus.parents[1] / "gold" / "dev", "tuning": gold.GOLD / "tuning"}
    for line in groups.read_text(encoding="utf-8").splitlines():
        date, _, listed = line.partition(":")
        name = next(name for name, folder in folders.items() if (folder / f"{date}.jsonl").is_file())
        report = next(one for one in gold.load(name, corpus) if str(one.date) == date)
        lines = (folders[name] / f"{date}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [row for row in map(json.loads, filter(None, lines)) if "event_type" in row]
        events = {int(n): int(group.split()[0]) for group in listed.split(",") for n in group.split()}
        packed = [
            {**gold._packed(row, report, record), "event": events.get(number, number)}  # noqa: SLF001 # its twin
            for number, (row, record) in enumerate(zip(rows, report.records, strict=True), 1)
        ]
        path = EVENTS / name / f"{date}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        kept = [
            json.dumps({field: row[field] for field in FIELDS if field in row}, separators=(",", ":")) for row in packed
        ]
        path.write_text("\n".join(kept) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Do what the command line asks."""
    corpus = gold.corpus_folder()
    if corpus is None:
        raise SystemExit("the reports' texts are not here: set FRONTMAP_CORPUS to their folder")
    match arguments:
        case ["score", *options]:
            for name in SETS:
                pairs = score(name, corpus, gold.default_reader())
                sys.stdout.write(f"{name:7} {'  '.join(f'{what} {n}' for what, n in pairs.summary().items())}\n")
                for what, listed in (("missed", pairs.missed), ("wrong", pairs.wrong)) if "-v" in options else ():
                    sys.stdout.writelines(f"  {what}: {one}  ==  {other}\n" for one, other in listed)
        case ["pack", groups]:
            pack(Path(groups), corpus)
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
