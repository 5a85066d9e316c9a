"""Event frames: for each event word its verb group, who acts, what became of it, and where.

A frame is one event that a sentence speaks of. The mechanism is shallow on purpose: a verb group is read backwards from the
event word, an actor is the subject if nothing governs it, and places belong to the event they follow.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from frontmap.claims.phrases import Item, Kind, is_noun
from frontmap.grammar import Role
from frontmap.grammar.tables import Form
from frontmap.model import EventType

if TYPE_CHECKING:
    from frontmap.grammar import Grammar

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_SUBJECT_OPENERS = frozenset({"that", "as", "while", "where", "because", "although", "though", "since", "but", "when", "if",
                              "whether", "than", ";", ":", ".", "after", "before", "until", "how", "—", "–"})  # fmt: skip
_CLAUSE_OPENERS = _SUBJECT_OPENERS | {"which", "who"}
_SETTLEMENT_WORDS = frozenset({"settlement", "settlements", "village", "villages", "town", "towns", "city", "cities"})
_WHOLES = frozenset({"all", "most", "much", "entirety", "rest", "remainder", "whole"})
_NUMBERS = frozenset({"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "several"})
_DETERMINERS = frozenset({"the", "a", "an", "any", "some", "several", "all", "their", "its", "other", "additional"})
_OFFENSIVE = frozenset({"attack", "advance", "capture", "fight"})
_NAMELESS = frozenset({"clash", "strike", "sabotage", "sighting"})
_OPPOSITE = {"RUS": "UKR", "UKR": "RUS", "ARM": "AZE", "AZE": "ARM"}


@dataclass(slots=True)
class Frame:
    """One event word in its clause; `event_type` is the word's own until `outcome` settles it."""

    head: int
    begin: int
    event_type: str
    rule: str
    noun: bool
    side: str = ""
    actor: str = ""
    form: Form = Form.NONE
    planned: str = ""
    purpose: bool = False
    attempted: str = ""
    failed: str = ""
    negated: str = ""
    modal: str = ""
    statuses: list[tuple[str, str]] = field(default_factory=list)
    governor: int = -1
    relation: str = ""
    places: list[Item] = field(default_factory=list)
    attribution: int = -1
    dropped: str = ""


class FrameReader:
    """Reads the frames of one sentence's items."""

    def __init__(self, grammar: Grammar) -> None:
        self.objects = {"gear": grammar.sets["gear"], "target": grammar.sets["targets"], "side": grammar.sets["targets"]}
        self.civil = grammar.sets["civil"]
        self.quantities = grammar.sets["quantities"]
        self._portions = grammar.sets["portions"]
        self._cause = grammar.sets["cause"]
        self.heads = grammar.sets["heads"]

    def read(self, items: list[Item], subject: tuple[str, str]) -> list[Frame]:
        """Give all frames, with their places; `subject` is (side, words) carried over from the sentence before."""
        walk = _Walk(self, items, subject)
        walk.run()
        walk.settle_places()
        walk.sightings()
        for frame in walk.frames:
            walk.outcome(frame)
        return walk.frames


