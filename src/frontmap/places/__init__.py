"""Claims to places: homonyms settled jointly, and the footprint of each locality description.

The edge is a `Locator` for reports, which keeps what it has computed from one to the next, and `where` for words given
by hand. Geometries are EPSG:4326, longitude before latitude, rounded to five decimals; distances are metres.
"""

from __future__ import annotations

from frontmap.places.asking import Alternative, where
from frontmap.places.locator import Locator
from frontmap.places.methods import Method

__all__ = ["Alternative", "Locator", "Method", "where"]
