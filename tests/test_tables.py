"""The tables in the package: one that can't be read is one line, whoever asks for it."""

from __future__ import annotations

import pytest

from frontmap.errors import ReferenceDataError
from frontmap.tables import load_table


@pytest.mark.parametrize("name", ["grammar/missing.toml", "tables.py", "maps/assets/vendor/leaflet/layers.png"])
def test_what_is_missing_or_is_no_toml_is_refused_in_one_line(name):
    with pytest.raises(ReferenceDataError, match=rf"^{name}: the table can't be read .*; mend it"):
        load_table(name)
