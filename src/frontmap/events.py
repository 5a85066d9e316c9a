"""Claims that report the same event get the same `event_id`.

Two claims are one event only where type, side, place, direction and days agree: a bullet and the section that repeats
it, two claimants of one attack. What might be two events stays two.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from frontmap.model import LocatedClaim, Place


def group_events(located: Sequence[LocatedClaim]) -> tuple[LocatedClaim, ...]:
    """Give every claim its event.

    Parameters
    ----------
    located : sequence of LocatedClaim
        The claims of one report or of several.

    Returns
    -------
    tuple of LocatedClaim
        The same claims in the same order. The claims of one event share an `event_id`, that of the first of them; a
        claim that is alone is its own event. Days agree where they overlap with the days of the event so far.
    """
    days: dict[str, tuple[date, date]] = {}
    ids_by_key: dict[tuple[object, ...], list[str]] = {}
    grouped = []
    for one in located:
        claim = one.claim
        known = ids_by_key.setdefault(_key(one), [])
        event_id = next((i for i in known if claim.begin <= days[i][1] and days[i][0] <= claim.end), "")
        if not event_id:
            event_id = "e" + hashlib.sha256(claim.claim_id.encode()).hexdigest()[:12]
            known.append(event_id)
            days[event_id] = (claim.begin, claim.end)
        begin, end = days[event_id]
        days[event_id] = (min(begin, claim.begin), max(end, claim.end))
        grouped.append(replace(one, event_id=event_id))
    return tuple(grouped)


def _key(one: LocatedClaim) -> tuple[object, ...]:
    """Give what claims of one event have in common; planned ones never mix with what happened."""
    claim = one.claim
    planned = claim.status.value == "planned"
    return (planned, claim.event_type, claim.side, *(_where(place) for place in one.places))


def _where(place: Place) -> tuple[object, ...]:
    locality = place.locality
    anchor = place.gazetteer_id or locality.name.casefold()
    return anchor, locality.relation, locality.bearing_deg, locality.distance_m, locality.part
