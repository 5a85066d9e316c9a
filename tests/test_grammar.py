"""The tables of words: what inflection gives, what the matcher finds, that no table contradicts another."""

from __future__ import annotations

import itertools
import re
import tomllib
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontmap.grammar import Form, Role, load_grammar
from frontmap.grammar.inflection import inflect
from frontmap.grammar.tables import TABLES
from frontmap.model import EventType, Relation, Status
from small_country import READER

GRAMMAR = load_grammar()
TERMS = {words: phrase.terms for words, phrase in GRAMMAR.phrases.items()}
HELPER_TYPES = {"repel", "fight", "operate", "go"}
"""What an event word can be besides an event type; the reader gives it meaning."""


def scan(text):
    return READER.matcher.scan(text)


def terms_of(phrase, role):
    return [term for term in TERMS.get(phrase, ()) if term.role is role]


def names_in(text):
    found = scan(text)
    return [" ".join(found.raw[mark.first : mark.last]) for mark in found.names_at.values()]


def phrases_in(text, role):
    found = scan(text)
    return [
        " ".join(found.words[mark.first : mark.last])
        for mark in found.terms_at.values()
        if any(term.role is role for term in mark.phrase.terms)
    ]


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("attack", ["attack", "attacks", "attacking", "attacked"]),
        ("seize", ["seize", "seizes", "seizing", "seized"]),
        ("deny", ["deny", "denies", "denying", "denied"]),
        ("deploy", ["deploy", "deploys", "deploying", "deployed"]),
        ("repel", ["repel", "repels", "repelling", "repelled"]),
        ("push back", ["push back", "pushes back", "pushing back", "pushed back"]),
        ("flee/fled/fled", ["flee", "flees", "fleeing", "fled"]),
        ("take control of/took/taken", ["take", "takes", "taking", "took", "taken"]),
    ],
)
def test_the_first_word_of_a_verb_is_inflected(lemma, forms):
    rest = " control of" if "control" in lemma else ""
    assert list(inflect(lemma)) == [form + rest for form in forms]


def test_a_form_that_is_base_and_past_alike_is_taken_as_base():
    assert inflect("hit/hit/hit")["hit"] is Form.BASE


def test_every_phrase_is_one_that_the_matcher_can_meet():
    # Small letters, single spaces, and no hyphens: the matcher leaves them out.
    assert not [phrase for phrase in TERMS if phrase != " ".join(phrase.lower().split()) or "-" in phrase]


@pytest.mark.parametrize("role", [Role.EVENT_VERB, Role.EVENT_NOUN])
def test_an_event_word_stands_for_an_event_type(role):
    types = {term.value for terms in TERMS.values() for term in terms if term.role is role}
    assert types <= set(EventType) | HELPER_TYPES


def test_every_event_type_has_a_word():
    types = {
        term.value for terms in TERMS.values() for term in terms if term.role in {Role.EVENT_VERB, Role.EVENT_NOUN}
    }
    # A repelled attack and the absence of one are what the words around an attack say.
    assert set(EventType) - types <= {"repelled_attack", "no_attack"}


def test_a_status_word_stands_for_a_status_and_a_relation_word_for_a_relation():
    terms = [term for found in TERMS.values() for term in found]
    assert {term.value for term in terms if term.role is Role.STATUS} <= set(Status)
    # "between" makes a line of two names.
    assert {term.value for term in terms if term.role is Role.RELATION} <= {*Relation, "between"}


def test_a_side_word_stands_for_one_side():
    for phrase in TERMS:
        for role in (Role.SIDE, Role.ACTOR_NAME):
            assert len({term.value for term in terms_of(phrase, role)}) <= 1, phrase


def test_every_direction_has_a_bearing_and_they_are_a_rose():
    bearings = sorted(GRAMMAR.bearings_deg.values())
    assert bearings == [22.5 * number for number in range(16)]
    assert set(GRAMMAR.direction_names.values()) == set(GRAMMAR.bearings_deg)


def test_no_verb_stands_twice_in_the_events_table_with_the_same_demand():
    rows = tomllib.loads(files("frontmap.grammar").joinpath("events.toml").read_text(encoding="utf-8"))["verb"]
    keys = [(lemma.split("/")[0], row.get("object", "")) for row in rows for lemma in row["lemmas"]]
    assert not {key for key in keys if keys.count(key) > 1}


