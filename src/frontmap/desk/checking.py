"""What is wrong with layer files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from frontmap.layers import check_layer

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from frontmap.desk.opening import Desk
    from frontmap.layers import Fault


def check_layers(desk: Desk, paths: Sequence[Path]) -> tuple[Fault, ...]:
    """Give all faults of layer files.

    Parameters
    ----------
    desk : Desk
        For its gazetteer: coordinates that fit it only the other way round are a fault.
    paths : sequence of Path
        The files.

    Returns
    -------
    tuple of Fault
        In the order of the files; empty where they are layers. A file that can't be read is a fault too.
    """
    known = desk.known_places
    return tuple(fault for path in paths for fault in check_layer(path, known=known))
