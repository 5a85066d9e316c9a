"""Invented prose for generated layers: one sentence a claim, no two the same, about as long as those of reports.

How well it compresses is part of what the benchmark measures, so it is no better at that than real prose: zlib leaves
about a quarter of either (`tests/test_generated_year.py` watches it).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

SHORTEST = 150
_DRAWS = 96
_LARGEST = 2**31
_SLOTS = {
    "adjective": "adjectives", "adjective2": "adjectives", "noun": "nouns", "noun2": "nouns", "side": "compass",
    "who": "claimants", "saw": "saw", "unit": "units", "vehicles": "vehicles",
}  # fmt: skip
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}


class Told(NamedTuple):
    """What a sentence has to tell: the table's codes, who acted, where in words, and the places to choose more from."""

    event_type: str
    actor: str
    where: str
    more_places: Sequence[str]


class Quotes:
    """Writes sentences from the words of generated_year.toml."""

    def __init__(self, table: dict[str, Any]) -> None:
        self._words = table["words"]
        self._deeds = table["deeds_of_types"]
        self._written: set[str] = set()

    def write(self, told: Sequence[Told], rng: np.random.Generator) -> list[str]:
        """Write one sentence for each, none twice, not even in calls before this one."""
        draws = rng.integers(0, _LARGEST, (len(told), _DRAWS)).tolist()
        return [self._new(one, numbers) for one, numbers in zip(told, draws, strict=True)]

    def _new(self, told: Told, draws: list[int]) -> str:
        while (text := self._sentence(told, _Drawn(draws))) in self._written:
            draws = [number + 1 for number in draws]
        self._written.add(text)
        return text

    def _sentence(self, told: Told, drawn: _Drawn) -> str:
        words = self._words
        facts = {
            "n": drawn.number(2, 30),
            "hour": f"{drawn.number(0, 23):02}:{drawn.number(0, 59):02}",
            "who": drawn.of(words["claimants"]),
        }  # fmt: skip
        opening = drawn.of(words["openings"]).format(**facts)
        deed = drawn.of(self._deeds[told.event_type]).format(**facts)
        text = f"{opening}{told.actor} {deed} {told.where}"
        text = text[0].upper() + text[1:]
        cited = f". [{drawn.number(1, 90)}]"
        while len(text) + len(cited) < SHORTEST:
            text += ", " + self._tail(told, drawn, facts)
        return text + cited

    def _tail(self, told: Told, drawn: _Drawn, facts: dict[str, Any]) -> str:
        words = self._words
        facts |= {name: drawn.of(words[table]) for name, table in _SLOTS.items()}
        facts |= {
            "n": drawn.number(2, 60),
            "number": _ordinal(drawn.number(1, 200)),
            "other": _ordinal(drawn.number(1, 200)),
            "place": drawn.of(told.more_places),
        }
        facts["deed"] = drawn.of(words["deeds"]).format(**facts)
        tail: str = drawn.of(words["tails"]).format(**facts)
        return tail


def _ordinal(number: int) -> str:
    teens = number // 10 % 10 == 1
    return f"{number}{'th' if teens else _ORDINALS.get(number % 10, 'th')}"


class _Drawn:
    """Random numbers drawn beforehand, all at once, and used one after the other."""

    def __init__(self, draws: list[int]) -> None:
        self._next = iter(draws).__next__

    def of(self, choices: Sequence[Any]) -> Any:  # noqa: ANN401 # one of them
        return choices[self._next() % len(choices)]

    def number(self, low: int, high: int) -> int:
        return low + self._next() % (high - low + 1)
