"""`aligner glossary export`, `import` and `different`."""

from pathlib import Path
from typing import Annotated

import typer

from aligner.cli.app import Json, SourceLang, TargetLang, print_json
from aligner.cli.checks import glossary_app
from aligner.cli.exchange import Format
from aligner.cli.overwriting import may_write_over
from aligner.errors import AlignerError
from aligner.glossaries.entries import FILE_NAMES, bundled_glossary, find_glossary, read_glossary
from aligner.model import Entry
from aligner.works import SETTINGS_NAME, glossary_of, keep_apart, read_settings

Place = Annotated[
    Path, typer.Argument(metavar="FOLDER", help="A work folder, or a glossary folder.")
]


@glossary_app.command(name="export")
def export_(
    folder: Place,
    out: Annotated[Path, typer.Argument(metavar="OUT", help="The file to write.")],
    fmt: Format = None,
    source_lang: SourceLang = "de",
    target_lang: TargetLang = "tr",
    force: Annotated[bool, typer.Option("--force", help="Write over a file.")] = False,
    as_json: Json = False,
) -> None:
    """Write a glossary for other programs.

    tbx (version 2, which OmegaT reads), tbx-basic (ISO 30042:2019; name it with --format), utf8
    or txt (OmegaT's own), tsv, csv, xlsx, tmx. docs/formats.md says what each holds.

    Example: aligner glossary export texts/moskau-1921 terms.tbx
    """
    from aligner.exchange.files import spare
    from aligner.exchange.glossary_files import export_glossary

    entries, langs = _entries(folder), (source_lang, target_lang)
    if (folder / SETTINGS_NAME).is_file():
        settings = read_settings(folder)
        langs = (settings.source.lang, settings.target.lang)
    spare(out, [_glossary_folder(folder) / name for name in FILE_NAMES])
    force = may_write_over([out], force=force)
    export_glossary(entries, out, langs, fmt, force=force)
    if as_json:
        print_json({"written": str(out), "entries": len(entries)})
    else:
        typer.echo(f"written: {out} ({len(entries)} entries)")


@glossary_app.command(name="import")
def import_(
    folder: Place,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The glossary to take in.")],
    fmt: Format = None,
    source_lang: SourceLang = "de",
    target_lang: TargetLang = "tr",
    as_json: Json = False,
) -> None:
    """Add the entries of another program's glossary; those that are there stay as they are.

    tbx (both versions), utf8 or txt (OmegaT), tsv, csv, xlsx, tmx of terms. What has no status
    is proposed.

    Example: aligner glossary import glossary colleague.xlsx
    """
    from aligner.exchange.glossary_files import import_glossary
    from aligner.exchange.glossary_rows import add_entries

    langs = (source_lang, target_lang)
    if (folder / SETTINGS_NAME).is_file():
        settings = read_settings(folder)
        langs = (settings.source.lang, settings.target.lang)
    found = import_glossary(file, langs, fmt)
    into = _glossary_folder(folder)
    if into == bundled_glossary() and into.parent not in folder.resolve().parents:
        raise AlignerError(
            f"{folder}: uses the glossary that came with the tool; "
            "name a folder of your own, such as glossary"
        )
    added = add_entries(into, found)
    if as_json:
        print_json({"added": added, "there_already": len(found) - added, "glossary": str(into)})
    else:
        typer.echo(f"{into}: {added} entries added; there already: {len(found) - added}")


@glossary_app.command()
def different(
    folder: Place,
    one: Annotated[str, typer.Argument(metavar="ONE", help="A name of the translation.")],
    other: Annotated[str, typer.Argument(metavar="OTHER", help="One that looks like it.")],
    as_json: Json = False,
) -> None:
    """Say once and for all that two spellings that look alike are different names.

    Example: aligner glossary different texts/moskau-1921 Halil Halit
    """
    if not folder.is_dir():
        raise AlignerError(f"{folder}: no such folder")
    into = keep_apart(folder, one, other)
    if as_json:
        print_json({"glossary": str(into), "different": [one, other]})
    else:
        typer.echo(f"{into}: {one} is not {other}")


def _entries(folder: Path) -> list[Entry]:
    if (folder / SETTINGS_NAME).is_file():
        return glossary_of(folder)
    return read_glossary(folder)


def _glossary_folder(folder: Path) -> Path:
    if (folder / SETTINGS_NAME).is_file():
        return find_glossary(read_settings(folder).glossary, folder)
    return folder
