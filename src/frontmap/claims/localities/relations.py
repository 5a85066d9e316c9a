"""The relation of an event to a toponym, from its preposition, its direction and distance, and the toponym's kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.model import Relation

if TYPE_CHECKING:
    from frontmap.model import Locality

AREAS = frozenset({"oblast", "raion", "region", "country", "sea"})
"""Kinds that hold places: something lies in them, and they qualify what lies in them."""
FINE = frozenset({"settlement", "site", ""})
"""Kinds that are about as large as an event; "" where nothing says what a toponym is."""
PROVINCES = frozenset({"oblast", "country", "region", "sea"})

HEADING = frozenset({Relation.TOWARD, Relation.FROM, Relation.TO})
BESIDE = frozenset({Relation.DIRECTION, Relation.OFFSET})
_CROSSED = frozenset({"river", "border", "reservoir", "road"})
_VERTICES_KEEP = frozenset({Relation.NEAR, Relation.TOWARD, Relation.FROM})
_BY_WORD = {relation.value: relation for relation in Relation}


def relation_of(word: str, bearing_deg: float | None, distance_m: float | None, kind: str) -> Relation:
    """Settle the relation of a toponym.

    Parameters
    ----------
    word : str
        The relation that the preposition stands for, "" without one, "between" before the ends of a line.
    bearing_deg, distance_m : float or None
        What was read before the toponym.
    kind : str
        The toponym's.

    Returns
    -------
    Relation
        "5km from X" is near it, "in X River" along it, "along X" near it where X is a village.
    """
    if distance_m is not None:
        return Relation.OFFSET if bearing_deg is not None else Relation.NEAR
    if bearing_deg is not None:
        return Relation.DIRECTION
    if word == "between":
        return Relation.LINE
    relation = _BY_WORD[word] if word else Relation.AT
    if kind in AREAS:
        return area_relation(relation)
    if relation is Relation.ACROSS and kind not in _CROSSED:
        return Relation.AT
    if relation is Relation.AT and kind in {"river", "road"}:
        return Relation.ALONG
    if relation is Relation.ALONG and kind in FINE:
        return Relation.NEAR
    return relation


def area_relation(relation: Relation) -> Relation:
    """Give the relation to an area: in it, unless the event goes there or comes from there."""
    return relation if relation in HEADING or relation is Relation.LINE else Relation.IN


def vertex_relation(relation: Relation) -> Relation:
    """Give the relation to one of several toponyms joined by hyphens: a vertex of their line, unless only near it."""
    return relation if relation in _VERTICES_KEEP else Relation.LINE


def group_relation(locality: Locality, *, line: bool) -> Relation:
    """Give the relation to a toponym before a group's word: the X-Y line, the X area, the X sector of an oblast."""
    if locality.kind in AREAS:
        return Relation.IN
    if line:
        return Relation.LINE
    near = locality.relation in {Relation.AT, Relation.LINE, Relation.NEAR, Relation.ALONG}
    return Relation.NEAR if near else locality.relation
