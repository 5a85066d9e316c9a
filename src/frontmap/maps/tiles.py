"""Online tiles, only where the user asks for them by name."""

from __future__ import annotations

import difflib
import re
from urllib.parse import parse_qsl, urlsplit

import xyzservices

from frontmap.errors import OptionError

_CLOSE = 0.5
_HOST = re.compile(r"[\w.*:\[\]-]+")


def find_tiles(name: str) -> xyzservices.TileProvider:
    """Find a tile provider by its name in xyzservices.

    Parameters
    ----------
    name : str
        Such as ``OpenTopoMap``, case and punctuation apart; keys that a provider wants follow a question mark:
        ``CartoDB.Positron?apikey=KEY``. They are then written into the page.

    Returns
    -------
    xyzservices.TileProvider
        A copy, with the keys filled in.

    Raises
    ------
    OptionError
        If no provider has that name, or it wants a key that is not given.

    Examples
    --------
    >>> find_tiles("opentopomap").name
    'OpenTopoMap'
    """
    wanted, _, query = name.partition("?")
    known = xyzservices.providers.flatten()
    folded = {_folded(one): one for one in known}
    if _folded(wanted) not in folded:
        close = difflib.get_close_matches(_folded(wanted), folded, n=3, cutoff=_CLOSE)
        fix = f"close to {', '.join(folded[one] for one in close)}" if close else "take OpenTopoMap, for one"
        raise OptionError(f"no tile provider is called {wanted!r}", where="--tiles", fix=fix)
    provider = known[folded[_folded(wanted)]].copy()
    provider.update({key: value for key, value in parse_qsl(query) if key in provider})
    if provider.requires_token():
        missing = [key for key, value in provider.items() if isinstance(value, str) and value.startswith("<insert")]
        example = f"{provider.name}?{missing[0] if missing else 'key'}=KEY"
        raise OptionError(f"{provider.name} wants a key", where="--tiles", fix=f"write {example}, or take OpenTopoMap")
    return provider


def tile_source(url: str) -> str:
    """Give the Content-Security-Policy source of a tile address: its scheme and host, ``*`` for the subdomain.

    Raises
    ------
    OptionError
        Its host holds more than names, numbers and a port: what else would stand in the policy.

    Examples
    --------
    >>> tile_source("https://{s}.tile.opentopomap.org/{z}/{x}/{y}.png")
    'https://*.tile.opentopomap.org'
    """
    parts = urlsplit(url.replace("{s}", "*"))
    if not _HOST.fullmatch(parts.netloc):
        raise OptionError(
            f"{parts.netloc!r} is no host", where="the address of tiles", fix="write https://host/{z}/{x}/{y}.png"
        )
    return f"{parts.scheme}://{parts.netloc}"


def _folded(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())
