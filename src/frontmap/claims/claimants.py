"""A claimant's name out of the words before a reporting verb: "Additionally, the Foo staff also" is the Foo staff."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from frontmap.grammar import FunctionWords

_ROUNDS = 3
_SPACE_AND_COMMAS = re.compile(r"[\s,]*$")
_EDGES = ' ,\u201c\u201d"'


class ClaimantWords:
    """Takes off what is no part of a claimant's name.

    Parameters
    ----------
    words : FunctionWords
        What may lead and trail a name.
    """

    def __init__(self, words: FunctionWords) -> None:
        leading = "|".join(sorted(words.leading, key=len, reverse=True))
        self._leading = re.compile(rf"(?:[\u2022*+\u2013-]?\s+|\u2022|(?:(?:{leading})|,)\b[\s,]*)+", re.IGNORECASE)
        self._trailing = tuple(words.trailing)

    def trimmed(self, text: str) -> str | None:
        """Give the name in a subject's words, None where nothing of it is left."""
        for _ in range(_ROUNDS):
            whole, text = text, self._without_tail(text)
            if text == whole:
                break
        return self.without_lead(text).strip(_EDGES) or None

    def without_lead(self, text: str) -> str:
        """Take articles and adverbs off the head."""
        found = self._leading.match(text)
        return text[found.end() :] if found else text

    def _without_tail(self, text: str) -> str:
        """Take one adverb, auxiliary or preposition off the tail, with the commas and spaces around it."""
        text = text.rstrip()
        lower = text.lower()
        if lower.endswith(self._trailing):
            for word in self._trailing:
                rest = len(text) - len(word)
                if lower.endswith(word) and (not rest or not (text[rest - 1].isalnum() or text[rest - 1] == "_")):
                    return _SPACE_AND_COMMAS.sub("", text[:rest])
        return text.rstrip(", \t\n\u00a0")
