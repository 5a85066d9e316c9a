"""Claims to places: homonyms settled jointly, and the footprint of each locality description.

The edge is `locate` for a report and `where` for words given by hand; a `Locator` keeps what it has computed between
reports. Geometries are EPSG:4326, longitude before latitude, rounded to five decimals; distances are metres.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from frontmap.places.asking import Alternative, readings
from frontmap.places.locator import Locator
from frontmap.places.methods import Method

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontmap.gazetteer import Gazetteer
    from frontmap.model import Claim, Locality, LocatedClaim, Sentence

__all__ = ["Alternative", "Locator", "Method", "locate", "where"]


def locate(claims: Sequence[Claim], sentences: Sequence[Sentence], gazetteer: Gazetteer) -> tuple[LocatedClaim, ...]:
    """Place the claims of one report.

    Parameters
    ----------
    claims : sequence of Claim
        All claims of the report; they help to settle each other's homonyms.
    sentences : sequence of Sentence
        The report's sentences.
    gazetteer : Gazetteer
        Where names are looked up; what is computed from the one used last is kept for the next report.

    Returns
    -------
    tuple of LocatedClaim
        In the order of `claims`, none left out. A claim that can't be placed has a footprint without geometry, and the
        reason; a toponym that can't be resolved has a place without coordinates, and the reason.
    """
    return _locator(gazetteer).locate(claims, sentences)


def where(localities: Sequence[Locality], gazetteer: Gazetteer) -> tuple[Alternative, ...]:
    """Give every reading of one locality description, best first.

    Parameters
    ----------
    localities : sequence of Locality
        The toponyms of the description, such as grammar makes of "5km south of Bakhmut".
    gazetteer : Gazetteer
        Where names are looked up.

    Returns
    -------
    tuple of Alternative
        At most twenty; empty where no name in it is known or nothing can be drawn.
    """
    return readings(_locator(gazetteer), localities)


@lru_cache(1)
def _locator(gazetteer: Gazetteer) -> Locator:
    return Locator(gazetteer)
