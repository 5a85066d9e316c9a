"""Names that the gazetteer lacks and that are one slip of the pen from one it has, where that is proven.

One letter too many, too few or wrong, or two swapped (Damerau's distance of 1), and the first letter right. Since real
neighbours are as near (Avdiivka, Andriivka), a known name is never asked, and of an unknown one the report must prove
the reading: by a remark ("10km north of Lyman"), or by a place in the same or a neighbouring sentence close by.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from frontmap import geodesy
from frontmap.gazetteer import fold_phrase
from frontmap.places.homonyms import SAME_PLACE_M, constraint_fit
from frontmap.places.names import Options, options_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontmap.gazetteer import Entry
    from frontmap.geodesy import LonLat
    from frontmap.model import Constraint
    from frontmap.places.names import Names

SHORTEST = 7
"""Letters of a folded name; in shorter ones a slip makes another name too easily."""
BESIDE_M = 25_000.0
"""A place this near proves a reading that its name suggests."""
PROVEN = -3.0
"""So does a remark that fits at least as well as this log likelihood: about twice the usual error."""

_LONGEST = 60
_MOST_REMEMBERED = 10_000
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Slips:
    """The gazetteer's settlements and sites by names that are nearly theirs.

    Parameters
    ----------
    names : Names
        The gazetteer, asked by name; its list of names is made when the first unknown one comes.
    """

    def __init__(self, names: Names) -> None:
        self.names = names
        self._found: dict[str, Options] = {}

    def near(self, name: str) -> Options:
        """Give what an unknown name can be meant for; nothing for a name that is known, or too short or too long."""
        key = fold_phrase(name)
        if key not in self._found:
            if len(self._found) >= _MOST_REMEMBERED:
                self._found.clear()
            self._found[key] = options_of(self._search(key), key)
        return self._found[key]

    def proven(self, name: str, constraints: Sequence[Constraint], beside: Sequence[LonLat]) -> Entry | None:
        """Give the one entry that a name is meant for, as far as the report proves it.

        Parameters
        ----------
        name : str
            A toponym that the gazetteer lacks.
        constraints : sequence of Constraint
            The report's own remarks about it, their numbers finite.
        beside : sequence of (lon, lat)
            Places settled in the same or a neighbouring sentence, degrees.
        """
        options = self.near(name)
        if not len(options):
            return None
        remarks = [(one, anchors) for one in constraints if len(anchors := self.names.options(one.anchor))]
        if remarks:
            likelihoods = np.array([constraint_fit(one, anchors, options) for one, anchors in remarks])
            right = likelihoods.min(axis=0) >= PROVEN
        elif beside:
            vectors = geodesy.unit_vectors(np.array(beside))
            right = (geodesy.squared_chords_m2(options.vectors, vectors) <= BESIDE_M**2).any(axis=1)
        else:
            return None
        found = [options.entries[i] for i in np.flatnonzero(right)]
        spots = options.vectors[right]
        if not found or (geodesy.squared_chords_m2(spots[:1], spots) > SAME_PLACE_M**2).any():
            return None
        return found[0]

    @cached_property
    def _keys(self) -> frozenset[str]:
        forms = self.names.gazetteer.surface_forms()
        return frozenset(
            phrase for phrase, kind in forms if kind in {"settlement", "site"} and len(phrase) >= SHORTEST - 1
        )

    def _search(self, key: str) -> tuple[Entry, ...]:
        if not SHORTEST <= len(key) <= _LONGEST or key in self._keys:
            return ()
        entries = [
            entry
            for near in sorted(_one_slip(key) & self._keys)
            for entry in self.names.options(near).entries
        ]  # fmt: skip
        return tuple({entry.gazetteer_id: entry for entry in entries}.values())


def _one_slip(key: str) -> set[str]:
    """Give all strings one slip away that begin alike: some fifty for each letter."""
    cuts = [(key[:i], key[i:]) for i in range(1, len(key) + 1)]
    return {
        *(a + b[1:] for a, b in cuts if b),
        *(a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1),
        *(a + letter + b[1:] for a, b in cuts if b for letter in _LETTERS),
        *(a + letter + b for a, b in cuts for letter in _LETTERS),
    }
