"""Check or renew the third-party page assets that travel in the package.

Run by a person: ``python -m frontmap.maps.vendor`` checks them, ``python -m frontmap.maps.vendor leaflet-1.9.4.tgz``
takes them anew from the archive that ``npm pack leaflet@1.9.4`` wrote and says what stands in the manifest now. The
package is the one that the archive is named after.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tarfile
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

from frontmap.errors import FrontmapError, ReferenceDataError

VENDOR = Path(str(files("frontmap.maps").joinpath("assets", "vendor")))
MANIFEST = "manifest.toml"


def manifest() -> dict[str, Any]:
    """Read the manifest: one table a package, with name, version, licence and the sha256 of each file."""
    return tomllib.loads((VENDOR / MANIFEST).read_text(encoding="utf-8"))


def check() -> tuple[str, ...]:
    """Compare the vendored files with the manifest.

    Returns
    -------
    tuple of str
        The paths checked, relative to the vendor folder.

    Raises
    ------
    ReferenceDataError
        If a file is missing or its sha256 differs.
    """
    checked = []
    for package, table in manifest().items():
        for name, row in table["files"].items():
            path = VENDOR / package / name
            found = hashlib.sha256(path.read_bytes()).hexdigest() if path.exists() else "no file"
            if found != row["sha256"]:
                message = f"sha256 is {found}, not the manifest's"
                raise ReferenceDataError(message, where=str(path), fix="renew it from the published archive")
            checked.append(f"{package}/{name}")
    return tuple(checked)


def renew(archive: Path) -> None:
    """Take the vendored files of a package anew from its npm archive and write their checksums into the manifest.

    Parameters
    ----------
    archive : Path
        The .tgz file that ``npm pack`` wrote; the package and its version are read from its name.

    Raises
    ------
    ReferenceDataError
        If the archive can't be read, is of no package of the manifest, has no version in its name or lacks a file.
    """
    named = re.fullmatch(r"(?P<package>.+)-(?P<version>\d[\w.]*)\.tgz", archive.name)
    if named is None or named["package"] not in manifest():
        known = " or ".join(f"npm pack {package}@VERSION" for package in manifest())
        raise ReferenceDataError("the name gives no package and version", where=str(archive), fix=f"run {known}")
    package, version = named["package"], named["version"]
    text = (VENDOR / MANIFEST).read_text(encoding="utf-8")
    table = manifest()[package]
    try:
        with tarfile.open(archive) as bundle:
            contents = {name: _member(bundle, row["member"]) for name, row in table["files"].items()}
    except (OSError, tarfile.TarError, KeyError) as error:
        raise ReferenceDataError(f"cannot take the files ({error})", where=str(archive), fix="pack it again") from error
    for name, content in contents.items():
        (VENDOR / package / name).write_bytes(content)
        text = text.replace(table["files"][name]["sha256"], hashlib.sha256(content).hexdigest())
    text = text.replace(f'version = "{table["version"]}"', f'version = "{version}"')
    (VENDOR / MANIFEST).write_text(text, encoding="utf-8")


def _member(bundle: tarfile.TarFile, name: str) -> bytes:
    stream = bundle.extractfile(name)
    if stream is None:
        raise KeyError(name)
    return stream.read()


def _main(arguments: list[str]) -> int:
    try:
        if arguments:
            renew(Path(arguments[0]))
        for path in check():
            sys.stdout.write(f"{path}: as published\n")
    except FrontmapError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(_main(sys.argv[1:]))
