"""What kinds of error remain on the annotated reports that may be looked at: counted, for docs/accuracy.md.

python scripts/gold_errors.py [tuning|dev]    the kinds of error, the confusions of type, what is found of each type

The check set is refused: nobody looks at what is missed there. The corpus is found as by gold.py.
"""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import gold

if TYPE_CHECKING:
    from collections.abc import Iterable

SETS = ("tuning", "dev")
SILENT = "a sentence with events of which nothing is read"
MISSED = "a place or a second event of a sentence that was read is missed"
NO_EVENT = "a claim in a sentence that reports no event"
TOO_MANY = "a place or an event too many in a sentence with events"
WRONG_TYPE = "right place, other event type"
WRONG_SIDE = "right place and event type, other side"


@dataclass(slots=True)
class Errors:
    """Errors of any number of reports: each missed record and each false claim is counted once, a pair of both once."""

    kinds: Counter[str] = field(default_factory=Counter)
    confusions: Counter[tuple[str, str]] = field(default_factory=Counter)
    """How often one type was given for another: (annotated, given)."""
    wanted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    """Records of each event type, annotated and found."""

    def add(self, wanted: Iterable[gold.Record], given: Iterable[gold.Record]) -> None:
        """Compare the records of one report."""
        wanted, given = Counter(one.what for one in wanted), Counter(one.what for one in given)
        for what, number in wanted.items():
            self.wanted[what[2]] += number
            self.found[what[2]] += min(number, given[what])
        missed, false = list((wanted - given).elements()), list((given - wanted).elements())
        eventful, read = {what[0] for what in wanted}, {what[0] for what in given}
        for one in missed:
            other = next((two for two in false if two[:2] == one[:2]), None)
            if other is None:
                self.kinds[MISSED if one[0] in read else SILENT] += 1
                continue
            false.remove(other)
            self.kinds[WRONG_SIDE if other[2] == one[2] else WRONG_TYPE] += 1
            if other[2] != one[2]:
                self.confusions[one[2], other[2]] += 1
        for one in false:
            self.kinds[TOO_MANY if one[0] in eventful else NO_EVENT] += 1


def count(name: str) -> Errors:
    """Read the reports of a set and count what is wrong."""
    corpus = gold.corpus_folder()
    if corpus is None:
        raise SystemExit("no corpus folder: set FRONTMAP_CORPUS to the folder with <date>.txt")
    errors, reader = Errors(), gold.default_reader()
    for report in gold.load(name, corpus):
        errors.add(report.records, gold.given_by(reader, report))
    return errors


def main(arguments: list[str]) -> None:
    """Print the counts of one set."""
    name = arguments[0] if arguments else SETS[0]
    if name not in SETS:
        raise SystemExit(__doc__)
    errors = count(name)
    lines = [f"{number:5}  {kind}" for kind, number in errors.kinds.most_common()]
    lines += ["", "annotated, given instead"]
    lines += [f"{number:5}  {', '.join(pair)}" for pair, number in errors.confusions.most_common(10)]
    lines += ["", "found of each event type"]
    lines += [f"{errors.found[one]:5} of {number:<5}  {one}" for one, number in errors.wanted.most_common()]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
