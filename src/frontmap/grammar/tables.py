"""Read the TOML tables of words and inflect them into the terms that the matcher looks for."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from frontmap.errors import ReferenceDataError

TABLES = ("events", "actors", "sources", "hedges", "relations")


class Role(StrEnum):
    """What a term does in a sentence."""

    EVENT_VERB = "event_verb"
    EVENT_NOUN = "event_noun"
    SIDE = "side"
    ACTOR_NAME = "actor_name"
    REPORT = "report"
    DENIAL = "denial"
    ACCORDING = "according"
    SHOWS = "shows"
    AUTHOR = "author"
    STATUS = "status"
    ATTEMPT = "attempt"
    ATTEMPT_NOUN = "attempt_noun"
    FAILED = "failed"
    PLAN = "plan"
    LIGHT = "light"
    MANAGE = "manage"
    NEGATION = "negation"
    MODAL = "modal"
    AUXILIARY = "auxiliary"
    ADVERB = "adverb"
    RELATION = "relation"
    DIRECTION = "direction"
    PART = "part"
    IGNORE = "ignore"
    WHOLE = "whole"
    AGAIN = "again"


class Form(StrEnum):
    """The form of a verb as it stands in the text."""

    BASE = "base"
    PRESENT = "present"
    PAST = "past"
    ING = "ing"
    NONE = ""


@dataclass(frozen=True, slots=True)
class Term:
    """One phrase of the tables: its role, what it stands for, and the row it came from."""

    role: Role
    value: str
    form: Form = Form.NONE
    needs: str = ""
    rule: str = ""
    relation: str = ""


@dataclass(frozen=True)
class Grammar:
    """All terms by phrase (lower-case words joined by one space), and the word sets that are looked up one by one.

    A phrase may have several terms ("try": attempt; "attack": verb and noun); the reader picks by context.
    """

    terms: dict[str, tuple[Term, ...]]
    sets: dict[str, frozenset[str]]
    bearings_deg: dict[str, float]
    direction_names: dict[str, str]
    suffixes: dict[str, tuple[str, ...]] = field(default_factory=dict)


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ied"
    return _double(word) + "ed"


def _ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "ye", "oe")):
        return word[:-1] + "ing"
    return _double(word) + "ing"


def _present(word: str) -> str:
    if word == "have":
        return "has"
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


# Verbs of one stressed closed syllable (or a stressed last one) double their consonant: "repelled", "digging".
_DOUBLING = frozenset(
    "stop repel dig set ram plan hit cut drop get let put run win admit commit begin regroup_ map split flag spot transfer refer".split(),
)


def _double(word: str) -> str:
    return word + word[-1] if word in _DOUBLING else word


def inflect(lemma: str) -> dict[str, Form]:
    """Give the forms of a verb phrase; only its first word changes.

    Parameters
    ----------
    lemma : str
        "capture", "take control of/took/taken" (irregular past and participle after slashes).

    Returns
    -------
    dict of str to Form
        Each form with its tag; past tense and participle are both `Form.PAST`.

    Examples
    --------
    >>> inflect("dig in/dug/dug")
    {'dig in': <Form.BASE: 'base'>, 'digs in': <Form.PRESENT: 'present'>, 'digging in': <Form.ING: 'ing'>, 'dug in': <Form.PAST: 'past'>}
    """
    phrase, *irregular = lemma.split("/")
    verb, _, rest = phrase.partition(" ")
    rest = f" {rest}" if rest else ""
    if verb in {"is", "are"}:
        return {phrase: Form.PRESENT}
    forms = {verb + rest: Form.BASE, _present(verb) + rest: Form.PRESENT, _ing(verb) + rest: Form.ING}
    for past in irregular or [_past(verb)]:
        forms.setdefault(past + rest, Form.PAST)
    return forms


def _read(name: str) -> dict[str, Any]:
    source = files("frontmap.grammar").joinpath(f"{name}.toml")
    try:
        return tomllib.loads(source.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as fault:
        message = f"grammar table can't be read: {fault}"
        raise ReferenceDataError(message, where=f"{name}.toml", fix="reinstall frontmap or mend the table") from fault


class _Builder:
    """Collects terms while the tables are read."""

    def __init__(self) -> None:
        self.terms: dict[str, list[Term]] = {}

    def add(self, phrase: str, term: Term) -> None:
        known = self.terms.setdefault(phrase.replace("-", " "), [])
        if term not in known:
            known.append(term)

    def words(self, role: Role, words: list[str], value: str = "", rule: str = "") -> None:
        for word in words:
            self.add(word, Term(role, value or word, rule=rule or f"{role}:{word}"))

    def verbs(self, role: Role, lemmas: list[str], value: str = "", needs: str = "", relation: str = "") -> None:
        for lemma in lemmas:
            head = lemma.split("/")[0]
            for phrase, form in inflect(lemma).items():
                self.add(phrase, Term(role, value or head, form, needs, f"{value or role}:{head}", relation))


@cache
def load_grammar() -> Grammar:
    """Read all tables of the package once.

    Returns
    -------
    Grammar
        The terms, ready for `Matcher`.

    Raises
    ------
    ReferenceDataError
        A table is missing or is not TOML.
    """
    events, actors, sources, hedges, relations = (_read(name) for name in TABLES)
    build = _Builder()
    for row in events["verb"]:
        build.verbs(Role.EVENT_VERB, row["lemmas"], row["type"], row.get("object", ""), row.get("relation", ""))
    for row in events["noun"]:
        for word in row["words"]:
            weak = "weak" if row.get("weak") else "carried" if row.get("carried") else ""
            build.add(word, Term(Role.EVENT_NOUN, row["type"], needs=weak, rule=f"{row['type']}:{word}"))
    build.words(Role.IGNORE, events["ignore"]["phrases"])
    for role, key in ((Role.SIDE, "sides"), (Role.ACTOR_NAME, "names")):
        for side, words in actors[key].items():
            build.words(role, words, side)
    build.verbs(Role.REPORT, sources["verbs"]["lemmas"])
    build.verbs(Role.DENIAL, sources["denials"]["lemmas"])
    build.words(Role.DENIAL, sources["denials"]["phrases"])
    build.words(Role.ACCORDING, sources["according"]["phrases"])
    build.verbs(Role.SHOWS, sources["shows"]["lemmas"])
    build.words(Role.AUTHOR, sources["author"]["phrases"])
    for status, words in hedges["status"].items():
        build.words(Role.STATUS, words, status)
    build.words(Role.WHOLE, hedges["whole"]["possible"], "possible")
    build.words(Role.AGAIN, hedges["again"]["phrases"])
    build.verbs(Role.ATTEMPT, hedges["attempt"]["lemmas"])
    build.words(Role.ATTEMPT_NOUN, hedges["attempt"]["nouns"])
    build.words(Role.FAILED, hedges["attempt"]["failed"])
    build.words(Role.PLAN, hedges["plan"]["words"])
    build.verbs(Role.PLAN, hedges["plan"]["lemmas"])
    build.verbs(Role.LIGHT, hedges["light"]["lemmas"])
    for role in (Role.MANAGE, Role.NEGATION, Role.MODAL, Role.AUXILIARY, Role.ADVERB):
        build.words(role, hedges[role.value]["words"])
    for relation, words in relations["before"].items():
        build.words(Role.RELATION, words, relation)
    names = {name: name for name in relations["directions"]} | relations["directions_also"]
    for spelling, name in names.items():
        build.words(Role.DIRECTION, [spelling], name)
    build.words(Role.PART, relations["parts"]["words"])
    return Grammar(
        terms={phrase: tuple(terms) for phrase, terms in build.terms.items()},
        sets={
            "heads": frozenset(actors["heads"]["words"]),
            "gear": frozenset(events["gear"]["words"]),
            "targets": frozenset(events["gear"]["words"] + events["targets"]["words"]),
            "civil": frozenset(events["civil"]["words"]),
            "people": frozenset(sources["people"]["words"]),
            "imagery": frozenset(sources["imagery"]["words"]),
            "portions": frozenset(events["portions"]["words"]),
            "cause": frozenset(hedges["cause"]["words"]),
            "quantities": frozenset(hedges["quantities"]["words"]),
            "ahead": frozenset(hedges["ahead"]["headings"]),
            "offices": frozenset(sources["offices"]["words"]),
            "fillers": frozenset(relations["fillers"]["words"]),
            "edges": frozenset(relations["edges"]["words"]),
            "ordinals": frozenset(relations["ordinals"]["words"]),
            "not_toponyms": frozenset(relations["not_toponyms"]["words"]),
        },
        bearings_deg=relations["directions"],
        direction_names=names,
        suffixes={kind: tuple(words) for kind, words in relations["suffix"].items()},
    )
