"""`work.toml`: what a work is called, its two texts, and how they are to be read."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import AlignerError
from aligner.languages import checked_code

SETTINGS_NAME = "work.toml"

_KEYS = {
    "title": str,
    "glossary": str,
    "provenance": str,
    "rights": str,
    "editor": str,
    "source": dict,
    "target": dict,
    "checks": dict,
}
_CHECKS_KEYS = {"off": list, "follow_glossary": bool}
_TEXT_KEYS = {"file": str, "lang": str, "presegmented": bool, "ocr": bool, "abbreviations": list}
_KINDS = {str: "a text in quotes", bool: "true or false", list: "a list", dict: "a table"}


@dataclass(frozen=True, slots=True)
class Text:
    """One side of a work before it is read.

    Args:
        file: The file.
        lang: The language it is said to be in.
        abbreviations: Words after which a full stop ends no sentence, besides those known.
        presegmented: Whether it has one sentence a line.
        ocr: Whether scanned pages of a PDF are recognised.
    """

    file: Path
    lang: str
    abbreviations: tuple[str, ...] = ()
    presegmented: bool = False
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What `work.toml` says.

    Args:
        title: What the work is called.
        source: The original.
        target: The translation.
        glossary: The glossary folder it names; None for the nearest one.
        provenance: Where the texts come from.
        rights: Who may do what with them.
        checks_off: Names of the checks that are switched off.
        editor: Who reviews it, as memories are to say.
        follow_glossary: Whether names are to be as the glossary has them, not as the text does.
    """

    title: str
    source: Text
    target: Text
    glossary: Path | None = None
    provenance: str = ""
    rights: str = ""
    checks_off: tuple[str, ...] = ()
    editor: str = ""
    follow_glossary: bool = False


def read_settings(folder: Path) -> Settings:
    """Read the `work.toml` of a work folder.

    Raises:
        AlignerError: It is missing, is not TOML, lacks a key, has one that is not known, or a
            value of the wrong kind.
    """
    path = folder / SETTINGS_NAME
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise AlignerError(
            f"{folder}: no {SETTINGS_NAME} here; name the two texts with --source and --target"
        ) from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise AlignerError(f"{path}: not readable as TOML: {error}") from None
    except OSError as error:
        raise AlignerError(f"{path}: {error.strerror}") from None
    _check(values, _KEYS, f"{path}:")
    glossary = values.get("glossary")
    return Settings(
        values.get("title") or folder.resolve().name,
        _text(values, "source", path),
        _text(values, "target", path),
        folder / glossary if glossary else None,
        values.get("provenance", ""),
        values.get("rights", ""),
        _checks_off(values.get("checks", {}), path),
        values.get("editor", ""),
        values.get("checks", {}).get("follow_glossary", False),
    )


def write_settings(folder: Path, settings: Settings) -> None:
    """Write a `work.toml`; the texts are named by their file names within the folder."""
    lines = [f"title = {_quoted(settings.title)}"]
    if settings.glossary:
        lines.append(f"glossary = {_quoted(str(settings.glossary))}")
    said = ("provenance", settings.provenance), ("rights", settings.rights)
    lines += [
        f"{key} = {_quoted(value)}" for key, value in (*said, ("editor", settings.editor)) if value
    ]
    for side, text in (("source", settings.source), ("target", settings.target)):
        lines += ["", f"[{side}]", f"file = {_quoted(text.file.name)}", f'lang = "{text.lang}"']
        if text.presegmented:
            lines.append("presegmented = true")
        if text.ocr:
            lines.append("ocr = true")
        if text.abbreviations:
            lines.append(f"abbreviations = [{', '.join(map(_quoted, text.abbreviations))}]")
    if settings.checks_off or settings.follow_glossary:
        lines += ["", "[checks]"]
    if settings.checks_off:
        lines.append(f"off = [{', '.join(map(_quoted, settings.checks_off))}]")
    if settings.follow_glossary:
        lines.append("follow_glossary = true")
    (folder / SETTINGS_NAME).write_text("\n".join(lines) + "\n", encoding="utf-8")


def _checks_off(table: Mapping[str, object], path: Path) -> tuple[str, ...]:
    _check(table, _CHECKS_KEYS, f"{path}: [checks]")
    off = table.get("off", [])
    names = tuple(name for name in off if isinstance(name, str)) if isinstance(off, list) else ()
    if isinstance(off, list) and len(names) < len(off):
        raise AlignerError(f'{path}: [checks] "off" lists names of checks in quotes')
    return names


def _text(values: Mapping[str, object], side: str, path: Path) -> Text:
    table = values.get(side)
    if not isinstance(table, dict) or "file" not in table or "lang" not in table:
        raise AlignerError(f'{path}: needs a table [{side}] with "file" and "lang"')
    place = f"{path}: [{side}]"
    _check(table, _TEXT_KEYS, place)
    if not table["file"] or "\0" in table["file"]:
        raise AlignerError(f'{place} "file" names no file')
    abbreviations = table.get("abbreviations", [])
    for abbreviation in abbreviations:
        if not isinstance(abbreviation, str) or not abbreviation.strip(". "):
            raise AlignerError(f'{place} "abbreviations": {abbreviation!r} is no abbreviation')
    try:
        lang = checked_code(table["lang"])
    except AlignerError as error:
        raise AlignerError(f'{place} "lang": {error}') from None
    known = tuple(abbreviation.strip().rstrip(".") for abbreviation in abbreviations)
    presegmented, ocr = table.get("presegmented", False), table.get("ocr", False)
    return Text(path.parent / table["file"], lang, known, presegmented, ocr)


def _check(values: Mapping[str, object], kinds: Mapping[str, type], place: str) -> None:
    """Refuse keys that are not known, and values of another kind than they must be."""
    for key, value in values.items():
        if key not in kinds:
            raise AlignerError(f'{place} unknown key "{key}"; there are: {", ".join(kinds)}')
        if not isinstance(value, kinds[key]):
            raise AlignerError(f'{place} "{key}" must be {_KINDS[kinds[key]]}, not {value!r}')


def _quoted(text: str) -> str:
    """Write a TOML basic string."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return (
        '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04X}" for c in escaped) + '"'
    )
