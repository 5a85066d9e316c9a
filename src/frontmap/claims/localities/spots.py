"""Spots: the toponyms of a sentence in their places, and which of them one word behind them speaks of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontmap.model import Locality


@dataclass(slots=True)
class Spot:
    """One toponym in its place in the sentence; tokens `first` to `last` hold all that belongs to it.

    `link` says how it hangs on the spot before: "" (it stands alone), "list" (a conjunction or comma) or "chain" (a
    hyphen). `bare` spots have neither preposition nor direction, `own_relation` ones a preposition of their own. `wide`
    ones speak of a surrounding ("outskirts", "area"), `along` and `onto` ones followed "along" and "on", `articled`
    ones "the". An oblast has the name of a `provincial` one. A `closing` one ends a list of which some word spoke
    ("areas", "both"). `head` is the first token of the name whose direction it shares, mostly its own.
    """

    first: int
    last: int
    name_first: int
    locality: Locality
    link: str = ""
    bare: bool = False
    own_relation: bool = False
    wide: bool = False
    along: bool = False
    onto: bool = False
    articled: bool = False
    provincial: bool = False
    closing: bool = False
    head: int = -1

    def __post_init__(self) -> None:
        """Let a spot that shares no direction be its own head."""
        if self.head < 0:
            self.head = self.name_first


def hyphenated(spots: list[Spot]) -> list[Spot]:
    """Give the spots at the end that one word ("line", "area") speaks of: a hyphened chain, else the last alone."""
    first = len(spots) - 1
    while first > 0 and spots[first].link == "chain":
        first -= 1
    return spots[max(first, 0) :]


def same_name(spots: list[Spot]) -> list[Spot]:
    """Give the spots at the end that one name has, one for each direction from it."""
    first = len(spots)
    while first > 0 and spots[first - 1].name_first == spots[-1].name_first:
        first -= 1
    return spots[first:]


def same_head(spots: list[Spot], head: int) -> list[Spot]:
    """Give the spots at the end that share a direction."""
    first = len(spots)
    while first > 0 and spots[first - 1].head == head:
        first -= 1
    return spots[first:]


def one_group(spots: list[Spot]) -> list[Spot]:
    """Give the spots at the end that stand under one article: of "Foo and the Bar and Baz areas" Bar and Baz."""
    first = len(spots) - 1
    while first > 0 and _continues(spots, first) and not spots[first].articled:
        first -= 1
    return spots[max(first, 0) :]


def same_list(spots: list[Spot]) -> list[Spot]:
    """Give the spots at the end that make one list: "Foo, Bar and Baz", back to the first preposition."""
    first = len(spots) - 1
    while first > 0 and _continues(spots, first):
        first -= 1
    return spots[max(first, 0) :]


def _continues(spots: list[Spot], number: int) -> bool:
    """Whether a spot belongs to the list of the one before."""
    return bool(spots[number].link) and not spots[number].own_relation and not spots[number - 1].closing
