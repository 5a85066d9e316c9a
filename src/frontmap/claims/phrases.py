"""A sentence as a row of items: actors, verbs, nouns, reporting verbs, localities, and the words between them.

Brackets are left out here; the locality reader has taken what they say about places.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.claims.items import Item, Kind, PlaceItem, SidedItem, TermItem
from frontmap.grammar import Role

if TYPE_CHECKING:
    from frontmap.claims.localities import Spot
    from frontmap.grammar import Grammar, Mark, Phrase, Scan

_SIDED = Role.SIDE | Role.ACTOR_NAME
_EVENTS = Role.EVENT_VERB | Role.EVENT_NOUN
_NO_EVENT = ~_EVENTS
_CHAIN = (
    Role.AUXILIARY | Role.ADVERB | Role.NEGATION | Role.MODAL | Role.ATTEMPT | Role.ATTEMPT_NOUN | Role.LIGHT
    | Role.MANAGE | Role.PLAN | Role.FAILED
)  # fmt: skip
_SPEECH = ((Role.ACCORDING, Kind.ACCORDING), (Role.AUTHOR, Kind.AUTHOR), (Role.DENIAL, Kind.DENIAL))
_LONGEST_ACTOR = 12


class PhraseReader:
    """Turns a scan and its spots into items.

    Parameters
    ----------
    grammar : Grammar
        The tables; what a phrase or a word is by itself is settled once.
    """

    def __init__(self, grammar: Grammar) -> None:
        self._words = grammar.words
        self._heads, self._people = grammar.sets["heads"], grammar.sets["people"]
        words = grammar.words
        self._verb_endings = tuple(words.verb_endings)
        self._plain = dict.fromkeys(self._heads, Kind.ACTOR)
        self._plain |= dict.fromkeys(words.stops, Kind.STOP) | dict.fromkeys(words.joins, Kind.JOIN)
        self._plain |= dict.fromkeys(words.pronoun_actors, Kind.ACTOR) | dict.fromkeys(words.infinitives, Kind.CHAIN)
        self._sides = {
            phrase: next(term.value for term in phrase.terms if term.role & _SIDED)
            for phrase in grammar.phrases.values()
            if phrase.roles & _SIDED
        }
        self._kinds = {phrase: self._kind(phrase, written) for written, phrase in grammar.phrases.items()}

    def read(self, scan: Scan, spots: list[Spot]) -> list[Item]:
        """Give the sentence's items at bracket depth 0.

        Parameters
        ----------
        scan : Scan
            The sentence as tokens and marks.
        spots : list of Spot
            Its toponyms; those that begin at one token become one item.

        Returns
        -------
        list of Item
            In the order of the text.
        """
        starts: dict[int, list[Spot]] = {}
        for spot in spots:
            starts.setdefault(spot.first, []).append(spot)
        items: list[Item] = []
        words, depth, terms_at, plain = scan.words, scan.depth, scan.terms_at, self._plain
        ordinary, actor = Kind.WORD, Kind.ACTOR
        at, end = 0, len(words)
        while at < end:
            if depth[at]:
                at += 1
                continue
            if at in starts:
                item: Item = PlaceItem(starts[at])
            elif (mark := terms_at.get(at)) is not None:
                item = self._marked(scan, mark, starts)
            else:
                item = Item(plain.get(words[at], ordinary), at, at + 1, words[at])
                if item.kind is actor and not self._acts(words, at):
                    item.kind = ordinary
            items.append(item)
            at = item.last
        return items

    def _acts(self, words: tuple[str, ...], at: int) -> bool:
        """Tell "forces" with nobody's name before, an actor of the side of the clause before, from "show of forces".

        Of other forces somebody must say whose they are: "our units".
        """
        word, before = words[at], words[at - 1] if at else ""
        if word in self._words.pronoun_actors:
            return True
        if word in self._words.bare_actors:
            return before not in self._words.before_parts
        return before in self._words.speakers_own

    def _marked(self, scan: Scan, mark: Mark, starts: dict[int, list[Spot]]) -> Item:
        """Make an item of a phrase of the tables."""
        first, last, phrase, _ = mark
        word = scan.words[first] if last == first + 1 else " ".join(scan.words[first:last])
        if word in self._words.infinitives:
            return Item(Kind.CHAIN, first, last, word)
        roles = phrase.roles
        if roles & _SIDED:
            return self._actor(scan, mark, starts)
        if roles & Role.EVENT_NOUN and not roles & _NO_EVENT and self._names_a_unit(scan, mark):
            return Item(Kind.WORD, first, last, word)
        return TermItem(self._kinds[phrase], first, last, word, phrase)

    def _kind(self, phrase: Phrase, written: str) -> str:
        """Say what a phrase is by itself; of several readings, speaking comes before acting."""
        roles = phrase.roles
        if roles & Role.IGNORE:
            return Kind.WORD
        for role, kind in _SPEECH:
            if roles & role:
                return kind
        if roles & Role.REPORT and not roles & Role.EVENT_VERB:
            return Kind.REPORT
        if roles & _EVENTS and not roles & Role.FAILED:
            return Kind.EVENT
        if roles & Role.SHOWS:
            return Kind.SHOWS
        if roles & _CHAIN:
            return Kind.CHAIN
        if roles & (Role.STATUS | Role.WHOLE):
            return Kind.STATUS
        return Kind.STOP if roles & Role.RELATION or written in self._words.stops else Kind.WORD

    def _names_a_unit(self, scan: Scan, mark: Mark) -> bool:
        """Tell an event word in a name: "assault detachments", "strike group", "Special Combat Reserve forces"."""
        first, last, raw = mark.first, mark.last, scan.raw
        if last >= len(raw):
            return False
        if scan.words[last] in self._heads:
            return not scan.words[last - 1].endswith(self._verb_endings)
        return first > 0 and raw[first][0].isupper() and raw[first - 1][0].isupper() and raw[last][0].isupper()

    # -- actors -------------------------------------------------------------------------------------------------

    def _actor(self, scan: Scan, mark: Mark, starts: dict[int, list[Spot]]) -> Item:
        """Read a nationality and the noun it belongs to: "elements of the Russian 3rd Motorized Rifle Division"."""
        at, phrase = mark.first, mark.phrase
        side = self._sides[phrase]
        head, named = self._head(scan, mark, starts)
        if head < 0:  # "the Ukrainian General Staff"
            return SidedItem(Kind.SIDE, (at, mark.last), scan.words[at], phrase, side)
        kind = Kind.ACTOR if head or named else Kind.SIDE
        last = head or mark.last
        return SidedItem(kind, (at, last), " ".join(scan.raw[at:last]), phrase, side)

    def _head(self, scan: Scan, mark: Mark, starts: dict[int, list[Spot]]) -> tuple[int, bool]:
        """Give the token behind the last noun that makes an actor of a nationality, and whether that is a name itself.

        0 where no such noun follows, -1 where people who speak follow.
        """
        words, here, head = scan.words, mark.last, 0
        named = bool(mark.phrase.roles & Role.ACTOR_NAME)
        for _ in range(_LONGEST_ACTOR):
            if here >= len(words) or here in starts:
                break
            word, known = words[here], scan.terms_at.get(here)
            roles = 0 if known is None else known.phrase.roles
            if scan.depth[here]:
                here += 1
            elif word in self._people and not roles & Role.SIDE:
                return -1, named
            elif word in self._heads and not roles & Role.EVENT_NOUN:
                here = head = known.last if known is not None and roles & Role.SIDE else here + 1
            elif known is not None:
                if not self._belongs(scan, known):
                    break
                here = known.last
            elif word in self._words.apostrophes and here + 1 < len(words) and words[here + 1] == "s":
                here, named = here + 2, False
            elif self._ends_actor(scan, here, head):
                break
            else:
                here += 1
        return head, named

    def _ends_actor(self, scan: Scan, at: int, head: int) -> bool:
        """Whether a word ends an actor: a function word, or, behind its noun, a verb that the tables lack."""
        word, words = scan.words[at], self._words
        if word in words.stops or word in words.joins or word in words.apostrophes:
            return True
        return bool(head) and not scan.raw[at][0].isupper() and not word[0].isdigit()

    def _belongs(self, scan: Scan, mark: Mark) -> bool:
        """Whether a phrase may stand within an actor's name: a second nationality, "assault" before "detachments"."""
        roles = mark.phrase.roles
        if roles & Role.SIDE:
            return True
        return self._names_a_unit(scan, mark) if roles & Role.EVENT_NOUN else bool(roles & Role.IGNORE)
