"""The items of a clause: what each run of words is to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from frontmap.grammar import NO_PHRASE, Form, Phrase, Role

if TYPE_CHECKING:
    from collections.abc import Sequence

    from frontmap.claims.localities import Spot
    from frontmap.grammar import FunctionWords, Term


class Kind:
    """What an item is to the clause; no Enum, as `Role` is none."""

    ACTOR: Final = "actor"
    SIDE: Final = "side"
    EVENT: Final = "event"
    CHAIN: Final = "chain"
    """A word of a verb group: auxiliary, adverb, "continued", "attempted", "to"."""
    REPORT: Final = "report"
    SHOWS: Final = "shows"
    DENIAL: Final = "denial"
    ACCORDING: Final = "according"
    AUTHOR: Final = "author"
    PLACE: Final = "place"
    STATUS: Final = "status"
    JOIN: Final = "join"
    """And, or, comma."""
    STOP: Final = "stop"
    """A word that ends a noun phrase: prepositions, conjunctions, relative pronouns, full stops."""
    WORD: Final = "word"


class Item:
    """One item; `first` to `last` (half-open) are tokens of the scan, `word` is its text in lower case.

    `phrase` has the item's terms, `roles` the sum of their roles. An actor or a nationality has a `side`, a place its
    `spots`. This class itself is a word that no table has: most are, so they keep nothing but their place.
    """

    __slots__ = ("first", "kind", "last", "word")

    phrase: Phrase = NO_PHRASE
    roles: int = 0
    side: str = ""
    spots: Sequence[Spot] = ()

    def __init__(self, kind: str, first: int, last: int, word: str) -> None:
        self.kind, self.first, self.last, self.word = kind, first, last, word

    def __repr__(self) -> str:
        """Show kind and words, for whoever looks into a clause."""
        return f"{self.kind}:{self.word or [spot.locality.name for spot in self.spots]}"

    def term(self, role: int) -> Term | None:
        """Give the item's term of a role, None where it has none."""
        return self.phrase.by_role.get(role)

    def event(self) -> str:
        """Give the event type that the item stands for as a verb, "" where it is none."""
        term = self.phrase.by_role.get(Role.EVENT_VERB)
        return "" if term is None else term.value


class TermItem(Item):
    """An item that the tables have."""

    __slots__ = ("phrase", "roles")

    def __init__(self, kind: str, first: int, last: int, word: str, phrase: Phrase) -> None:
        self.kind, self.first, self.last, self.word = kind, first, last, word
        self.phrase, self.roles = phrase, phrase.roles


class SidedItem(TermItem):
    """An actor or a nationality; an actor's `word` is as written."""

    __slots__ = ("side",)

    def __init__(self, kind: str, span: tuple[int, int], word: str, phrase: Phrase, side: str) -> None:
        super().__init__(kind, *span, word, phrase)
        self.side = side


class PlaceItem(Item):
    """The toponyms that one locality description begins at: several where it gives several directions from one."""

    __slots__ = ("spots",)

    def __init__(self, spots: Sequence[Spot]) -> None:
        super().__init__(Kind.PLACE, spots[0].first, spots[0].last, "")
        self.spots = spots


def side_of(items: Sequence[Item]) -> str:
    """Give the side of those who are named, "" where nobody of a side is or two sides are."""
    sides = {item.side for item in items if item.side}
    return sides.pop() if len(sides) == 1 else ""


def is_noun(words: FunctionWords, items: list[Item], at: int) -> bool:
    """Tell an event word that can be noun or verb: "ground attack" from "to attack"."""
    item = items[at]
    if not item.roles & Role.EVENT_NOUN or not item.roles & Role.EVENT_VERB:
        return bool(item.roles & Role.EVENT_NOUN)
    form = item.phrase.by_role[Role.EVENT_VERB].form
    if form is Form.PAST:
        return False
    before = at - 1
    while before >= 0 and items[before].roles & Role.ADVERB and not items[before].roles & (Role.LIGHT | Role.PLAN):
        before -= 1
    if before < 0:
        return form is not Form.BASE
    return _noun_behind(words, items[before], form)


def _noun_behind(words: FunctionWords, previous: Item, form: Form) -> bool:
    if previous.kind is Kind.ACTOR:
        return False
    if form is Form.ING:
        verb = previous.roles & Role.AUXILIARY or previous.kind is Kind.JOIN or previous.word in words.before_gerunds
        return not verb
    return form is Form.PRESENT or not (previous.roles & Role.MODAL or _leads_infinitive(words, previous.word))


def _leads_infinitive(words: FunctionWords, word: str) -> bool:
    """Tell what the base form of a verb follows: "to attack", "plan to attack", "will attack"."""
    return word in words.before_infinitives or word.rsplit(" ", maxsplit=1)[-1] in words.infinitives
