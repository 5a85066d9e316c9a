"""The frames of one sentence: actors and event words from left to right, then sides, places and outcomes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.frames.actors import read_actor, settle_sides
from frontmap.claims.frames.frame import Vocabulary, Walk
from frontmap.claims.frames.neighbours import settle_neighbours
from frontmap.claims.frames.nouns import read_noun
from frontmap.claims.frames.outcome import settle_outcome
from frontmap.claims.frames.reach import settle_places
from frontmap.claims.frames.sightings import read_sighting
from frontmap.claims.frames.verbs import read_verb
from frontmap.claims.items import Kind, is_noun

if TYPE_CHECKING:
    from frontmap.claims.frames.frame import Frame
    from frontmap.claims.items import Item
    from frontmap.grammar import Grammar


class FrameReader:
    """Reads the frames of one sentence's items.

    Parameters
    ----------
    grammar : Grammar
        The tables.
    """

    def __init__(self, grammar: Grammar) -> None:
        self._vocabulary, self._words = Vocabulary(grammar), grammar.words

    def read(self, items: list[Item], subject: tuple[str, str]) -> list[Frame]:
        """Give all frames, with their places and outcomes.

        Parameters
        ----------
        items : list of Item
            The sentence.
        subject : (str, str)
            Side and words of the actor carried over from the sentence before, "" where there is none.

        Returns
        -------
        list of Frame
            In the order of the text, a sighting last. `Frame.dropped` says why one gives no claim.
        """
        walk = Walk(self._vocabulary, self._words, items, subject)
        actor, event = Kind.ACTOR, Kind.EVENT
        for at, item in enumerate(items):
            if item.kind is actor:
                read_actor(walk, at)
            elif item.kind is event:
                frame = read_noun(walk, at) if is_noun(self._words, items, at) else read_verb(walk, at)
                if frame is not None:
                    walk.frames.append(frame)
        settle_sides(walk)
        settle_places(walk)
        settle_neighbours(walk)
        read_sighting(walk)
        for frame in walk.frames:
            settle_outcome(walk, frame)
        return walk.frames
