"""`aligner merge` and `aligner tm search`."""

from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aligner.cli.app import Json, app, print_json, print_table, shortened
from aligner.cli.overwriting import may_write_over
from aligner.store import FILE_NAME
from aligner.works import open_work

if TYPE_CHECKING:
    from aligner.exchange.concordance import Entry, Match

_MOST_CONFLICTS = 10

tm_app = typer.Typer(name="tm", help="Translation memories.", rich_markup_mode=None)
app.add_typer(tm_app)


@app.command()
def merge(
    files: Annotated[
        list[Path], typer.Argument(metavar="FILE…", help="TMX memories, the last counts most.")
    ],
    output: Annotated[Path, typer.Option("-o", "--output", help="The memory to write.")],
    keep: Annotated[
        str, typer.Option(help="Of several targets of a source: newest, or both.")
    ] = "newest",
    force: Annotated[bool, typer.Option("--force", help="Write over a file.")] = False,
    as_json: Json = False,
) -> None:
    """Merge translation memories: every unit once; one source with two targets is reported.

    Units with the same texts become one, with the notes and properties of all. The newest is
    the one last changed; without dates, the one that comes last.

    Example: aligner merge 2023.tmx 2024.tmx -o all.tmx
    """
    from aligner.exchange.merge import merge_memories

    force = may_write_over([output], force=force)
    merged = merge_memories(files, output, keep=keep, force=force)
    if as_json:
        print_json({"output": str(output)} | asdict(merged))
        return
    for conflict in merged.conflicts[:_MOST_CONFLICTS]:
        print_table([("one source, several targets", shortened(conflict.source, 80))])
        print_table(
            [
                (
                    "kept" if rendering.is_kept else "left out",
                    rendering.place,
                    shortened(" | ".join(text for _, text in rendering.texts), 80),
                )
                for rendering in conflict.renderings
            ]
        )
    if merged.contested > _MOST_CONFLICTS:
        typer.echo(f"and {merged.contested - _MOST_CONFLICTS} more; --json shows them")
    typer.echo(
        f"written: {output}: {merged.written} units of {merged.read}; {merged.duplicates} "
        f"duplicates, {merged.contested} sources with several targets"
    )


@tm_app.command()
def search(
    memory: Annotated[Path, typer.Argument(metavar="MEMORY", help="A TMX memory, or a work.")],
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What to look for.")],
    limit: Annotated[int, typer.Option(min=1, help="Show so many at most.")] = 20,
    words: Annotated[bool, typer.Option("--words", help="Whole words only.")] = False,
    as_json: Json = False,
) -> None:
    """Find a text on either side of a memory, and sentences like it, the likest first.

    Case, Turkish dots and diacritics do not count: istanbul finds İSTANBUL. The score says, in
    per cent, how like TEXT the sentence is, or where it does not contain TEXT, a part of it.

    Example: aligner tm search memory.tmx "halk komiseri"
    """
    from aligner.exchange.concordance import search as search_entries

    found = search_entries(_entries(memory), text, limit=limit, whole_words=words)
    if as_json:
        print_json([_record(match) for match in found])
        return
    for match in found:
        how = "contains it" if match.contains else "is like it"
        print_table([(f"{match.score:3.0f}%", match.lang, how, match.entry.place)])
        print_table([("    ", lang, side) for lang, side in match.entry.sides])
    typer.echo(f"{len(found)} found")


def _entries(memory: Path) -> "Iterable[Entry]":
    from aligner.exchange.concordance import entries_of_memory, entries_of_work

    if not memory.is_dir() and memory.name != FILE_NAME:
        return entries_of_memory(memory)
    with open_work(memory) as file:
        return entries_of_work(file.work())


def _record(match: "Match") -> dict[str, object]:
    return {
        "score": match.score,
        "contains": match.contains,
        "lang": match.lang,
        "place": match.entry.place,
        "texts": [{"lang": lang, "text": text} for lang, text in match.entry.sides],
    }