class _Walk:
    def __init__(self, reader: FrameReader, items: list[Item], subject: tuple[str, str]) -> None:
        self.reader, self.items = reader, items
        self.subject, self.carried = subject, subject
        self.frames: list[Frame] = []
        self.absorbed: set[int] = set()

    def run(self) -> None:
        for at, item in enumerate(self.items):
            if item.kind is Kind.ACTOR:
                self._actor(at, item)
            elif item.kind is Kind.EVENT and at not in self.absorbed:
                frame = self._noun(at) if is_noun(self.items, at) else self._verb(at)
                if frame is not None:
                    self.frames.append(frame)

    def sightings(self) -> None:
        """"Geolocated footage shows Ukrainian troops in X": evidence of a force at a place, and no more."""
        for at, item in enumerate(self.items):
            if item.kind is not Kind.SHOWS or any(frame.places and at < frame.head < at + 4 for frame in self.frames):
                continue
            actor = next((i for i in range(at + 1, min(at + 4, len(self.items))) if self.items[i].kind is Kind.ACTOR), None)
            places = [one for one in self.items[actor or at : (actor or at) + 6] if one.kind is Kind.PLACE]
            between = self.items[actor + 1 : actor + 4] if actor is not None else []
            if actor is not None and places and not any(one.kind in {Kind.EVENT, Kind.CHAIN, Kind.REPORT} for one in between):
                after = []
                for one in self.items[actor + 1 :]:
                    if one.kind in {Kind.EVENT, Kind.REPORT, Kind.CHAIN, Kind.ACTOR} or one.word in {"which", "that"}:
                        break
                    after += [one] if one.kind is Kind.PLACE else []
                for frame in self.frames:
                    frame.places = [] if frame.places == after else frame.places
                frame = Frame(actor, at, "operate", "sighting:shows", noun=False, side=self.items[actor].side,
                              actor=self.items[actor].word, places=after)  # fmt: skip
                self.frames.append(frame)
                return

    # -- actors -------------------------------------------------------------------------------------------------

    def _actor(self, at: int, item: Item) -> None:
        before = self._previous(at)
        named = (item.side or self.subject[0] or self.carried[0], item.word)
        if before is not None and before.word == "by":
            frame = self.frames[-1] if self.frames else None
            if frame is not None and not frame.side:
                frame.side, frame.actor = named
            return
        if self._is_subject(before, at):
            if item.side or item.word == "they":
                self.subject = named
            return
        frame = self.frames[-1] if self.frames else None
        if frame is not None and frame.event_type == "repel" and not frame.noun and frame.form is not Form.NONE:
            frame.side, frame.actor = named
            frame.governor = at

    def _previous(self, at: int) -> Item | None:
        before = at - 1
        while before >= 0 and self.items[before].kind is Kind.WORD and (
            self.items[before].word in _DETERMINERS or self.items[before].word.isdigit()
        ):
            before -= 1
        return self.items[before] if before >= 0 else None

    def _is_subject(self, before: Item | None, at: int) -> bool:
        if before is None or before.kind in {Kind.JOIN, Kind.REPORT, Kind.SHOWS, Kind.DENIAL, Kind.STATUS}:
            return not (before is not None and before.kind is Kind.JOIN and self._joins_object(at))
        if before.word == "of":  # "elements of the Russian 3rd Motorized Rifle Division": what is "elements"?
            head = next((i for i in range(at - 1, max(-1, at - 4), -1) if self.items[i].word == "of"), 0) - 1
            return head >= 0 and self.items[head].word in self.reader.heads and self._is_subject(self._previous(head), head)
        if before.kind is Kind.STOP:
            return before.word in _SUBJECT_OPENERS
        if before.kind is Kind.CHAIN:
            return before.has(Role.ADVERB) and not before.has(Role.LIGHT, Role.PLAN)
        return before.kind not in {Kind.EVENT, Kind.SIDE}

    def _joins_object(self, at: int) -> bool:
        """"struck Ukrainian tanks and Ukrainian troops": after "and", an actor that no verb follows is an object."""
        for item in self.items[at + 1 : at + 5]:
            if item.kind in {Kind.CHAIN, Kind.EVENT, Kind.REPORT}:
                return item.word == "to"
            if item.kind in {Kind.PLACE, Kind.STOP}:
                return True
        return False

    # -- verbs --------------------------------------------------------------------------------------------------

    def _verb(self, at: int) -> Frame | None:
        items = self.items
        terms = [term for term in items[at].terms if term.role is Role.EVENT_VERB]
        if not terms:
            return None
        chain = self._chain(at)
        begin = chain[0] if chain else at
        previous = items[begin - 1] if begin else None
        bare = not any(items[i].kind is Kind.CHAIN and (not items[i].has(Role.ADVERB) or items[i].has(Role.PLAN)) for i in chain)
        joined = previous is not None and previous.kind is Kind.JOIN and not any(not frame.noun for frame in self.frames)
        if bare and joined and terms[0].form is Form.BASE:
            return None
        if bare and terms[0].form in {Form.BASE, Form.PRESENT} and previous is not None and previous.kind not in {
            Kind.ACTOR, Kind.JOIN,
        }:
            return None  # "Russia's defeat in Kharkiv": a noun that the tables have only as a verb
        if bare and terms[0].form is Form.PAST and previous is not None and self._prenominal(previous, at):
            return None
        if terms[0].form is Form.ING and at + 1 < len(items) and items[at + 1].kind is Kind.ACTOR and not chain:
            if previous is not None and (previous.word in {"at", "of", "the", "on", "against"} or previous.kind is Kind.EVENT):
                return None  # "advancing Ukrainian forces"
        term = next((t for t in terms if self._fits(t.needs, at)), None)
        if term is None:
            return None
        if term.value == "fight" and bare and previous is not None and previous.kind is Kind.ACTOR and terms[0].form is Form.ING:
            before = self._previous(begin - 1)
            if before is not None and before.word in {"for", "of", "to", "with"}:
                return None  # "equipment for forces fighting in X"
        if term.value == "operate" and bare and (previous is None or previous.kind is not Kind.ACTOR or self._is_struck(begin)):
            return None
        if terms[0].form is Form.ING and previous is not None and previous.word in {"from", "on"} and not chain:
            return None  # "prevent Ukrainian forces from targeting"
        if terms[0].form is Form.ING and previous is not None and previous.word in {"before", "without", "instead of", "rather than"}:
            return None
        if at + 1 < len(items) and items[at + 1].has(Role.PLAN) and not items[at + 1].has(Role.ADVERB, Role.LIGHT):
            return None  # "abandoning plans to encircle X"
        if term.value == "movement" and any(one.word in self.reader.civil for one in items[at + 1 : at + 7]):
            return None
        side, actor = self._subject_before(begin)
        frame = Frame(at, begin, term.value, term.rule, noun=False, side=side, actor=actor, form=term.form,
                      relation=term.relation)  # fmt: skip
        self._read_chain(frame, chain, begin)
        passive = term.form is Form.PAST and any(items[i].word in _BE for i in chain) and "have" not in frame.rule
        if passive and term.value in {"strike", "capture", "attack", "sabotage", "control"}:
            frame.side, frame.actor = "", ""
        if passive and term.value == "repel" and self._passive_repel(frame):
            return None
        if term.value == "capture" and term.needs == "place" and not self._place_next(at, 5) and not self._settlements_next(at):
            frame.event_type = "advance"
        return frame

    def _is_struck(self, begin: int) -> bool:
        """"shelled Russian forces operating near X": they are what was shelled, and X is where."""
        before = self._previous(begin - 1)
        return before is not None and before.kind is Kind.EVENT and not before.has(Role.EVENT_NOUN)

    def _prenominal(self, previous: Item, at: int) -> bool:
        if previous.word in _DETERMINERS or previous.word in {"of", "in", "to", "from", "near", "on", "at", "with", "into"}:
            return True
        following = self.items[at + 1] if at + 1 < len(self.items) else None
        return previous.kind is Kind.WORD and following is not None and following.kind is Kind.WORD and \
            following.word in self.reader.objects["gear"] and previous.word in {"recently", "newly"}  # fmt: skip

    def _subject_before(self, begin: int) -> tuple[str, str]:
        items = self.items
        if items[begin].term(Role.EVENT_VERB) is not None and begin and items[begin - 1].kind is Kind.ACTOR and \
                any(term.form is Form.ING for term in items[begin].terms):  # fmt: skip
            return items[begin - 1].side or self.subject[0], items[begin - 1].word  # "Russian forces operating near X"
        if begin >= 2 and items[begin].word == "to" and items[begin - 1].kind is Kind.ACTOR:
            return items[begin - 1].side, items[begin - 1].word  # "forced Ukrainian troops to withdraw"
        return self.subject

    def _chain(self, at: int) -> list[int]:
        """The verb group before an event word, as indices of items, leftmost first."""
        chain: list[int] = []
        here = at - 1
        while here >= 0 and len(chain) < 10:
            item = self.items[here]
            member = item.kind in {Kind.CHAIN, Kind.STATUS} or (item.kind is Kind.WORD and item.word in {"further", "back"})
            if not member and item.kind is Kind.JOIN and item.word != "," and here and self.items[here - 1].kind is Kind.CHAIN:
                member = True
            if not member:
                break
            chain.insert(0, here)
            here -= 1
        while chain and self.items[chain[0]].kind is Kind.JOIN:
            chain.pop(0)
        return chain

    def _read_chain(self, frame: Frame, chain: list[int], begin: int) -> None:
        items = self.items
        for at in chain:
            item = items[at]
            if (status := item.term(Role.STATUS)) is not None:
                frame.statuses.append((status.value, item.word))
            if item.has(Role.MODAL):
                frame.modal = item.word
            if item.has(Role.NEGATION) and not item.has(Role.PLAN):
                frame.negated = item.word
            attempt = item.term(Role.ATTEMPT)
            if attempt is not None:
                frame.attempted = "past" if attempt.form is Form.PAST else "present"
            if item.has(Role.FAILED) and item.word != "attempted":
                frame.failed = item.word
            if item.has(Role.ATTEMPT_NOUN) and not (item.has(Role.ATTEMPT) and self._is_verb_here(at)):
                frame.attempted = "present"
                frame.purpose = at == chain[0] and at > 0 and items[at - 1].kind is not Kind.EVENT
            if item.has(Role.PLAN) and not item.has(Role.LIGHT):
                frame.planned = item.word
            if item.has(Role.LIGHT) and item.word.endswith(" on") and frame.form is Form.ING and not frame.noun:
                frame.planned = item.word  # "focusing on advancing toward X"
        if frame.modal and not any(items[at].word in _BE | {"have"} for at in chain):
            frame.planned = frame.planned or frame.modal
        self._infinitive(frame, chain, begin)
        self._inherit(frame, chain, begin)

    def _is_verb_here(self, at: int) -> bool:
        """"as Ukrainian troops attempt to move", "did not attempt to": a verb; "in an attempt to": a noun."""
        before = self.items[at - 1] if at else None
        return before is not None and (before.kind is Kind.ACTOR or before.word == "to" or
                                       before.has(Role.MODAL, Role.NEGATION, Role.AUXILIARY, Role.PLAN))  # fmt: skip

    def _infinitive(self, frame: Frame, chain: list[int], begin: int) -> None:
        """A bare "to" leads a purpose, unless somebody was made to act."""
        items = self.items
        if not chain:
            return
        if items[chain[0]].has(Role.ATTEMPT_NOUN) and not self._is_verb_here(chain[0]):
            self._effort(frame, chain[0])
        if items[chain[0]].word != "to" or (len(chain) == 1 and frame.form is Form.ING):
            return
        if len(chain) > 1 and any(term.form is Form.ING for term in items[chain[1]].terms):
            return  # "referring to continuing attacks": a preposition
        before = begin - 1
        if before >= 1 and items[before].kind is Kind.ACTOR:
            causes = [items[i].word for i in range(max(0, before - 3), before)]
            frame.purpose = not any(word in self.reader._cause for word in causes)
        else:
            frame.purpose = True

    def _effort(self, frame: Frame, at: int) -> None:
        """"repelled Russian efforts to seize X" failed; "continued attempts to storm X" go on; "in an effort to" is a purpose."""
        here, side = at - 1, ""
        while here >= 0 and (self.items[here].kind in {Kind.WORD, Kind.SIDE, Kind.STATUS} or
                             (self.items[here].kind is Kind.ACTOR and here == at - 1) or self.items[here].has(Role.ADVERB)):
            side = side or self.items[here].side
            here -= 1
        if here >= 0 and self.items[here].has(Role.LIGHT) and self.items[here].terms[0].form is Form.ING and here:
            here -= 1 if self.items[here - 1].kind in {Kind.EVENT, Kind.WORD} else 0
        governor = self.items[here] if here >= 0 else None
        verb = governor.term(Role.EVENT_VERB) if governor is not None else None
        carrier = next((f for f in self.frames if f.head == here and f.event_type == "repel"), None)
        if governor is not None and verb is not None and verb.value == "repel":
            frame.failed, frame.purpose, frame.attempted = governor.word, False, ""
            repeller = carrier.side if carrier is not None else self.subject[0]
            frame.side, frame.actor = side or _OPPOSITE.get(repeller, ""), ""
            if carrier is not None:
                frame.begin = carrier.begin
                self.frames.remove(carrier)
        elif governor is not None and governor.has(Role.LIGHT):
            frame.purpose = False
            chain = [*self._chain(here), here]
            frame.begin = chain[0]
            self._read_chain(frame, chain, chain[0])
            frame.attempted = frame.attempted or "present"

    def _inherit(self, frame: Frame, chain: list[int], begin: int) -> None:
        """"attempted to attack X and capture Y": a bare second verb shares the first one's group."""
        last = self.frames[-1] if self.frames else None
        before = self.items[begin - 1] if begin else None
        begins = chain and self.items[chain[0]].word in {"begin to", "continue to", "continue", "begin"}
        if last is None or (chain and not begins) or frame.form is not Form.BASE or before is None or before.kind is not Kind.JOIN:
            return
        frame.planned, frame.purpose, frame.attempted = last.planned, last.purpose, last.attempted
        frame.failed, frame.negated, frame.modal = last.failed, last.negated, last.modal
        frame.statuses = [*frame.statuses, *last.statuses]

    def _passive_repel(self, frame: Frame) -> bool:
        """"Russian attacks near X were repelled": the noun before is the event, and the verb tells its end."""
        last = self.frames[-1] if self.frames else None
        if last is None or not last.noun or last.event_type not in {"attack", "advance"}:
            return False
        last.failed = self.items[frame.head].word
        return True

    def _fits(self, needs: str, at: int) -> bool:
        """Whether what follows an event verb is what its row asks for."""
        if not needs:
            return True
        if needs == "place":
            return self._place_next(at, 5) or self._portion_next(at)
        ahead = self.items[at + 1 : at + 8]
        for item in ahead:
            if item.has(Role.AGAIN) and needs == "side":
                return True
            if item.kind is Kind.PLACE:
                toward = item.spots[0].locality.relation.value in {"toward", "direction"}
                return needs in {"relation", "side"} or (needs == "toward" and toward)
            if needs == "side" and item.kind in {Kind.SIDE, Kind.ACTOR}:
                return True
            if item.word in self.reader.objects.get(needs, ()) or (item.kind is Kind.ACTOR and needs in {"gear", "target"}):
                return True
            if item.kind in {Kind.REPORT, Kind.ACCORDING} or item.word in _CLAUSE_OPENERS:
                return False
            if item.kind is Kind.EVENT and needs not in {"gear", "target"}:
                return False
        return False

    def _place_next(self, at: int, reach: int) -> bool:
        for item in self.items[at + 1 : at + 1 + reach]:
            if item.kind is Kind.PLACE:
                spot, between = item.spots[0], self.items[at + 1 : self.items.index(item)]
                named = any(one.word in _SETTLEMENT_WORDS for one in between)
                if any(one.word == "of" for one in between) and not (named or any(one.word in _WHOLES for one in between)):
                    return False  # "taken patronage of X"
                return spot.bare or spot.wide or named or item.first == self.items[at].last or \
                    (spot.locality.part is not None and not spot.own_relation)  # fmt: skip
            if item.kind is not Kind.WORD and item.word not in {"of", "all"}:
                return False
            if item.word in self.reader._portions and item.word not in _SETTLEMENT_WORDS:
                return False
        return False

    def _settlements_next(self, at: int) -> bool:
        return any(item.word in _SETTLEMENT_WORDS for item in self.items[at + 1 : at + 4])

    def _portion_next(self, at: int) -> bool:
        for item in self.items[at + 1 : at + 7]:
            if item.word in self.reader._portions:
                return True
            if item.kind in {Kind.REPORT, Kind.CHAIN, Kind.EVENT, Kind.PLACE}:
                return False
        return False

    # -- nouns --------------------------------------------------------------------------------------------------

    def _noun(self, at: int) -> Frame | None:
        items = self.items
        term = items[at].term(Role.EVENT_NOUN)
        if term is None:
            return None
        frame = Frame(at, at, term.value, term.rule, noun=True)
        here, side = at - 1, ""
        while here >= 0 and at - here <= 9:
            item = items[here]
            if item.kind is Kind.SIDE and not (here + 1 < at and items[here + 1].kind is Kind.WORD and items[here + 1].word == "’"):
                side = side or item.side
            elif item.kind is Kind.SIDE:
                side = side or item.side
            elif item.kind is Kind.ACTOR and item.has(Role.ACTOR_NAME) and item.last - item.first <= 2:
                side = side or item.side
            elif (status := item.term(Role.STATUS)) is not None:
                frame.statuses.append((status.value, item.word))
            elif item.word == "confirmed" and here and items[here - 1].kind is not Kind.SIDE:
                pass  # "did not conduct any confirmed ground attacks"
            elif item.has(Role.FAILED):
                frame.failed = item.word
            elif item.has(Role.NEGATION):
                frame.negated = item.word
            elif item.has(Role.PLAN) and not item.has(Role.LIGHT):
                frame.planned = item.word
                if item.term(Role.PLAN).form is not Form.NONE:  # type: ignore[union-attr]
                    break
            elif item.has(Role.LIGHT) and item.terms[0].form is Form.PAST and here and items[here - 1].word in _DETERMINERS:
                pass  # "an expanded bombardment"
            elif item.kind is Kind.WORD or item.has(Role.ADVERB):
                pass
            elif item.word == "but" and here and items[here - 1].kind is Kind.WORD and items[here + 1].kind in {Kind.WORD, Kind.CHAIN}:
                pass  # "slow but steady progress"
            elif item.kind is Kind.JOIN and here > at - 7 and self._adjectives_go_on(here):
                pass
            else:
                break
            here -= 1
        frame.begin, frame.side = here + 1, side
        if here > 1 and items[here].word == "of" and items[here - 1].word in self.reader.quantities:
            here -= 2
            while here > 0 and items[here].word in _DETERMINERS:
                here -= 1
        if here > 0 and items[here].word == "," and items[here - 1].has(Role.LIGHT):
            here -= 1  # "or have already launched, a counteroffensive"
        governor = items[here] if here >= 0 else None
        if governor is not None and governor.word in {"of", "for", "on"} and here and items[here - 1].has(Role.ATTEMPT_NOUN, Role.PLAN):
            frame.planned = items[here - 1].word
        self._govern(frame, governor, here)
        if not frame.side:
            frame.side, frame.actor = self._after_noun(at)
        if not frame.side and frame.event_type == "advance":
            frame.side, frame.actor = self.subject
        if not frame.side and term.needs == "weak":
            frame.side, frame.actor = self._nearest_actor(at)
        if frame.governor < 0 and (term.needs == "carried" or not (frame.side or frame.event_type in _NAMELESS)):
            frame.dropped = "a noun that nobody is said to have done"
        if term.needs == "weak" and governor is not None and governor.kind is Kind.EVENT and not governor.has(Role.EVENT_NOUN):
            frame.dropped = "the object of another event"
        if governor is not None and governor.kind is Kind.REPORT and here and items[here - 1].has(Role.NEGATION):
            frame.dropped = "was not reported"
        self._would(frame)
        return frame

    def _would(self, frame: Frame) -> None:
        """"would be premised on launching an attack along X", "to disperse forces and launch an offensive": not yet done."""
        for at in range(frame.begin - 1, max(-1, frame.begin - 8), -1):
            item = self.items[at]
            if item.kind in {Kind.REPORT, Kind.EVENT, Kind.ACTOR} or item.word in _CLAUSE_OPENERS:
                return
            if item.word in {"would", "will", "in order to"} and frame.form in {Form.ING, Form.BASE}:
                frame.planned = item.word
                return

    def _nearest_actor(self, at: int) -> tuple[str, str]:
        """"medals to Wagner forces for the capture of Soledar": who else could have taken it?"""
        return next(((item.side, item.word) for item in reversed(self.items[:at]) if item.side), ("", ""))

    def _adjectives_go_on(self, at: int) -> bool:
        """"artillery, air, and missile strikes": the comma stands between two adjectives of one noun."""
        before = self.items[at - 1] if at else None
        if before is not None and before.kind is Kind.JOIN:
            before = self.items[at - 2] if at > 1 else None
        return before is not None and before.kind is Kind.WORD

    def _govern(self, frame: Frame, governor: Item | None, here: int) -> None:
        """Read the verb that carries an event noun: "did not conduct any ground attacks", "repelled two assaults"."""
        if governor is None:
            return
        verb = governor.term(Role.EVENT_VERB)
        if governor.kind is Kind.EVENT and verb is not None and verb.value == "repel" and not is_noun(self.items, here):
            frame.failed, frame.governor, frame.form = governor.word, here, verb.form
            carrier = next((f for f in self.frames if f.head == here), None)
            if carrier is not None:
                frame.negated, frame.planned, frame.purpose = carrier.negated, carrier.planned, carrier.purpose
                frame.statuses += carrier.statuses
                frame.begin = carrier.begin
                frame.side = frame.side or _OPPOSITE.get(carrier.side or self.subject[0], "")
                self.frames.remove(carrier)
            return
        light = governor.term(Role.LIGHT)
        if light is not None or governor.has(Role.ATTEMPT, Role.MANAGE):
            chain = [*self._chain(here), here]
            frame.governor, frame.begin = here, chain[0]
            frame.form = light.form if light else Form.NONE
            if not frame.side and self.subject[0]:
                frame.side, frame.actor = self.subject
            elif frame.side == self.subject[0]:
                frame.actor = self.subject[1]
            self._read_chain(frame, chain, chain[0])
            if frame.modal and light is not None and light.form is Form.ING and frame.planned == frame.modal:
                frame.planned = ""
        elif governor.has(Role.PLAN):
            frame.planned = governor.word
        elif governor.kind is Kind.JOIN and self.frames and self.frames[-1].noun and self.frames[-1].governor >= 0:
            last = self.frames[-1]
            if not any(item.kind is Kind.ACTOR for item in self.items[last.head : here]):
                frame.side = frame.side or last.side
                frame.negated, frame.planned, frame.purpose = last.negated, last.planned, last.purpose
                frame.statuses += last.statuses
                frame.failed = frame.failed or (last.failed if frame.event_type in _OFFENSIVE else "")

    def _after_noun(self, at: int) -> tuple[str, str]:
        """"withdrawal of Russian troops", "attacks by Ukrainian forces"."""
        items = self.items
        if at + 1 < len(items) and items[at + 1].word in {"of", "by", "from", "between"}:
            for item in items[at + 2 : at + 6]:
                if item.side:
                    return item.side, item.word
                if item.kind in {Kind.PLACE, Kind.EVENT, Kind.REPORT, Kind.CHAIN}:
                    break
        return "", ""

    # -- places -------------------------------------------------------------------------------------------------

    def settle_places(self) -> None:
        """Give each place to the event it follows; an event without one shares its neighbour's or takes a fronted place."""
        taken: set[int] = set()
        frames = self.frames
        for number, frame in enumerate(frames):
            stop = frames[number + 1].begin if number + 1 < len(frames) else len(self.items)
            for at in range(frame.head + 1, max(stop, frame.head + 1)):
                item = self.items[at]
                if self._ends_reach(at, frame):
                    break
                if item.kind is Kind.PLACE:
                    frame.places.append(item)
                    taken.add(at)
        for number in reversed(range(len(frames))):
            frame = frames[number]
            if frame.places:
                continue
            following = frames[number + 1] if number + 1 < len(frames) else None
            nominal = frame.noun and frame.governor < 0
            if following is not None and following.places and not (nominal and following.purpose) and \
                    self._coordinated(frame, following):  # fmt: skip
                frame.places = following.places
            else:
                frame.places = self._fronted(frame, frames[number - 1] if number else None, taken)
        self._carry_only_place()

    def _carry_only_place(self) -> None:
        """Where a sentence names one place, an event after it without a place of its own happened there too."""
        places = [item for item in self.items if item.kind is Kind.PLACE]
        self._fail_together()
        for frame in self.frames:
            if frame.noun and frame.governor < 0 and frame.event_type != "clash":
                continue
            again = next((at for at, item in enumerate(self.items[frame.head : frame.head + 9], frame.head) if item.has(Role.AGAIN)), 0)
            last = next((other for other in reversed(self.frames) if other.head < frame.head and other.places), None)
            if again and not frame.places and last is not None:
                frame.places = last.places
        if len(places) != 1:
            return
        for frame in self.frames:
            carries = (not frame.noun and frame.form is not Form.ING) or (
                frame.noun and frame.governor >= 0 and not frame.negated and not (frame.failed and frame.form is Form.ING)
            )
            if not frame.places and carries and self.items[frame.head].first > places[0].first:
                frame.places = places

    def _fail_together(self) -> None:
        """"continued to attempt to capture X but were unable to break through": the attempt before has failed."""
        for last, frame in zip(self.frames, self.frames[1:], strict=False):
            if frame.failed and not frame.places and last.places and last.event_type in _OFFENSIVE and not last.failed:
                last.failed = frame.failed
                frame.dropped = "tells how the event before it ended"

    def _ends_reach(self, at: int, frame: Frame) -> bool:
        item = self.items[at]
        if item.kind in {Kind.REPORT, Kind.DENIAL, Kind.AUTHOR, Kind.ACCORDING} and item.word not in {"note", "posted", "published"}:
            return True
        if item.word == ";":
            ahead = self.items[at + 1 : at + 3]
            return not any(one.kind is Kind.PLACE for one in ahead)
        if item.word in {"who", "in order to"} or (item.word in {"while", "because", "although", "but", "where"}):
            return True
        if item.word in {"before", "without", "instead of", "rather than"} and frame.form is not Form.NONE:
            return True
        if item.word == "to" and at + 1 < len(self.items):
            following = self.items[at + 1]
            if following.word in _NUMBERS or following.word.isdigit():
                return False
            if any(one.word in {"positions", "lines", "defenses", "rear", "areas"} for one in self.items[at + 1 : at + 4]):
                return following.kind is Kind.EVENT
            return following.kind in {Kind.WORD, Kind.EVENT, Kind.CHAIN, Kind.SHOWS, Kind.REPORT} and following.word not in _DETERMINERS | {"within", "positions"}
        if item.has(Role.PLAN) and item.term(Role.PLAN).form in {Form.ING, Form.NONE} and not item.has(Role.ADVERB, Role.LIGHT):  # type: ignore[union-attr]
            return not item.word.startswith("unlikely")
        if item.has(Role.ATTEMPT_NOUN):
            return at > 0 and self.items[at - 1].word in {"an", "in", "likely", "a"}
        return item.kind is Kind.ACTOR and self._is_subject(self._previous(at), at) and self._verb_follows(at) and frame.noun is not None

    def _verb_follows(self, at: int) -> bool:
        return any(item.kind in {Kind.CHAIN, Kind.EVENT, Kind.REPORT} for item in self.items[at + 1 : at + 3])

    def _coordinated(self, frame: Frame, following: Frame) -> bool:
        """"struck and shelled X", "launched assaults to regain positions around X": the next event's places are shared."""
        between = self.items[frame.head + 1 : following.head]
        if any(item.kind in {Kind.REPORT, Kind.PLACE, Kind.DENIAL} or item.word in {";", "while", "but", "as", "that", "after", "before", "following"} for item in between):
            return False
        if any(item.kind is Kind.ACTOR and item.side and item.side != frame.side for item in between):
            return False
        return len(between) <= 14

    def _fronted(self, frame: Frame, before: Frame | None, taken: set[int]) -> list[Item]:
        """Places that stand before the event in its own clause: "North of Kharkiv City, Russian forces shelled ..."."""
        first = before.head + 1 if before is not None else 0
        found: list[Item] = []
        for at in range(frame.begin - 1, first - 1, -1):
            item = self.items[at]
            if item.kind in {Kind.REPORT, Kind.DENIAL} and any(one.word == "where" for one in self.items[max(0, at - 4) : at]):
                continue
            if item.kind in {Kind.REPORT, Kind.DENIAL} or item.word in {"that", ";", "while", "but", "because", "although"}:
                break
            if item.word == "where":
                place = self.items[at - 2] if at and self.items[at - 1].word == "," else self.items[at - 1]
                return [place] if at and place.kind is Kind.PLACE else []
            if item.kind is Kind.PLACE and at + 1 == frame.head and frame.noun:
                break
            if item.kind is Kind.PLACE and at not in taken:
                if item.spots[0].bare or item.spots[0].locality.relation.value == "from":
                    continue
                found.insert(0, item)
        return found

    # -- outcome ------------------------------------------------------------------------------------------------

    def outcome(self, frame: Frame) -> None:
        """Settle what the frame's event became: its type, or why it is none."""
        kind = frame.event_type
        if kind == "fight":
            purposeful = any(item.has(Role.ATTEMPT_NOUN) or item.word in {"in order to", "for", "to"}
                             for item in self.items[frame.head + 1 : frame.head + 14])  # fmt: skip
            kind = "attack" if purposeful else "clash"
        if kind == "operate":
            kind = "sighting"
        if kind == "repel":
            if frame.governor < 0 or frame.negated:
                frame.dropped = "no attack is named that was repelled"
            kind = "repelled_attack"
        elif frame.attempted == "past" or frame.failed:
            kind = "repelled_attack" if kind in _OFFENSIVE else kind
        elif frame.attempted == "present":
            kind = "attack" if kind in _OFFENSIVE else kind
        if frame.negated:
            if kind in {"attack", "advance", "repelled_attack"}:
                kind = "no_attack"
            elif kind == "capture":
                frame.statuses.append(("denied", frame.negated))
            elif kind == "movement" and frame.noun:
                frame.statuses.append(("denied", frame.negated))
            else:
                frame.dropped = f"negated by '{frame.negated}'"
        if kind == "clash":
            frame.side, frame.actor = "UNK", ""
        if frame.purpose:
            frame.dropped = "a purpose, not an event"
        frame.event_type = EventType(kind).value
