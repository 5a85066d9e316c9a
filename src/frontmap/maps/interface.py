"""The texts of the page in all its languages: the interface table, and the words of the table of styles."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from frontmap.styles import load_styles
from frontmap.tables import load_table

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator


def interface_words() -> dict[str, dict[str, Any]]:
    """Give the texts of the page: for each key a text a language, or its plural forms.

    Returns
    -------
    dict of str to dict
        The rows of ``interface.toml``. Names of types, sides and statuses stand in ``styles.toml`` in English; their
        rows ("type_attack", "side_RUS", "status_claimed") add the other languages only.
    """
    words = {key: dict(row) for key, row in load_table("interface.toml").items()}
    for key, english in _style_words():
        words[key] = {"en": english, **words.get(key, {})}
    return words


def spoken_day(day: dt.date) -> str:
    """Give a day in English as the page writes it.

    Examples
    --------
    >>> import datetime as dt
    >>> spoken_day(dt.date(1877, 9, 3))
    '3 September 1877'
    """
    month: str = load_table("interface.toml")[f"month_{day.month}"]["en"]
    return f"{day.day} {month} {day.year}"


def _style_words() -> Iterator[tuple[str, str]]:
    styles = load_styles()
    for code, side in styles.sides.items():
        yield f"side_{code}", side.name
    for code, one in styles.types.items():
        yield f"type_{code}", one.name
        yield f"type_{code}_side", one.side_label
    for code, status in styles.statuses.items():
        yield f"status_{code}", status.name
        yield f"status_{code}_words", status.words
        yield f"status_{code}_note", status.note
    yield "disputed", styles.disputed_name
    yield "disputed_note", styles.disputed_note
    yield "crossing", styles.crossing_name
