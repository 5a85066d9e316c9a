"""Locality descriptions: which toponyms a sentence names, and how something lies to each of them.

One pass from left to right. What stands before a toponym ("12km southwest of", "the northern outskirts of") waits in a
`Prefix` until the toponym comes; what stands behind it (a suffix, a bracket, an apposition) is read at once, and may
turn the toponym into a remark that only locates the one before. The relations follow the georeferencing algebra of
Wieczorek et al. 2004, doi:10.1080/13658810412331280211.

`reader` looks at each token: `prefixes` and `distances` read towards a toponym, `toponyms`, `borders` and `kinds` say
whether one begins and what it is, `taking` makes spots of it and `behind` reads on; `linking`, `remarks` and `ahead`
settle what of it is a place of the event.
"""

from __future__ import annotations

from frontmap.claims.localities.reader import LocalityReader
from frontmap.claims.localities.spots import Spot
from frontmap.claims.localities.vocabulary import HYPHENS

__all__ = ["HYPHENS", "LocalityReader", "Spot"]
