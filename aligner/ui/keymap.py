"""Keys of the editor's own, from `keys.toml` in the folder where programs keep settings."""

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import platformdirs
from textual.binding import Binding

from aligner.decoding import read_text
from aligner.errors import AlignerError
from aligner.ui import keys

Keymap = Mapping[str, str]
"""Names of what keys do, as in `keys.SECTIONS`, to the keys that do it, joined by commas."""


def keymap_path() -> Path:
    """Give the file in which the editor's own keys stand; there need be none."""
    return platformdirs.user_config_path("aligner", appauthor=False) / "keys.toml"


def read_keymap(path: Path) -> Keymap:
    """Read the editor's own keys.

    A line such as `confirm = "space,c"` gives another key to what the list of keys calls
    "confirm"; names with a point stand in quotes.

    Raises:
        AlignerError: The file cannot be read, names something unknown, or gives a key twice.
    """
    if not path.is_file():
        return {}
    try:
        given = tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise AlignerError(f"{path}: not a TOML file: {error}") from error
    known = {binding.id for binding in _bindings(keys.SECTIONS)}
    for name, key in given.items():
        if name not in known:
            raise AlignerError(f"{path}: no key is called {name!r}; press ? for the names")
        if not isinstance(key, str) or not all(part.strip() for part in key.split(",")):
            raise AlignerError(f'{path}: {name}: give keys as text, such as "space,c"')
    keymap = {
        name: ",".join(part.strip() for part in key.split(",")) for name, key in given.items()
    }
    uses = Counter(key for binding in _bindings(sections(keymap)) for key in binding.key.split(","))
    for key, count in uses.items():
        if count > 1:
            named = [b.id or "" for b in _bindings(sections(keymap)) if key in b.key.split(",")]
            raise AlignerError(f"{path}: {key} would do both {' and '.join(named)}")
    return keymap


def sections(keymap: Keymap) -> dict[str, list[Binding]]:
    """Give the keys by what they are for, with the editor's own."""
    return {
        title: [
            replace(b, key=keymap[b.id], key_display=None) if b.id and b.id in keymap else b
            for b in bindings
        ]
        for title, bindings in keys.SECTIONS.items()
    }


def _bindings(by_title: Mapping[str, list[Binding]]) -> list[Binding]:
    return [binding for bindings in by_title.values() for binding in bindings]
