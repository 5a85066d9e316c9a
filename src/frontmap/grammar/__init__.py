"""Words as data, and the one mechanism that finds them in a sentence.

The TOML tables beside this file hold the words; `load_grammar` turns them into terms, and `Matcher` finds terms and
toponyms in one pass each of an Aho-Corasick automaton. To add a verb, a source or a relation is to add a row.
"""

from __future__ import annotations

from frontmap.grammar.matcher import JOINTS, Mark, Matcher, Scan
from frontmap.grammar.structure import FunctionWords
from frontmap.grammar.tables import Grammar, load_grammar
from frontmap.grammar.terms import NO_PHRASE, Form, Phrase, Role, Term

__all__ = [
    "JOINTS",
    "NO_PHRASE",
    "Form",
    "FunctionWords",
    "Grammar",
    "Mark",
    "Matcher",
    "Phrase",
    "Role",
    "Scan",
    "Term",
    "load_grammar",
]
