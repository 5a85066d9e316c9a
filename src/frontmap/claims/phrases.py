"""A sentence as a row of items: actors, verbs, nouns, reporting verbs, localities, and the words between them.

Brackets are left out here; the locality reader has taken what they say about places.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from frontmap.grammar import Role
from frontmap.grammar.tables import Form

if TYPE_CHECKING:
    from frontmap.claims.localities import Spot
    from frontmap.grammar import Grammar, Mark, Scan, Term


class Kind(StrEnum):
    """What an item is to the clause."""

    ACTOR = "actor"
    SIDE = "side"
    EVENT = "event"
    CHAIN = "chain"  # a word of a verb group: auxiliary, adverb, "continued", "attempted", "to"
    REPORT = "report"
    SHOWS = "shows"
    DENIAL = "denial"
    ACCORDING = "according"
    AUTHOR = "author"
    PLACE = "place"
    STATUS = "status"
    JOIN = "join"  # and, or, comma
    STOP = "stop"  # a word that ends a noun phrase: prepositions, conjunctions, relative pronouns, full stops
    WORD = "word"


@dataclass(slots=True)
class Item:
    """One item; `first`/`last` are tokens of the scan."""

    kind: Kind
    first: int
    last: int
    word: str
    terms: tuple[Term, ...] = ()
    side: str = ""
    spots: list[Spot] = field(default_factory=list)

    def term(self, role: Role) -> Term | None:
        """Give the item's term of a role, None where it has none."""
        return next((term for term in self.terms if term.role is role), None)

    def has(self, *roles: Role) -> bool:
        """Whether the item has a term of any of the roles."""
        return any(term.role in roles for term in self.terms)


_JOINS = frozenset({",", "and", "or"})
_STOPS = frozenset(
    "of from in on for to with by after during against amid despite due as that which who where because while but than "
    "since although though into toward towards before until between at near about whether if when however ; : . — – "
    "through along via under including whose what how following".split(),
)
_CHAIN = (Role.AUXILIARY, Role.ADVERB, Role.NEGATION, Role.MODAL, Role.ATTEMPT, Role.ATTEMPT_NOUN, Role.LIGHT, Role.MANAGE,
          Role.PLAN, Role.FAILED)  # fmt: skip
_NOMINAL_GUARDS = frozenset({"a", "an", "the", "any", "no", "some", "several", "its", "their", "these", "those", "this"})


