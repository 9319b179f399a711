"""`aligner check`, `aligner names`, `aligner glossary suggest`."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from aligner.cli.app import (
    Json,
    Lang,
    WorkFolder,
    app,
    print_json,
    print_table,
    shortened,
)
from aligner.errors import AlignerError
from aligner.model import Finding
from aligner.works import findings_of, glossary_folder, glossary_of, open_work

if TYPE_CHECKING:
    from aligner.glossaries.suggest import Suggestion

glossary_app = typer.Typer(
    name="glossary", help="Candidates for the glossary.", rich_markup_mode=None
)
app.add_typer(glossary_app)

FailOnFindings = Annotated[
    bool, typer.Option("--fail-on-findings", help="Exit with 1 if there are any.")
]


@app.command()
def check(
    work: WorkFolder,
    only: Annotated[list[str] | None, typer.Option(help="Run this check only.")] = None,
    fail_on_findings: FailOnFindings = False,
    as_json: Json = False,
) -> None:
    """List everything in a work an editor should look at, the surest first.

    Example: aligner check texts/moskau-1921 --only names
    """
    with open_work(work) as file:
        model = file.alignment().model
        findings = findings_of(file.path.parent, model, file.work(), only or ())
    _show(findings, as_json=as_json, fail=fail_on_findings)


@app.command()
def names(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Texts to check.")],
    lang: Lang,
    fail_on_findings: FailOnFindings = False,
    as_json: Json = False,
) -> None:
    """Find names that are spelt in two ways within texts of one language.

    Example: aligner names article.tr.txt --lang tr
    """
    from aligner.checking.names import spelling_finding
    from aligner.glossaries.entries import find_glossary, read_glossary
    from aligner.glossaries.spellings import find_spellings
    from aligner.reading import read_document

    once = list({file.resolve(): file for file in files}.values())
    sentences = [s for file in once for s in read_document(file, lang).sentences]
    glossary = read_glossary(find_glossary(None, files[0].parent))
    findings = [spelling_finding(g) for g in find_spellings(sentences, lang, glossary)]
    _show(findings, as_json=as_json, fail=fail_on_findings)


@glossary_app.command()
def suggest(
    work: WorkFolder,
    accept: Annotated[
        list[str] | None,
        typer.Option(metavar="SOURCE[=TARGET]", help="Take this candidate into the glossary."),
    ] = None,
    model: Annotated[str | None, typer.Option(help="An embedding model, as for align.")] = None,
    as_json: Json = False,
) -> None:
    """Propose names and terms for the glossary from the links of a work, the surest first.

    Example: aligner glossary suggest texts/moskau-1921 --accept Noworossijsk=Novorossiysk
    """
    from aligner.aligning.encoder import chosen_encoder
    from aligner.glossaries.suggest import suggest_entries
    from aligner.languages import language

    with open_work(work) as file:
        read, folder = file.work(), file.path.parent
    codes = (read.source.lang, read.target.lang)
    encoder = chosen_encoder(model, codes)
    found = suggest_entries(
        read,
        glossary_of(folder),
        (language(codes[0]), language(codes[1])),
        encoder.encode if encoder else None,
    )
    if accept:
        found = _accepted(found, accept)
        _take(found, folder)
    if as_json:
        print_json([asdict(suggestion) for suggestion in found])
    else:
        print_table(
            [(f"{s.score:.2f}", s.kind, s.source, s.target, f"{len(s.links)}×") for s in found]
        )
        typer.echo(f"{len(found)} {'taken' if accept else 'candidates'}")


def _accepted(found: Sequence["Suggestion"], wanted: Sequence[str]) -> list["Suggestion"]:
    """Choose the candidates an editor names, with the rendering the editor gives."""
    chosen = []
    for pair in wanted:
        source, _, target = pair.partition("=")
        one = next((s for s in found if s.source == source and target in {"", s.target}), None)
        one = one or next((s for s in found if s.source == source), None)
        if one is None:
            raise AlignerError(f'"{source}": no such candidate; see "aligner glossary suggest"')
        chosen.append(replace(one, target=target or one.target))
    return chosen


def _take(found: Sequence["Suggestion"], folder: Path) -> None:
    """Write candidates to the glossary the work uses; the bundled one is never written to."""
    from aligner.exchange.files import written_whole
    from aligner.glossaries.entries import bundled_glossary
    from aligner.glossaries.writing import FILES, with_rows

    glossary = glossary_folder(folder)
    is_bundled = glossary.resolve() == bundled_glossary().resolve()
    if is_bundled and glossary.resolve().parent not in folder.resolve().parents:
        raise AlignerError(
            f"{glossary}: came with the tool; make a glossary/ folder for the work first"
        )
    for kind, (name, _) in FILES.items():
        ours = [s for s in found if s.kind == kind]
        if ours:
            text = with_rows(glossary / name, ours, folder.resolve().name)
            with written_whole(glossary / name, overwrite=True) as draft:
                draft.write_text(text, encoding="utf-8")


def _show(findings: Sequence[Finding], *, as_json: bool, fail: bool) -> None:
    if as_json:
        print_json([record(finding) for finding in findings])
    else:
        print_findings(findings)
        typer.echo(f"{len(findings)} findings")
    if findings and fail:
        raise typer.Exit(1)


def record(finding: Finding) -> dict[str, object]:
    """Write a finding for machines; spellings of names have their forms."""
    fields = asdict(finding)
    if finding.forms:
        kept = ("check", "score", "forms", "suggestion")
        return {name: fields[name] for name in kept} | {"reason": finding.message}
    del fields["forms"]
    return fields


def print_findings(findings: Sequence[Finding]) -> None:
    """Write findings for people: how sure, which check, where, what."""
    print_table(
        [
            (
                f"{f.score:.2f}",
                f.check,
                f"{f.side} {f.sentence}",
                _said(f),
            )
            for f in findings
        ]
    )


def _said(finding: Finding) -> str:
    """Say what was found, the words in question where the message has none, what to write."""
    said = finding.message
    if finding.quote and not finding.forms and finding.quote not in said:
        said += f": “{shortened(finding.quote, 50)}”"
    return shortened(said + (f" → {finding.suggestion}" if finding.suggestion else ""), 120)
