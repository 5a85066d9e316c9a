"""The texts of the page: every one in every language, and English only once."""

from __future__ import annotations

import re

import pytest

from frontmap.maps.interface import interface_words
from frontmap.styles import load_styles
from frontmap.tables import load_table

LANGUAGES = {"en", "uk"}
FORMS = {"en": {"one", "other"}, "uk": {"one", "few", "many", "other"}}
WORDS = interface_words()


@pytest.mark.parametrize("key", sorted(WORDS))
class TestRow:
    def test_speaks_every_language(self, key):
        assert set(WORDS[key]) == LANGUAGES
        assert all(WORDS[key].values())

    def test_fills_in_the_same_values_in_every_language(self, key):
        def values(text):
            forms = text.values() if isinstance(text, dict) else [text]
            return {name for form in forms for name in re.findall(r"\{(\w+)\}", form)}

        assert values(WORDS[key]["en"]) == values(WORDS[key]["uk"])

    def test_has_only_plural_forms_that_its_language_knows(self, key):
        for language, text in WORDS[key].items():
            if isinstance(text, dict):
                assert "other" in text
                assert set(text) <= FORMS[language]


def test_names_of_the_styles_stand_in_english_in_one_table_only():
    table, styles = load_table("interface.toml"), load_styles()
    own = [f"side_{code}" for code in styles.sides] + [f"type_{code}" for code in styles.types]
    own += [f"status_{code}" for code in styles.statuses]

    assert {key: set(table[key]) for key in own} == {key: {"uk"} for key in own}
    assert WORDS["type_capture"]["en"] == styles.types["capture"].name