class PhraseReader:
    """Turns a scan and its spots into items."""

    def __init__(self, grammar: Grammar) -> None:
        self._heads = grammar.sets["heads"]
        self._people = grammar.sets["people"]

    def read(self, scan: Scan, spots: list[Spot]) -> list[Item]:
        """Give the sentence's items at bracket depth 0, in the order of the text."""
        starts: dict[int, list[Spot]] = {}
        for spot in spots:
            starts.setdefault(spot.first, []).append(spot)
        items: list[Item] = []
        at, end = 0, len(scan.words)
        while at < end:
            if scan.depth[at]:
                at += 1
            elif at in starts:
                items.append(Item(Kind.PLACE, at, starts[at][0].last, "", spots=starts[at]))
                at = starts[at][0].last
            else:
                item = self._item(scan, at, starts)
                items.append(item)
                at = item.last
        return items

    def _item(self, scan: Scan, at: int, starts: dict[int, list[Spot]]) -> Item:
        mark, word = scan.terms_at.get(at), scan.words[at]
        if word == "to" and (mark is None or mark.last == at + 1):
            return Item(Kind.CHAIN, at, at + 1, word)
        if mark is None:
            if word in {"they", "them"} or (word in self._heads and self._bare_actor(scan, at)):
                return Item(Kind.ACTOR, at, at + 1, word)
            kind = Kind.JOIN if word in _JOINS else Kind.STOP if word in _STOPS else Kind.WORD
            return Item(kind, at, at + 1, word)
        roles = {term.role for term in mark.terms}
        if roles & {Role.SIDE, Role.ACTOR_NAME}:
            return self._actor(scan, at, starts)
        word = " ".join(scan.words[mark.first : mark.last])
        if roles <= {Role.EVENT_NOUN, Role.EVENT_VERB} and self._names_a_unit(scan, mark):
            return Item(Kind.WORD, at, mark.last, word)
        kind = self._kind(scan, at, roles, word)
        return Item(kind, at, mark.last, word, mark.terms)

    def _kind(self, scan: Scan, at: int, roles: set[Role], word: str) -> Kind:
        del scan, at
        if Role.IGNORE in roles:
            return Kind.WORD
        for role, kind in ((Role.ACCORDING, Kind.ACCORDING), (Role.AUTHOR, Kind.AUTHOR), (Role.DENIAL, Kind.DENIAL),
                           (Role.REPORT, Kind.REPORT)):  # fmt: skip
            if role in roles and not (role is Role.REPORT and Role.EVENT_VERB in roles):
                return kind
        if roles & {Role.EVENT_VERB, Role.EVENT_NOUN} and not (Role.FAILED in roles):
            return Kind.EVENT
        if Role.SHOWS in roles:
            return Kind.SHOWS
        if roles & set(_CHAIN):
            return Kind.CHAIN
        if Role.STATUS in roles or Role.WHOLE in roles:
            return Kind.STATUS
        return Kind.STOP if word in _STOPS or Role.RELATION in roles else Kind.WORD

    def _names_a_unit(self, scan: Scan, mark: Mark) -> bool:
        """"assault detachments", "strike group", "Special Combat Reserve forces": an event word that is no event."""
        if mark.last < len(scan.words) and scan.words[mark.last] in self._heads:
            return not scan.words[mark.last - 1].endswith(("ing", "ed"))
        title = scan.raw[mark.first][0].isupper() and mark.first > 0 and scan.raw[mark.first - 1][0].isupper()
        return title and mark.last < len(scan.raw) and scan.raw[mark.last][0].isupper()

    def _bare_actor(self, scan: Scan, at: int) -> bool:
        """"forces", "troops" with nobody's name before: an actor whose side is that of the clause before."""
        return scan.words[at] in {"troops", "forces", "fighters", "servicemen", "militants"} and not (
            at and scan.words[at - 1] in {"of", "-"}
        )

    def _actor(self, scan: Scan, at: int, starts: dict[int, list[Spot]]) -> Item:
        """Read a nationality and the noun it belongs to: "elements of the Russian 3rd Motorized Rifle Division"."""
        mark = scan.terms_at[at]
        side = next(term.value for term in mark.terms if term.role in {Role.SIDE, Role.ACTOR_NAME})
        name = any(term.role is Role.ACTOR_NAME for term in mark.terms)
        here, head = mark.last, 0
        for _ in range(12):
            if here >= len(scan.words) or here in starts:
                break
            if scan.depth[here]:
                here += 1
                continue
            word, known = scan.words[here], scan.terms_at.get(here)
            if word in self._people and not (known and any(t.role is Role.SIDE for t in known.terms)):
                return Item(Kind.SIDE, at, mark.last, scan.words[at], mark.terms, side)
            if word in self._heads and not self._event_noun(scan, here):
                here = head = known.last if known and self._is_side(known) else here + 1
                continue
            if known is not None and self._is_side(known):
                here = known.last
                head = head or 0
                continue
            if known is not None and (self._names_a_unit(scan, known) if self._event_noun(scan, here) else
                                      any(term.role is Role.IGNORE for term in known.terms)):  # fmt: skip
                here = known.last
                continue
            if word in _STOPS or word in _JOINS or known is not None or word in {"’", "'"}:
                if word in {"’", "'"} and here + 1 < len(scan.words) and scan.words[here + 1] == "s":
                    here += 2
                    name = False
                    continue
                break
            here += 1
        if head:
            return Item(Kind.ACTOR, at, head, " ".join(scan.raw[at:head]), mark.terms, side)
        return Item(Kind.ACTOR if name else Kind.SIDE, at, mark.last, " ".join(scan.raw[at : mark.last]), mark.terms, side)

    def _event_noun(self, scan: Scan, at: int) -> bool:
        mark = scan.terms_at.get(at)
        return mark is not None and any(term.role is Role.EVENT_NOUN for term in mark.terms)

    def _is_side(self, mark: object) -> bool:
        return any(term.role is Role.SIDE for term in getattr(mark, "terms", ()))


def is_noun(items: list[Item], at: int) -> bool:
    """Tell an event word that can be noun or verb: "ground attack" from "to attack"."""
    item = items[at]
    noun, verb = item.term(Role.EVENT_NOUN), item.term(Role.EVENT_VERB)
    if noun is None or verb is None:
        return noun is not None
    if verb.form is Form.PAST:
        return False
    before = at - 1
    while before >= 0 and items[before].has(Role.ADVERB) and not items[before].has(Role.LIGHT, Role.PLAN):
        before -= 1
    previous = items[before] if before >= 0 else None
    if previous is None:
        return verb.form is not Form.BASE
    if verb.form is Form.ING:
        return not (previous.has(Role.AUXILIARY) or previous.kind in {Kind.ACTOR, Kind.JOIN} or previous.word in
                    {"by", "while", "after", "began", "from"})  # fmt: skip
    if verb.form is Form.PRESENT:
        return previous.kind is not Kind.ACTOR
    if previous.word == "to" or previous.has(Role.MODAL) or previous.word in {"will", "would", "can", "not", "did", "to not"}:
        return False
    return previous.word not in {"did not", "do not", "not"} and not (previous.kind is Kind.ACTOR)
