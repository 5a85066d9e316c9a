"""Who says so: the attributions of a sentence, each with the status that saying so gives.

An attribution runs from a reporting verb to the next one or to the end of the sentence; "according to" and a source
that trails its sentence ("..., the General Staff reported") speak of the whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.claimants import ClaimantWords
from frontmap.claims.items import Item, Kind
from frontmap.claims.saying import Walk
from frontmap.grammar import Role

if TYPE_CHECKING:
    from frontmap.claims.attribution import Attribution
    from frontmap.grammar import Grammar, Scan

_SPEAKING = frozenset({Kind.ACCORDING, Kind.SHOWS, Kind.REPORT, Kind.DENIAL})
_MAYBE_SPEAKING = Role.MANAGE | Role.STATUS


class AttributionReader:
    """Finds the attributions of a sentence.

    Parameters
    ----------
    grammar : Grammar
        The tables.
    """

    def __init__(self, grammar: Grammar) -> None:
        self.words = grammar.words
        self.imagery, self.people = grammar.sets["imagery"], grammar.sets["people"]
        self.evidence = self.imagery | grammar.words.evidence
        self.claimed_to = tuple(grammar.words.claimed_to)
        self.claimants = ClaimantWords(grammar.words)

    def read(self, scan: Scan, items: list[Item], carried: str | None) -> list[Attribution]:
        """Find all attributions.

        Parameters
        ----------
        scan : Scan
            The sentence.
        items : list of Item
            Its items.
        carried : str or None
            The claimant that "he" means.

        Returns
        -------
        list of Attribution
            In the order of the text, behind doubts of nobody that speak of the whole sentence.
        """
        walk, evidence = Walk(self, scan, items, carried), self.evidence
        for at, item in enumerate(items):
            if item.kind in _SPEAKING or item.roles & _MAYBE_SPEAKING or item.word in evidence:
                found = walk.read(at)
                if found is not None:
                    walk.found.append(found)
        return walk.doubts + walk.found
