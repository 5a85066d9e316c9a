"""Event frames: for each event word its verb group, who acts, what became of it, and where.

A frame is one event that a sentence speaks of. The mechanism is shallow on purpose: a verb group is read backwards from
the event word, an actor is the subject if nothing governs it, and places belong to the event they follow. A parser of
dependencies would misread the very idioms of these reports.

One walk meets actors (`actors`), event verbs (`verbs`: `participles` and `asides` know those that tell nothing,
`objects` what must follow) and event nouns (`nouns`, `doers`). What stands before them (`verb_groups`, `aims`) and
behind them (`predicates`) says what became of them. Then `reach` gives the places, `neighbours` what events say of each
other, `sightings` what only evidence shows, and `outcome` the event type.
"""

from __future__ import annotations

from frontmap.claims.frames.frame import Frame
from frontmap.claims.frames.reader import FrameReader

__all__ = ["Frame", "FrameReader"]