@pytest.mark.parametrize("name", [*TABLES, "structure"])
def test_no_list_of_a_table_says_a_word_twice(name):
    table = tomllib.loads(files("frontmap.grammar").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    assert not {(path, word) for path, words in lists_of(table) for word in words if words.count(word) > 1}


@pytest.mark.parametrize("name", [*TABLES, "structure"])
def test_a_list_that_fills_more_than_a_line_is_in_alphabetical_order(name):
    table = tomllib.loads(files("frontmap.grammar").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    heads = {path: [word.casefold().split("/")[0] for word in words] for path, words in lists_of(table)}
    assert not [path for path, words in heads.items() if len(", ".join(words)) > 120 and words != sorted(words)]


def test_a_function_word_is_one_token_or_a_phrase_that_the_matcher_finds():
    sections = tomllib.loads(files("frontmap.grammar").joinpath("structure.toml").read_text(encoding="utf-8"))
    beside = {"claimed_to", "leading", "trailing", "long_conjunctions", "naming"}  # looked for in texts, not in items
    sets = {name: words for section in sections.values() for name, words in section.items() if name not in beside}
    assert not {word for words in sets.values() for word in words if " " in word and word not in TERMS}


def test_a_content_word_that_is_looked_up_by_itself_is_one_token_or_such_a_phrase():
    pairs = {"offices", "ahead", "not_toponyms"}  # looked for in a heading, or two tokens at a time
    sets = {name: words for name, words in GRAMMAR.sets.items() if name not in pairs}
    assert not {word for words in sets.values() for word in words if " " in word and word not in TERMS}


def lists_of(value, path=""):
    if isinstance(value, dict):
        yield from itertools.chain.from_iterable(lists_of(part, f"{path}.{key}") for key, part in value.items())
    elif isinstance(value, list) and all(isinstance(part, str) for part in value):
        yield path, value
    elif isinstance(value, list):
        yield from itertools.chain.from_iterable(lists_of(part, f"{path}[{at}]") for at, part in enumerate(value))


def test_the_longest_phrase_wins():
    assert phrases_in("they took full control of Zorya", Role.EVENT_VERB) == ["took full control of"]
    assert phrases_in("with sabotage and reconnaissance groups", Role.EVENT_NOUN) == []


def test_a_hyphened_word_is_found_as_its_parts():
    assert phrases_in("a counter-offensive near Zorya", Role.EVENT_NOUN) == ["counter - offensive"]


def test_a_phrase_begins_and_ends_with_whole_words():
    assert phrases_in("the counterattackers and their attackings", Role.EVENT_NOUN) == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("near Zorya and Novyi Brid", ["Zorya", "Novyi Brid"]),
        ("near Novyi-Brid", ["Novyi - Brid"]),
        ("near Stara Halivka", ["Stara Halivka"]),
        ("near Zoria, ZORYA, and \u0417\u043e\u0440\u044f", ["Zoria", "ZORYA", "\u0417\u043e\u0440\u044f"]),
        ("the zorya rises", []),
        ("near Zoryane and Prezorya", []),
        ("the Tykha River", ["Tykha River"]),
        ("Zorya\u2019s heights", ["Zorya"]),
    ],
)
def test_a_name_of_the_gazetteer_is_found_as_whole_words_with_a_capital(text, names):
    assert names_in(text) == names


def test_citation_marks_are_no_words():
    assert scan("Zorya[1] and[23] Orlynka [4, 5].").words[:3] == ("zorya", "and", "orlynka")


@pytest.mark.parametrize(
    ("text", "depths"),
    [
        ("a ( b ) c", [0, 1, 1, 1, 0]),
        ("a ( b ( c ) d ) e", [0, 1, 1, 2, 2, 2, 1, 1, 0]),
        ("a ( b c", [0, 1, 1, 1]),
        ("a ) b", [0, 1, 0]),
        ("a ( b ( c ) d", [0, 1, 1, 1, 1, 1, 0]),
    ],
)
def test_words_know_how_deep_in_brackets_they_stand(text, depths):
    assert list(scan(text).depth) == depths


UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
"""Signs that nobody sees: a token is written without those inside it."""


@given(st.text(max_size=80))
def test_tokens_keep_their_place_in_any_text(text):
    found = scan(text)
    assert [UNSEEN.sub("", text[start:end]) for start, end in found.spans] == list(found.raw)
    assert len(found.words) == len(found.raw) == len(found.depth)
    assert found.spans == sorted(found.spans)
    for at, mark in [*found.terms_at.items(), *found.names_at.items()]:
        assert at == mark.first < mark.last <= len(found.raw)
