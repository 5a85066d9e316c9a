"""From claims to located claims: homonyms settled over the whole report, then a footprint for each claim."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from frontmap import geodesy
from frontmap.gazetteer import AREAS, Gazetteer
from frontmap.model import Candidate, LocatedClaim, Place
from frontmap.places import footprints
from frontmap.places.compose import Context, Resolved, footprint
from frontmap.places.evidence import Evidence, Key, usable
from frontmap.places.footprints import Anchor
from frontmap.places.homonyms import CONTRADICTED, SAME_PLACE_M, settle
from frontmap.places.names import Names
from frontmap.places.slips import Slips
from frontmap.places.terrain import Terrain
from frontmap.places.vertices import settle_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontmap.gazetteer import Entry
    from frontmap.geodesy import FloatArray, LonLat
    from frontmap.model import Claim, Locality
    from frontmap.places.names import Options

TOO_CLOSE_TO_CALL = 0.03
"""With less than this between the two best candidates' probabilities the text leaves open which is meant."""
_MOST_RIVALS = 5
_WORTH_KEEPING = 0.01
_SLIPS_OF = frozenset({"", "settlement", "site"})


@dataclass(frozen=True, slots=True)
class Found:
    """What a mention was resolved to, without the relation that a locality adds."""

    anchor: Anchor | None = None
    entry: Entry | None = None
    rivals: tuple[Candidate, ...] = ()
    score: float = 0.0
    reason: str = ""


