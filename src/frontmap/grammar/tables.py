"""Read the TOML tables of words and inflect them into the terms that the matcher looks for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from frontmap.grammar.inflection import inflect
from frontmap.grammar.structure import FunctionWords, function_words
from frontmap.grammar.terms import ROLE_NAMES, Phrase, Role, Term
from frontmap.tables import load_table


class Demands(NamedTuple):
    """What a row of event verbs asks of the words around: see the head of events.toml."""

    object: str = ""
    relation: str = ""
    passive: str = ""


NO_DEMANDS = Demands()

TABLES = ("events", "actors", "sources", "hedges", "relations")
"""The files of content words, beside the function words of structure.toml."""


@dataclass(frozen=True)
class Grammar:
    """Everything that the tables say.

    `phrases` holds all terms by phrase (lower-case words joined by one space): one phrase may have several ("attack":
    verb and noun), and the reader picks by context. `sets` are content words that are looked up one by one, `words`
    the function words. `suffixes` gives, for each kind, what may stand right behind a toponym. Bearings are degrees
    clockwise from north.
    """

    phrases: dict[str, Phrase]
    sets: dict[str, frozenset[str]]
    words: FunctionWords
    bearings_deg: dict[str, float]
    direction_names: dict[str, str]
    suffixes: dict[str, tuple[str, ...]]
    metres: dict[str, float]
    numbers: dict[str, float]
    opponents: dict[str, str]


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
    events, actors, sources, hedges, relations = (load_table(f"grammar/{name}.toml") for name in TABLES)
    terms = _Terms()
    terms.of_events(events)
    terms.of_actors(actors)
    terms.of_sources(sources)
    terms.of_hedges(hedges)
    names = {name: name for name in relations["directions"]} | relations["directions_also"]
    terms.of_relations(relations, names)
    return Grammar(
        phrases={phrase: Phrase(tuple(found)) for phrase, found in terms.by_phrase.items()},
        sets=_sets(events, actors, sources, hedges, relations),
        words=function_words(load_table("grammar/structure.toml")),
        bearings_deg=relations["directions"],
        direction_names=names,
        suffixes={kind: tuple(words) for kind, words in relations["suffix"].items()},
        metres=relations["metres"],
        numbers=relations["numbers"],
        opponents=actors["opponents"],
    )


def _sets(
    events: dict[str, Any],
    actors: dict[str, Any],
    sources: dict[str, Any],
    hedges: dict[str, Any],
    relations: dict[str, Any],
) -> dict[str, frozenset[str]]:
    """Collect the content words that are no terms: what counts is only whether one of them stands there."""
    words = {name: events[name]["words"] for name in ("gear", "weapons", "remote", "civil", "portions", "raiders")}
    words |= {"targets": events["gear"]["words"] + events["targets"]["words"]}
    words |= {"heads": actors["heads"]["words"], "covert": actors["covert"]["words"]}
    words |= {name: sources[name]["words"] for name in ("people", "imagery", "offices", "institutions")}
    words |= {"houses": sources["institutions"]["houses"]}
    words |= {name: hedges[name]["words"] for name in ("cause", "quantities")}
    words |= {"ahead": hedges["ahead"]["headings"]}
    words |= {name: relations[name]["words"] for name in ("fillers", "edges", "ordinals", "not_toponyms")}
    return {name: frozenset(found) for name, found in words.items()}


class _Terms:
    """Collects terms by phrase while the tables are read; the order of a phrase's terms is that of the reading."""

    def __init__(self) -> None:
        self.by_phrase: dict[str, list[Term]] = {}

    def of_events(self, table: dict[str, Any]) -> None:
        for row in table["verb"]:
            demands = Demands(row.get("object", ""), row.get("relation", ""), row.get("passive", ""))
            self._verbs(Role.EVENT_VERB, row["lemmas"], row["type"], demands)
        for row in table["noun"]:
            carrier = next((kind for kind in ("weak", "carried", "state") if row.get(kind)), "")
            for word in row["words"]:
                self._add(word, Term(Role.EVENT_NOUN, row["type"], needs=carrier, rule=f"{row['type']}:{word}"))
        self._words(Role.IGNORE, table["ignore"]["phrases"])

    def of_actors(self, table: dict[str, Any]) -> None:
        for role, key in ((Role.SIDE, "sides"), (Role.ACTOR_NAME, "names")):
            for side, words in table[key].items():
                self._words(role, words, side)

    def of_sources(self, table: dict[str, Any]) -> None:
        self._verbs(Role.REPORT, table["verbs"]["lemmas"])
        self._verbs(Role.DENIAL, table["denials"]["lemmas"])
        self._words(Role.DENIAL, table["denials"]["phrases"])
        self._words(Role.ACCORDING, table["according"]["phrases"])
        self._verbs(Role.SHOWS, table["shows"]["lemmas"])
        self._words(Role.AUTHOR, table["author"]["phrases"])

    def of_hedges(self, table: dict[str, Any]) -> None:
        for status, words in table["status"].items():
            self._words(Role.STATUS, words, status)
        self._words(Role.WHOLE, table["whole"]["possible"], "possible")
        self._words(Role.AGAIN, table["again"]["phrases"])
        self._verbs(Role.ATTEMPT, table["attempt"]["lemmas"])
        self._words(Role.ATTEMPT_NOUN, table["attempt"]["nouns"])
        self._words(Role.FAILED, table["attempt"]["failed"])
        self._words(Role.PLAN, table["plan"]["words"])
        self._verbs(Role.PLAN, table["plan"]["lemmas"])
        self._verbs(Role.LIGHT, table["light"]["lemmas"])
        for role in (Role.MANAGE, Role.NEGATION, Role.MODAL, Role.AUXILIARY, Role.ADVERB):
            self._words(role, table[ROLE_NAMES[role]]["words"])

    def of_relations(self, table: dict[str, Any], directions: dict[str, str]) -> None:
        for relation, words in table["before"].items():
            self._words(Role.RELATION, words, relation)
        for spelling, name in directions.items():
            self._words(Role.DIRECTION, [spelling], name)
        self._words(Role.PART, table["parts"]["words"])

    def _words(self, role: int, words: list[str], value: str = "") -> None:
        for word in words:
            self._add(word, Term(role, value or word, rule=f"{ROLE_NAMES[role]}:{word}"))

    def _verbs(self, role: int, lemmas: list[str], value: str = "", demands: Demands = NO_DEMANDS) -> None:
        for lemma in lemmas:
            head = lemma.split("/")[0]
            rule = f"{value or ROLE_NAMES[role]}:{head}"
            for phrase, form in inflect(lemma).items():
                self._add(
                    phrase, Term(role, value or head, form, demands.object, rule, demands.relation, demands.passive)
                )

    def _add(self, phrase: str, term: Term) -> None:
        known = self.by_phrase.setdefault(phrase.replace("-", " "), [])
        if term not in known:
            known.append(term)
