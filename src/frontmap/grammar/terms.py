"""What a phrase of the tables is to a sentence: its roles, and the row of a table that each comes from."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Role(IntEnum):
    """What a term does in a sentence. Each is one bit, so that all roles of a phrase are one whole number."""

    EVENT_VERB = 1 << 0
    EVENT_NOUN = 1 << 1
    SIDE = 1 << 2
    ACTOR_NAME = 1 << 3
    REPORT = 1 << 4
    DENIAL = 1 << 5
    ACCORDING = 1 << 6
    SHOWS = 1 << 7
    AUTHOR = 1 << 8
    STATUS = 1 << 9
    ATTEMPT = 1 << 10
    ATTEMPT_NOUN = 1 << 11
    FAILED = 1 << 12
    PLAN = 1 << 13
    LIGHT = 1 << 14
    MANAGE = 1 << 15
    NEGATION = 1 << 16
    MODAL = 1 << 17
    AUXILIARY = 1 << 18
    ADVERB = 1 << 19
    RELATION = 1 << 20
    DIRECTION = 1 << 21
    PART = 1 << 22
    IGNORE = 1 << 23
    WHOLE = 1 << 24
    AGAIN = 1 << 25


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

    role: Role
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
    by_role: dict[Role, Term] = field(init=False, repr=False)

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
