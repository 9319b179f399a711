"""The theme chosen last, which the review opens in."""

from collections.abc import Container
from contextlib import suppress
from pathlib import Path

_FILE = "theme"


def kept_theme(folder: Path, known: Container[str]) -> str | None:
    """Give the theme kept in the folder of the settings; None if there is none that is known."""
    with suppress(OSError, UnicodeDecodeError):
        name = (folder / _FILE).read_text(encoding="utf-8").strip()
        return name if name in known else None
    return None


def keep_theme(folder: Path, name: str) -> None:
    """Keep a theme for the next time; where nothing can be written, there is none next time."""
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / _FILE).write_text(f"{name}\n", encoding="utf-8")