class Locator:
    """Places claims with one gazetteer, and remembers its shapes from report to report.

    Parameters
    ----------
    gazetteer : Gazetteer
        Where names are looked up. It is only read.
    """

    def __init__(self, gazetteer: Gazetteer) -> None:
        self.gazetteer = gazetteer
        self.names = Names(gazetteer)
        self.terrain = Terrain(self.names)
        self.slips = Slips(self.names)
        self._without_doubt: dict[str, Found] = {}

    def locate(self, claims: Sequence[Claim]) -> tuple[LocatedClaim, ...]:
        """Place the claims of one report.

        Parameters
        ----------
        claims : sequence of Claim
            All of them: they help to settle each other's homonyms.

        Returns
        -------
        tuple of LocatedClaim
            In the order of `claims`, none left out; a claim that can't be placed has a reason in its footprint.
        """
        return self.place(claims, Evidence(self.names, claims))

    def place(self, claims: Sequence[Claim], evidence: Evidence) -> tuple[LocatedClaim, ...]:
        """Place claims by evidence that has been gathered from them; in their order, none left out."""
        found = self.resolve(evidence)
        beside: dict[int, dict[LonLat, None]] = {}
        for key, item in found.items():
            if item.anchor:
                beside.setdefault(key.sentence, {})[item.anchor.position] = None
        located = []
        for claim in claims:
            keys = evidence.keys_of(claim)
            resolved = [
                self.resolved(locality, found[key]) for locality, key in zip(claim.localities, keys, strict=True)
            ]
            # What stands beside bounds shapes; it says nothing about a single point.
            alone = len(resolved) == 1 and resolved[0].anchor is not None
            context = Context() if alone else self._context(claim, evidence, beside)
            places = tuple(item.place for item in resolved)
            located.append(LocatedClaim(claim, places, footprint(resolved, context, self.terrain)))
        return tuple(located)

    def resolve(self, evidence: Evidence) -> dict[Key, Found]:
        """Settle every mention of a report: the candidate chosen, or why there is none."""
        mentions = evidence.mentions
        shares = dict(zip(mentions, settle(list(mentions.values())), strict=True))
        for line in evidence.lines:
            settled = settle_line([mentions[key] for key in line], [shares[key] for key in line])
            shares.update(zip(line, settled, strict=True))
        found = {key: self._choose(mentions[key].options, share, key) for key, share in shares.items()}
        found |= self._slips_in(evidence, found)
        learned = self._learn(evidence, found)
        for key, item in found.items():
            taught = learned.get(mentions[key].key)
            if taught is not None and (item.anchor is None or _contradicted(evidence, key, item)):
                found[key] = Found(taught, score=1.0, rivals=item.rivals)
            elif item.anchor is None and not len(mentions[key].options):
                found[key] = self._shape(key, evidence, found)
        return found

    def resolved(self, locality: Locality, found: Found) -> Resolved:
        """Give a locality with what its mention was resolved to."""
        if found.anchor:
            lon, lat = found.anchor.position
            oblast = found.entry.oblast if found.entry else self.gazetteer.oblast_of(lon, lat)
            chosen = found.entry.gazetteer_id if found.entry else None
            place = Place(locality, chosen, lon, lat, oblast, found.rivals, found.reason)
            return Resolved(locality, place, anchor=found.anchor)
        if found.entry:
            oblast = found.entry.name if found.entry.kind == "oblast" else found.entry.oblast
            place = Place(locality, found.entry.gazetteer_id, None, None, oblast)
            return Resolved(locality, place, entry=found.entry)
        border = self.terrain.border(locality.name) if "border" in (locality.kind, locality.name.lower()[-6:]) else None
        reason = "" if border is not None else found.reason
        return Resolved(locality, Place(locality, None, None, None, "", found.rivals, reason), border=border)

    def _choose(self, options: Options, share: FloatArray, key: Key) -> Found:
        if not len(options):
            return Found(reason=f"no gazetteer entry for '{key.name}'")
        if len(share) == 1:
            return self._only(options.entries[0])
        best = int(share.argmax())
        if share[best] > 1.0 - _WORTH_KEEPING:
            return replace(self._only(options.entries[best]), score=float(share[best]))
        near = geodesy.squared_chords_m2(options.vectors[[best]], options.vectors)[0] <= SAME_PLACE_M**2
        others, mine = share[~near], float(share[near].sum())
        rivals = tuple(
            _candidate(options.entries[i], float(share[i]))
            for i in np.argsort(-share, kind="stable")[: _MOST_RIVALS + 1]
            if i != best and share[i] >= _WORTH_KEEPING
        )
        entry = options.entries[best]
        if len(others) and mine - float(others.max()) < TOO_CLOSE_TO_CALL:
            rivals = (_candidate(entry, float(share[best])), *rivals)
            choices = " or ".join(f"{rival.name} ({rival.oblast or 'abroad'})" for rival in rivals[:3])
            return Found(rivals=rivals, reason=f"ambiguous: '{key.name}' can be {choices}")
        return Found(_anchor(entry), entry, rivals, float(share[best]))

    def _only(self, entry: Entry) -> Found:
        """Give what a mention of this entry alone is resolved to."""
        found = self._without_doubt.get(entry.gazetteer_id)
        if found is None:
            found = self._without_doubt[entry.gazetteer_id] = Found(_anchor(entry), entry, score=1.0)
        return found

    def _slips_in(self, evidence: Evidence, found: dict[Key, Found]) -> dict[Key, Found]:
        """Resolve the names that no gazetteer has and that the report proves to be slips for one that it has."""
        unknown = [key for key in found if not len(evidence.mentions[key].options) and not evidence.shapes_of(key)]
        asked = [key for key in unknown if key.kind in _SLIPS_OF and len(self.slips.near(key.name))]
        if not asked:
            return {}
        beside: dict[int, list[LonLat]] = {}
        for key, item in found.items():
            if item.anchor:
                beside.setdefault(key.sentence, []).append(item.anchor.position)
        meant: dict[str, Entry] = {}
        # A remark proves more than a neighbour does, and what is proven once holds for the report.
        for key in sorted(asked, key=lambda key: not key.constraints):
            near = [
                position
                for sentence in range(key.sentence - 1, key.sentence + 2)
                for position in beside.get(sentence, ())
            ]
            entry = self.slips.proven(key.name, [*filter(usable, key.constraints)], near)
            if entry is not None:
                meant.setdefault(evidence.mentions[key].key, entry)
        return {key: _slip(key.name, entry) for key in asked if (entry := meant.get(evidence.mentions[key].key))}

    def _learn(self, evidence: Evidence, found: dict[Key, Found]) -> dict[str, Anchor]:
        """Places that only the report's own remarks locate, by folded name: "Sil (3km northwest of Soledar)"."""
        learned: dict[str, Anchor] = {}
        for key, item in found.items():
            if not key.constraints or (item.anchor and not _contradicted(evidence, key, item)):
                continue
            for constraint in filter(usable, key.constraints):
                base = found[Key(key.sentence, constraint.anchor)].anchor
                if base is None or constraint.bearing_deg is None or constraint.distance_m is None:
                    continue
                made = footprints.offset(base, constraint.bearing_deg, constraint.distance_m)
                if made.geometry is not None and made.uncertainty_m is not None:
                    middle = geodesy.centre(made.geometry)
                    learned.setdefault(evidence.mentions[key].key, Anchor(middle, made.uncertainty_m, learned=True))
        return learned

    def _shape(self, key: Key, evidence: Evidence, found: dict[Key, Found]) -> Found:
        """Choose among the lines and areas of a name: the one that passes nearest to the sentence's places."""
        shapes = evidence.shapes_of(key)
        if not shapes:
            return found[key]
        if len(shapes) > 1:
            near = [
                item.anchor.position for other, item in found.items() if other.sentence == key.sentence and item.anchor
            ]
            shapes = tuple(sorted(shapes, key=lambda entry: self._box_distance(entry, near)))
        return Found(entry=shapes[0], score=1.0)

    def _box_distance(self, entry: Entry, positions: Sequence[LonLat]) -> float:
        """Least distance in degrees from a shape's bounding box to some positions; 0 where there are none."""
        west, south, east, north = self.gazetteer.geometry(entry).bounds
        gaps = [max(west - lon, lon - east, 0.0) + max(south - lat, lat - north, 0.0) for lon, lat in positions]
        return min(gaps, default=0.0)

    def _context(self, claim: Claim, evidence: Evidence, beside: dict[int, dict[LonLat, None]]) -> Context:
        regions = [
            area for locality in claim.localities for name in locality.regions if (area := self.names.area(name))
        ]
        areas = (
            regions
            or evidence.areas_of(claim.sentence)
            or [area for area in evidence.heading_areas(claim.sentence) if area.kind in AREAS]
        )
        return Context(tuple(beside.get(claim.sentence.number, ())), tuple(areas))


def _contradicted(evidence: Evidence, key: Key, item: Found) -> bool:
    """Tell whether the remarks at a mention speak against even the chosen candidate."""
    fit = evidence.fits.get(key)
    if fit is None or item.entry is None:
        return False
    return bool(fit[evidence.mentions[key].options.entries.index(item.entry)] < CONTRADICTED)


def _slip(name: str, entry: Entry) -> Found:
    note = f"no gazetteer entry for '{name}': read as {entry.name}"
    return Found(_anchor(entry), entry, (_candidate(entry, 1.0),), 1.0, note)


def _anchor(entry: Entry) -> Anchor:
    return Anchor((float(entry.lon or 0.0), float(entry.lat or 0.0)), entry.extent_m)


def _candidate(entry: Entry, score: float) -> Candidate:
    lon, lat = float(entry.lon or 0.0), float(entry.lat or 0.0)
    return Candidate(entry.gazetteer_id, entry.name, entry.kind, entry.oblast, lon, lat, round(score, 4))
