"""Keys of the editor's own, from `keys.toml` in the folder where programs keep settings."""

import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path

import platformdirs
from textual.binding import Binding
from textual.keys import Keys, _character_to_key, key_to_character

from aligner.decoding import read_text
from aligner.errors import AlignerError
from aligner.ui import keys

Keymap = Mapping[str, str]
"""Names of what keys do, as in `keys.SECTIONS`, to the keys that do it, joined by commas."""

_PALETTE = "ctrl+p"
_KEYS = {key.value for key in Keys}
_MODIFIERS = {"ctrl", "shift", "alt", "super", "hyper", "meta"}


def keymap_path() -> Path:
    """Give the file in which the editor's own keys stand; there need be none."""
    return platformdirs.user_config_path("aligner", appauthor=False) / "keys.toml"


def read_keymap(path: Path) -> Keymap:
    """Read the editor's own keys.

    A line such as `confirm = "space,c"` gives another key to what the list of keys calls
    "confirm".

    Raises:
        AlignerError: The file cannot be read, names something unknown, or gives a key twice.
    """
    if not path.is_file():
        return {}
    try:
        given = dict(_named(tomllib.loads(read_text(path))))
    except tomllib.TOMLDecodeError as error:
        raise AlignerError(f"{path}: not a TOML file: {error}") from error
    known = [binding.id or "" for binding in _bindings(keys.SECTIONS)]
    keymap = {}
    for name, pressed in given.items():
        if name not in known:
            there = ", ".join(get_close_matches(name, known) or known)
            raise AlignerError(f"{path}: no key is called {name!r}; there is {there}")
        if not isinstance(pressed, str) or not all(part.strip() for part in pressed.split(",")):
            raise AlignerError(f'{path}: {name}: give keys as text, such as "space,c"')
        keymap[name] = ",".join(_key(part.strip(), path, name) for part in pressed.split(","))
    uses: dict[str, list[str]] = defaultdict(list, {_PALETTE: ["the command palette"]})
    for binding in _bindings(sections(keymap)):
        for key in binding.key.split(","):
            uses[key].append(binding.id or "")
    for key, named in uses.items():
        if len(named) > 1:
            raise AlignerError(f"{path}: {key} would do both {' and '.join(named)}")
    return keymap


def _named(given: Mapping[str, object], before: str = "") -> Iterator[tuple[str, object]]:
    """Give what stands in the file by name; a name with a point need not stand in quotes."""
    for name, value in given.items():
        if isinstance(value, dict):
            yield from _named(value, f"{before}{name}.")
        else:
            yield before + name, value


def _key(pressed: str, path: Path, name: str) -> str:
    """Give a key as Textual calls it, from how people write it: "Ctrl+K", "]", "shift+a"."""
    *with_it, last = pressed.split("+") if len(pressed) > 1 else [pressed]
    with_it = [one.casefold() for one in with_it]
    if len(last) == 1:
        key = _character_to_key(last.casefold() if "ctrl" in with_it else last)
        if with_it == ["shift"] and key.isalpha() and len(key) == 1:
            with_it, key = [], key.upper()  # as terminals send it
    else:
        key = last.casefold()
    is_key = len(last) == 1 or key in _KEYS or key_to_character(key) is not None
    if not is_key or not _MODIFIERS.issuperset(with_it):
        raise AlignerError(f'{path}: {name}: {pressed!r} is no key; write "k", "ctrl+k" or "f6"')
    return "+".join([*with_it, key])


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
