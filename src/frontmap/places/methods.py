"""The rules that make a footprint, by the names that `Footprint.method` bears; the vocabulary is closed."""

from __future__ import annotations

from enum import StrEnum


class Method(StrEnum):
    """Which rule of the georeferencing algebra made a footprint."""

    AT = "at"
    """The settlement itself: its point, its extent as radius."""
    PART_OF_PLACE = "part of place"
    """A side or the outskirts of a settlement: the sector of its extent on that side."""
    NEAR = "near"
    """A buffer about the settlement."""
    OFFSET = "offset"
    """N km in a direction: a sector about the shifted point."""
    DISTANCE = "distance"
    """N km from a place, the direction not said: a ring."""
    DIRECTION = "direction"
    """In a direction, the distance not said: a cone up to the next town."""
    TOWARD = "toward"
    """Toward a place that is not reached: a wide buffer, or a cone on the side they come from."""
    AXIS = "axis"
    """From one place, or one side of it, to another: a line in the direction of movement."""
    LINE = "line"
    """The ordered polyline through the named places."""
    CORRIDOR = "corridor"
    """Between two places: the corridor that joins them."""
    STRETCH = "stretch"
    """Along a river, road or border: the part that the other names bound."""
    CROSSING = "crossing"
    """Across a river or border: a short line over it at the named place."""
    REGION = "region"
    """The whole of an oblast, raion, country or informal region."""
    PART_OF_REGION = "part of region"
    """A region cut by compass thirds, or by the bank of a river."""
    CONSTRAINT = "constraint"
    """A place no gazetteer has, located by the report's own "(3km northwest of Soledar)"."""
