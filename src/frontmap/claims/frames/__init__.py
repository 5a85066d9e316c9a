"""Event frames: for each event word its verb group, who acts, what became of it, and where.

A frame is one event that a sentence speaks of. The mechanism is shallow on purpose: a verb group is read backwards from
the event word, an actor is the subject if nothing governs it, and places belong to the event they follow. A parser of
dependencies would misread the very idioms of these reports.
"""

from __future__ import annotations

from frontmap.claims.frames.frame import Frame
from frontmap.claims.frames.reader import FrameReader

__all__ = ["Frame", "FrameReader"]
