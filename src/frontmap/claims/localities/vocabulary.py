"""The words that locality descriptions are made of, sorted once by what they do to a description that is being read."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontmap.grammar import Grammar, Mark

HYPHENS = frozenset("-\u2013\u2011\u2010")
"""What joins the toponyms of a chain: hyphens and the short dash."""
ROAD = re.compile(r"(?:[TMHERPO]|[\u0422\u041c\u041d\u0415\u0420\u041e])\d{2,4}$")
"""A road's number, with a Latin or a Cyrillic letter: "T1302"."""
UNNAMED: frozenset[str] = frozenset()
_MOST_REMEMBERED = 100_000
_LONGEST_SIGN = 2
"""Units longer than this are words, and may stand without a number: "a kilometer"."""


class Weight(IntEnum):
    """What a token that is no toponym and no term of relation does."""

    ENDS = 0
    """It ends the description."""
    CARRIES = 1
    """It may carry an open description on, and means nothing without one: "the", "both", a comma."""
    COUNTS = 2
    """It is looked at everywhere: a capitalised word, a number, "outskirts"."""


class Vocabulary(dict[str, Weight]):
    """The word sets, and each token's weight as a dictionary that fills itself.

    Parameters
    ----------
    grammar : Grammar
        The tables.
    kinds : dict of str to frozenset of str
        The kinds that a folded name can have in the gazetteer.
    """

    def __init__(self, grammar: Grammar, kinds: dict[str, frozenset[str]]) -> None:
        super().__init__()
        self.words = grammar.words
        self.bearings_deg = {name: grammar.bearings_deg[one] for name, one in grammar.direction_names.items()}
        self.metres, self.numbers = grammar.metres, grammar.numbers
        self.counted = grammar.numbers.keys() | {unit for unit in grammar.metres if len(unit) > _LONGEST_SIGN}
        units = "|".join(sorted(grammar.metres, key=len, reverse=True))
        # No distance has more digits, and of 310 Python makes infinity, which no layer can hold.
        self.distance = re.compile(rf"(\d{{1,6}}(?:\.\d+)?)({units})?$")
        self.edges, self.fillers = grammar.sets["edges"], grammar.sets["fillers"]
        self.heads = grammar.sets["heads"]
        self.ordinals, self.not_toponyms = grammar.sets["ordinals"], grammar.sets["not_toponyms"]
        self.offices = grammar.sets["offices"] | grammar.sets["people"]
        self.institutions, self.houses = grammar.sets["institutions"], grammar.sets["houses"]
        words = grammar.words
        self.openers = words.unnamed_borders | words.border_adjectives | words.borders
        self.conjunction_openers = {phrase.split()[0] for phrase in grammar.words.long_conjunctions}
        self.compass_endings = tuple(grammar.words.compass_endings)
        groups = ("axis", "near", "line")
        split = {kind: {tuple(words.split()) for words in phrases} for kind, phrases in grammar.suffixes.items()}
        self.group_suffixes = {kind: split[kind] for kind in groups}
        self.suffixes = {words: kind for kind in grammar.suffixes if kind not in groups for words in split[kind]}
        self.suffix_heads = {words[0] for found in split.values() for words in found}
        self._kinds = kinds

    def kinds(self, mark: Mark) -> frozenset[str]:
        """Give the kinds that a toponym can have; none where the gazetteer doesn't know it."""
        return self._kinds.get(mark.name, UNNAMED)

    def names_province(self, mark: Mark) -> bool:
        """Whether an oblast has the toponym's name too: "Kharkiv"."""
        return "oblast" in self._kinds.get(f"{mark.name} oblast", UNNAMED)

    def __missing__(self, token: str) -> Weight:
        """Weigh a token and remember it, so that most of a report costs one look-up a word."""
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        weight = self[token] = self._weigh(token)
        return weight

    def _weigh(self, token: str) -> Weight:
        word, words = token.lower(), self.words
        if token[0].isupper() or word[0].isdigit() or word.isdigit() or ROAD.match(token):
            return Weight.COUNTS
        if word in self.edges or word in self.openers or word in self.counted:
            return Weight.COUNTS
        carried = (HYPHENS, words.conjunctions, words.descriptions, words.remarks, self.fillers, words.lone_directions,
                   words.dashes, self.conjunction_openers)  # fmt: skip
        return Weight.CARRIES if word == "," or any(word in some for some in carried) else Weight.ENDS
