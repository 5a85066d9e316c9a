"""The forms of a verb, as the tables give its lemma: regular by the rules of spelling, irregular after slashes."""

from __future__ import annotations

from frontmap.grammar.terms import Form

_DOUBLING = frozenset({
    "admit", "begin", "commit", "cut", "dig", "drop", "flag", "get", "hit", "let", "map", "plan", "put", "ram", "refer",
    "repel", "run", "set", "split", "spot", "stop", "transfer", "win",
})  # fmt: skip
"""Verbs whose last syllable is stressed and closed double their consonant: "repelled", "digging"."""


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
    >>> forms = inflect("dig in/dug/dug")
    >>> [f"{form}: {phrase}" for phrase, form in forms.items()]
    ['base: dig in', 'present: digs in', 'ing: digging in', 'past: dug in']
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


def _past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if _ends_in_consonant_y(word):
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
    if _ends_in_consonant_y(word):
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def _ends_in_consonant_y(word: str) -> bool:
    return word.endswith("y") and word[-2] not in "aeiou"


def _double(word: str) -> str:
    return word + word[-1] if word in _DOUBLING else word
