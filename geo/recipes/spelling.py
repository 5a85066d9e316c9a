"""Romanise Ukrainian and Russian names; tidy the names of the raw files."""

# ruff: noqa: RUF001 - Cyrillic letters are what this module is about

from __future__ import annotations

import re

# Ukraine's own romanisation: Cabinet of Ministers, resolution No. 55 of 27 January 2010.
_UK = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie", "ж": "zh", "з": "z", "и": "y",
    "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s",
    "т": "t", "у": "u", "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu",
    "я": "ia", "'": "", "’": "", "ʼ": "", "ы": "y", "э": "e", "ё": "yo", "ъ": "",
}  # fmt: skip
_UK_START = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
# BGN/PCGN 1947 without marks, as English-language reports write Russian names.
_RU = {**_UK, "г": "g", "и": "i", "й": "y", "ы": "y", "ю": "yu", "я": "ya", "ё": "yo", "е": "e", "э": "e"}


def romanise(name: str, *, russian: bool = False) -> str:
    """Write a Cyrillic name in Latin letters, each word with a capital."""
    return re.sub(r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*", lambda found: _word(found[0], russian=russian), name)


def _word(word: str, *, russian: bool) -> str:
    table, low = (_RU if russian else _UK), word.lower()
    low = low if russian else low.replace("зг", "zgh")
    letters = [
        _UK_START[letter] if not russian and i == 0 and letter in _UK_START else table.get(letter, letter)
        for i, letter in enumerate(low)
    ]
    text = "".join(letters)
    if russian:
        text = re.sub(r"(iy|yy)$", "y", text)
    return text[:1].upper() + text[1:]


def is_cyrillic(name: str) -> bool:
    """Tell whether a name has a Cyrillic letter."""
    return re.search(r"[\u0400-\u04ff]", name) is not None


def is_russian(name: str) -> bool:
    """Tell whether a Cyrillic name has a letter that Ukrainian lacks."""
    return re.search(r"[ёъыэЁЪЫЭ]", name) is not None


def tidy(name: str) -> str:
    """Undo the raw file's quoting and case: 'arkhangel''skoye becomes Arkhangel'skoye."""
    name = name.strip()
    if name.startswith("'"):
        name = name[1:].removesuffix("'") if name.count("'") % 2 == 0 else name[1:]
        name = name.replace("''", "'")
    name = " ".join(name.replace('"', "").replace("«", "").replace("»", "").replace("|", " ").split())
    return (
        re.sub(r"(^|[\s-])([^\W\d_])", lambda found: found[1] + found[2].upper(), name) if name[:1].islower() else name
    )
