"""The frame of one event, an event verb before it has one, and the walk that collects the frames of a sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from frontmap.grammar import Form

if TYPE_CHECKING:
    from frontmap.claims.items import Item
    from frontmap.grammar import FunctionWords, Grammar

OFFENSIVE = frozenset({"attack", "advance", "capture", "fight"})
"""Event types that somebody can try and fail."""


@dataclass(slots=True)
class Frame:
    """One event word in its clause; `event_type` is the word's own until its outcome is settled.

    `head` and `begin` are items: the event word and the first word of its group. `governor` is the verb that carries an
    event noun, -1 without one. `planned`, `attempted`, `failed`, `negated` and `modal` hold the words that say so,
    `statuses` pairs of a status and the words that give it. `relation` is how the event lies to a place where the words
    only say "in". `passive` verbs have what they were done to before them. `purpose` marks what is only aimed at;
    `dropped` says why the frame gives no claim.
    """

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
    passive: bool = False
    dropped: str = ""


@dataclass(frozen=True, slots=True)
class Verb:
    """An event verb where it stands: the item, its form, its group, and the item before the group.

    `bare` verbs have at most adverbs before them, `passive` ones are participles behind a form of "be".
    """

    at: int
    form: Form
    group: list[int]
    begin: int
    before: Item | None
    bare: bool
    passive: bool


class Vocabulary:
    """The word sets that frames are read by.

    Parameters
    ----------
    grammar : Grammar
        The tables.
    """

    def __init__(self, grammar: Grammar) -> None:
        sets = grammar.sets
        self.objects = {
            "gear": sets["gear"],
            "weapon": sets["weapons"],
            "target": sets["targets"],
            "side": sets["targets"],
        }
        self.gear, self.civil, self.quantities = sets["gear"], sets["civil"], sets["quantities"]
        self.remote, self.raiders = sets["remote"], sets["raiders"]
        self.portions, self.cause, self.heads = sets["portions"], sets["cause"], sets["heads"]
        self.imagery, self.covert = sets["imagery"], sets["covert"]
        self.opponents = grammar.opponents
        self.clause_openers = grammar.words.openers | grammar.words.relative_pronouns
        self.whole_portions = self.portions - grammar.words.settlement_words


class Walk:
    """One pass over a sentence's items; `subject` is the side and the words of who acts where the walk is."""

    __slots__ = ("carried", "frames", "items", "subject", "vocabulary", "words")

    def __init__(
        self,
        vocabulary: Vocabulary,
        words: FunctionWords,
        items: list[Item],
        subject: tuple[str, str],
    ) -> None:
        self.vocabulary, self.words, self.items = vocabulary, words, items
        self.subject = self.carried = subject
        self.frames: list[Frame] = []

    @property
    def last_frame(self) -> Frame | None:
        """The event before the walk, None before the first."""
        return self.frames[-1] if self.frames else None

    def item(self, at: int) -> Item | None:
        """Give an item by its number, None before the first and behind the last."""
        return self.items[at] if 0 <= at < len(self.items) else None

    def word(self, at: int) -> str:
        """Give an item's word by its number, "" before the first and behind the last."""
        return self.items[at].word if 0 <= at < len(self.items) else ""

    def before(self, at: int, reach: int) -> range:
        """Give the numbers of so many items before one, nearest first."""
        return range(at - 1, max(-1, at - 1 - reach), -1)

    def behind(self, at: int, reach: int) -> range:
        """Give the numbers of so many items behind one."""
        return range(at + 1, min(len(self.items), at + 1 + reach))

    def frame_at(self, head: int) -> Frame | None:
        """Give the frame of the event word at an item."""
        return next((frame for frame in self.frames if frame.head == head), None)
