"""What a phrase of the tables is to a sentence: its roles, and the row of a table that each comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final


class Role:
    """What a term does in a sentence. Each is one bit, so that all roles of a phrase are one whole number.

    No Enum: every word of a report is asked for its roles, and an Enum's members are four times as slow to look up.
    """

    EVENT_VERB: Final = 1 << 0
    EVENT_NOUN: Final = 1 << 1
    SIDE: Final = 1 << 2
    ACTOR_NAME: Final = 1 << 3
    REPORT: Final = 1 << 4
    DENIAL: Final = 1 << 5
    ACCORDING: Final = 1 << 6
    SHOWS: Final = 1 << 7
    AUTHOR: Final = 1 << 8
    STATUS: Final = 1 << 9
    ATTEMPT: Final = 1 << 10
    ATTEMPT_NOUN: Final = 1 << 11
    FAILED: Final = 1 << 12
    PLAN: Final = 1 << 13
    LIGHT: Final = 1 << 14
    MANAGE: Final = 1 << 15
    NEGATION: Final = 1 << 16
    MODAL: Final = 1 << 17
    AUXILIARY: Final = 1 << 18
    ADVERB: Final = 1 << 19
    RELATION: Final = 1 << 20
    DIRECTION: Final = 1 << 21
    PART: Final = 1 << 22
    IGNORE: Final = 1 << 23
    WHOLE: Final = 1 << 24
    AGAIN: Final = 1 << 25


ROLE_NAMES = {role: name.lower() for name, role in vars(Role).items() if isinstance(role, int)}
"""Each role's name, as the tables and the rules of terms have it."""


class Form(StrEnum):
    """The form of a verb as it stands in the text."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    ING = "ing"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One reading of a phrase: its role, what it stands for, and the rule it came from.

    `needs` is what must follow an event verb for it to count, or how an event noun must be carried; `passive` is the
    event type of its passive, `relation` how the event lies to its place where the words only
    say "in" (see events.toml).
    """

    role: int
    value: str
    form: Form = Form.NONE
    needs: str = ""
    rule: str = ""
    relation: str = ""
    passive: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Phrase:
    """All readings of one phrase; `roles` is the sum of their roles, `by_role` the first term of each.

    A phrase is equal to itself only, so that readers can keep what they know about it in a dictionary.
    """

    terms: tuple[Term, ...] = ()
    roles: int = field(init=False)
    by_role: dict[int, Term] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Sum up the terms once, because readers ask for roles of every word of a report."""
        by_role = {term.role: term for term in reversed(self.terms)}
        object.__setattr__(self, "by_role", by_role)
        object.__setattr__(self, "roles", sum(by_role))

    def has_form(self, form: Form) -> bool:
        """Whether any of the terms is a verb in this form."""
        return any(term.form is form for term in self.terms)


NO_PHRASE = Phrase()
"""What a word is that no table has."""
