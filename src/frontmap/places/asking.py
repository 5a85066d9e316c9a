"""Every reading of a locality description given by hand, best first."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from frontmap import geodesy
from frontmap.gazetteer import fold_phrase
from frontmap.model import BlockKind, Claim, EventType, Footprint, Place, Sentence, Span, Status
from frontmap.places.evidence import Evidence, key_of
from frontmap.places.homonyms import SAME_PLACE_M, settle
from frontmap.places.names import options_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontmap.geodesy import FloatArray
    from frontmap.model import Locality
    from frontmap.places.evidence import Key
    from frontmap.places.locator import Locator
    from frontmap.places.names import Options

MOST_ALTERNATIVES = 20
_ANY_DAY = dt.date(2000, 1, 1)


@dataclass(frozen=True, slots=True)
class Alternative:
    """One reading of a locality description.

    Parameters
    ----------
    name : str
        The anchors' names as the gazetteer has them, joined by a hyphen where there are several.
    places : tuple of Place
        The localities resolved, in order.
    lon, lat : float
        Where the description points to, degrees: the footprint's point, or the middle of its line or area.
    uncertainty_m : float
        The footprint's radius, metres.
    method : str
        The rule that made the footprint, one of `Method`.
    footprint : Footprint
        The shape itself.
    score : float
        Probability of this reading among all, 0 to 1.
    """

    name: str
    places: tuple[Place, ...]
    lon: float
    lat: float
    uncertainty_m: float
    method: str
    footprint: Footprint
    score: float

    @property
    def oblast(self) -> str:
        """The oblast of the first place that has one, "" where none has."""
        return next((place.oblast for place in self.places if place.oblast), "")


def where(localities: Sequence[Locality], locator: Locator) -> tuple[Alternative, ...]:
    """Give every reading of one locality description, best first.

    The locality with the most namesakes is tried with each of them in turn, the others follow what fits it best.

    Parameters
    ----------
    localities : sequence of Locality
        The toponyms of the description, such as grammar makes of "5km south of Bakhmut".
    locator : Locator
        What places them.

    Returns
    -------
    tuple of Alternative
        At most twenty; empty where no name in it is known or nothing can be drawn.
    """
    if not localities:
        return ()
    claim = _claim(localities)
    evidence = Evidence(locator.names, (claim,))
    keys = [key_of(locality, claim.sentence) for locality in localities]
    pivot = max(keys, key=lambda key: len(evidence.mentions[key].options))
    mention = evidence.mentions[pivot]
    if not len(mention.options):
        made = _reading(locator, claim, evidence, {}, 1.0)
        return (made,) if made else ()
    share = dict(zip(evidence.mentions, settle(list(evidence.mentions.values())), strict=True))[pivot]
    if mention.line < 0:  # the ends of a line may stick out of the oblast
        share = _within(locator, pivot, mention.options, share)
    found = []
    for i, score in _told_apart(share, mention.options.vectors):
        only = options_of((mention.options.entries[i],), fold_phrase(pivot.name))
        evidence.mentions[pivot] = replace(mention, options=only, alone=mention.alone[[i]])
        found.append(_reading(locator, claim, evidence, {pivot: only.entries[0].name}, score))
    return tuple(reading for reading in found if reading is not None)


def _within(locator: Locator, key: Key, options: Options, share: FloatArray) -> FloatArray:
    """Share the probability among the candidates in a region that stands with the name, if any lies in it.

    The others get -1: whoever names the oblast wants no namesake of another one.
    """
    inside = np.zeros(len(options), dtype=bool)
    for area in filter(None, map(locator.names.area, key.regions)):
        inside |= locator.names.inside(options, area) > 0
    total = share[inside].sum()
    return np.where(inside, share / total, -1.0) if total > 0 else share


def _told_apart(share: FloatArray, vectors: FloatArray) -> list[tuple[int, float]]:
    """Candidates best first with their probability; those at the same spot as a better one are counted to it."""
    order = [int(i) for i in np.argsort(-share, kind="stable") if share[i] >= 0]
    chosen: list[tuple[int, float]] = []
    while order and len(chosen) < MOST_ALTERNATIVES:
        chords = geodesy.squared_chords_m2(vectors[[order[0]]], vectors[order])[0]
        here = [i for i, chord in zip(order, chords, strict=True) if chord <= SAME_PLACE_M**2]
        chosen.append((order[0], float(share[here].sum())))
        order = [i for i in order if i not in here]
    return sorted(chosen, key=lambda item: -item[1])


def _claim(localities: Sequence[Locality]) -> Claim:
    sentence = Sentence(0, Span(0, 0), "", BlockKind.PARAGRAPH)
    day = _ANY_DAY
    kind, status = EventType.SIGHTING, Status.CLAIMED
    return Claim("", sentence, kind, "UNK", "", status, "", None, tuple(localities), day, day, "by hand")


def _reading(
    locator: Locator, claim: Claim, evidence: Evidence, names: dict[Key, str], score: float
) -> Alternative | None:
    located = locator.place((claim,), evidence)[0]
    made = located.footprint
    if made.geometry is None or made.uncertainty_m is None:
        return None
    lon, lat = geodesy.centre(made.geometry)
    called = [names.get(key_of(locality, claim.sentence), locality.name) for locality in claim.localities]
    return Alternative(
        "-".join(called),
        located.places,
        round(lon, geodesy.DECIMALS),
        round(lat, geodesy.DECIMALS),
        made.uncertainty_m,
        made.method,
        made,
        round(score, 4),
    )
