"""What a report says about each mention of a name by itself: its remarks, regions and headings, for the scoring."""

from __future__ import annotations

import math
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from frontmap import geodesy
from frontmap.gazetteer import fold_phrase
from frontmap.model import Relation
from frontmap.places.homonyms import IN_NAMED_OBLAST, IN_REGION, UNDER_HEADING, Mention, constraint_fit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontmap.gazetteer import Entry
    from frontmap.geodesy import FloatArray
    from frontmap.model import Claim, Constraint, Locality, Sentence
    from frontmap.places.names import Names, Options

HEADING_SCALE_M = 60_000.0
"""A section about a city is about its surroundings up to about this far."""

LINE_TRUST = 0.1
"""How much of a region's weight remains for the vertices of a line."""

_SHAPE_FIRST = frozenset({Relation.IN, Relation.ACROSS, Relation.ALONG})
_POINTS_ONLY = frozenset({"settlement", "site"})


class Key(NamedTuple):
    """What makes two localities one mention: the same words about the same name in the same sentence."""

    sentence: int
    name: str
    kind: str = ""
    shape_first: bool = False
    constraints: tuple[Constraint, ...] = ()
    regions: tuple[str, ...] = ()


def key_of(locality: Locality, sentence: Sentence) -> Key:
    """Give the key of a locality's mention."""
    shape_first = locality.relation in _SHAPE_FIRST and locality.kind not in _POINTS_ONLY
    return Key(sentence.number, locality.name, locality.kind, shape_first, locality.constraints, locality.regions)


def _keys(claim: Claim) -> tuple[Key, ...]:
    return tuple([key_of(locality, claim.sentence) for locality in claim.localities])


def usable(constraint: Constraint) -> bool:
    """Tell whether a constraint's numbers are numbers: hostile input can hold NaN."""
    return all(value is None or math.isfinite(value) for value in (constraint.bearing_deg, constraint.distance_m))


class Evidence:
    """The mentions of one report; `mentions` has them in the order of the text, as settling them by windows needs it.

    Parameters
    ----------
    names : Names
        The gazetteer, asked by name.
    claims : sequence of Claim
        All claims of the report, in any order.
    """

    def __init__(self, names: Names, claims: Sequence[Claim]) -> None:
        self.names = names
        self.mentions: dict[Key, Mention] = {}
        self.lines: list[tuple[Key, ...]] = []
        self.fits: dict[Key, FloatArray] = {}
        self._sections: dict[tuple[str, ...], int] = {}
        self._claims = tuple(claims)  # held, so that their ids stay theirs
        self._keys = {id(claim): _keys(claim) for claim in self._claims}
        self._areas: dict[int, list[Entry]] = {}
        self._of_heading: dict[tuple[str, ...], tuple[list[Entry], FloatArray]] = {}
        for number, claim in enumerate(sorted(claims, key=lambda claim: claim.sentence.span.start)):
            self._add_claim(claim, number)

    def keys_of(self, claim: Claim) -> tuple[Key, ...]:
        """Give the keys of a claim's mentions, one for each locality."""
        return self._keys.get(id(claim)) or _keys(claim)

    def points_of(self, key: Key) -> Options:
        """Give the point-like candidates of a mention; none where its words, or its relation, mean a line or area."""
        if key.shape_first and self.shapes_of(key):
            return self.names.options("", "border")
        return self.names.options(key.name, key.kind)

    def shapes_of(self, key: Key) -> tuple[Entry, ...]:
        """Give the lines and areas a mention can mean."""
        return self.names.shapes(key.name, key.kind) or (self.names.shapes(key.name) if key.kind else ())

    def areas_of(self, sentence: Sentence) -> list[Entry]:
        """Give the oblasts that a sentence names anywhere."""
        if sentence.number not in self._areas:
            self._areas[sentence.number] = self.names.oblasts_in(sentence.text)
        return self._areas[sentence.number]

    def heading_areas(self, sentence: Sentence) -> list[Entry]:
        """Give the regions that the headings above a sentence name."""
        return self._heading(sentence)[0]

    def _add_claim(self, claim: Claim, number: int) -> None:
        in_line = sum(locality.relation is Relation.LINE for locality in claim.localities) > 1
        for locality, key in zip(claim.localities, self.keys_of(claim), strict=True):
            line = number if in_line and locality.relation is Relation.LINE else -1
            if key not in self.mentions:
                self.mentions[key] = self._mention(key, claim.sentence, line)
            for constraint in locality.constraints:
                anchor = Key(claim.sentence.number, constraint.anchor)
                if anchor not in self.mentions:
                    self.mentions[anchor] = self._mention(anchor, claim.sentence, -1)
        if in_line:
            vertices = [locality for locality in claim.localities if locality.relation is Relation.LINE]
            self.lines.append(tuple(key_of(locality, claim.sentence) for locality in vertices))

    def _mention(self, key: Key, sentence: Sentence, line: int) -> Mention:
        options = self.points_of(key)
        section = self._sections.setdefault(sentence.headings, len(self._sections))
        alone = options.priors
        if key.constraints and len(options):
            self.fits[key] = self._fit(key.constraints, options)
            alone = alone + self.fits[key]
        if len(options) > 1:
            # The ends of a line "in northern Donetsk Oblast" may stick out of it.
            trust = 1.0 if line < 0 else LINE_TRUST
            alone = alone + self._section_fit(sentence, options, trust)
            if key.regions:
                areas = [area for name in key.regions if (area := self.names.area(name))]
                alone = alone + trust * IN_REGION * self._inside(areas, options)
        return Mention(fold_phrase(key.name), options, alone, sentence.number, section, line)

    def _fit(self, constraints: Sequence[Constraint], options: Options) -> FloatArray:
        """Log likelihood, shape (n,), of each option under the report's own remarks about it."""
        total = np.zeros(len(options))
        for constraint in filter(usable, constraints):
            anchors = self.names.options(constraint.anchor)
            total += self.names.remembered((constraint, options), partial(constraint_fit, constraint, anchors, options))
        return total

    def _section_fit(self, sentence: Sentence, options: Options, trust: float) -> FloatArray:
        ids = tuple([area.gazetteer_id for area in self.areas_of(sentence)])
        key = options, sentence.headings, ids, trust
        return self.names.remembered(key, partial(self._make_section_fit, sentence, options, trust))

    def _make_section_fit(self, sentence: Sentence, options: Options, trust: float) -> FloatArray:
        areas, cities = self._heading(sentence)
        fit = trust * IN_NAMED_OBLAST * self._inside(self.areas_of(sentence), options)
        near = self._inside(areas, options)
        if len(cities):
            chords = geodesy.squared_chords_m2(options.vectors, cities)
            near = np.maximum(near, (1.0 / (1.0 + chords / HEADING_SCALE_M**2)).max(axis=1))
        return fit + UNDER_HEADING * near

    def _inside(self, areas: Sequence[Entry], options: Options) -> FloatArray:
        inside = np.zeros(len(options))
        for area in areas:
            inside = np.maximum(inside, self.names.inside(options, area))
        return inside

    def _heading(self, sentence: Sentence) -> tuple[list[Entry], FloatArray]:
        """Areas, and unit vectors of the cities, named by the innermost heading that names any."""
        found = self._of_heading.get(sentence.headings)
        if found is None:
            found = [], np.empty((0, 3))
            for heading in reversed(sentence.headings):
                areas, cities = self.names.heading(heading)
                if areas or len(cities):
                    found = list(areas), cities.vectors
                    break
            self._of_heading[sentence.headings] = found
        return found
