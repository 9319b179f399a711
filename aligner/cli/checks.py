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
    counted,
    print_json,
    print_table,
    shortened,
)
from aligner.cli.exchange import Format
from aligner.cli.overwriting import may_write_over
from aligner.errors import AlignerError
from aligner.model import Entry, Finding
from aligner.store import FILE_NAME
from aligner.works import (
    SETTINGS_NAME,
    findings_of,
    front_of,
    open_work,
    suggestions_of,
    take_in,
)

if TYPE_CHECKING:
    from aligner.glossaries.suggest import Suggestion

glossary_app = typer.Typer(
    name="glossary", help="Candidates for the glossary.", rich_markup_mode=None
)
app.add_typer(glossary_app)

FailOnFindings = Annotated[
    bool, typer.Option("--fail-on-findings", help="Exit with 1 if there are any.")
]

Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="Write them to this file: html, xlsx, csv or tsv."),
]
Force = Annotated[bool, typer.Option("--force", help="Write over a file.")]


@app.command()
def check(
    work: WorkFolder,
    only: Annotated[list[str] | None, typer.Option(help="Run this check only.")] = None,
    output: Output = None,
    fmt: Format = None,
    force: Force = False,
    fail_on_findings: FailOnFindings = False,
    as_json: Json = False,
) -> None:
    """List everything in a work an editor should look at, the surest first.

    With -o the list goes to a file for the author of the translation, each finding beside both
    texts: html is a page for any browser to read, answer and print; csv, tsv and xlsx are tables.

    Example: aligner check texts/moskau-1921 -o findings.html
    """
    report_format = _format_of(output, fmt)
    with open_work(work) as file:
        model, folder, read = file.alignment().model, file.path.parent, file.work()
    own = (FILE_NAME, SETTINGS_NAME, read.source.name, read.target.name)
    _spare(output, [folder / name for name in own])
    force = may_write_over([output] if output else [], force=force)
    findings = findings_of(folder, model, read, only or ())
    if output:
        from aligner.reporting import report_of_work, write_report

        report = report_of_work(read, findings, front_of(folder).title)
        write_report(report, output, report_format, force=force)
    _show(findings, output, as_json=as_json, fail=fail_on_findings)


@app.command()
def names(
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="Texts to check.")],
    lang: Lang = None,
    output: Output = None,
    fmt: Format = None,
    force: Force = False,
    fail_on_findings: FailOnFindings = False,
    as_json: Json = False,
) -> None:
    """Find names that are spelt in two ways within texts of one language.

    With -o the list goes to a file, as with check.

    Example: aligner names article.tr.txt
    """
    from aligner.checking.names import spelling_finding
    from aligner.glossaries.entries import find_glossary, read_glossary
    from aligner.glossaries.spellings import find_spellings
    from aligner.reading import language_of, read_document

    report_format = _format_of(output, fmt)
    _spare(output, files)
    force = may_write_over([output] if output else [], force=force)
    once = {file.resolve(): file for file in files}.values()
    lang = lang or language_of(files[0])
    documents = [read_document(file, lang) for file in once]
    sentences = [sentence for document in documents for sentence in document.sentences]
    glossary = read_glossary(find_glossary(None, files[0].parent))
    spellings = find_spellings(sentences, lang, glossary)
    if output:
        from aligner.reporting import report_of_texts, write_report

        report = report_of_texts(documents, spellings)
        write_report(report, output, report_format, force=force)
    findings = [spelling_finding(spelling) for spelling in spellings]
    _show(findings, output, as_json=as_json, fail=fail_on_findings)


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
    with open_work(work) as file:
        read, folder = file.work(), file.path.parent
    found = suggestions_of(folder, model, read)
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
    """Write candidates to the glossary the work uses, as proposed."""
    name = folder.resolve().name
    entries = []
    for one in found:
        seen = ", ".join(str(link + 1) for link in one.links[:3])
        comment = f"Seen in {name}, link {seen}."
        is_name = one.kind == "name"
        entries.append(Entry(one.source, one.target, comment, "proposed", "", is_name=is_name))
    take_in(folder, entries)


def _format_of(output: Path | None, fmt: str | None) -> str | None:
    """Give the format of the file to write; a wrong one is told before the checks run."""
    if output is None:
        if fmt is not None:
            raise AlignerError(f"--format {fmt}: name the file to write too, with -o")
        return None
    from aligner.exchange import chosen_format
    from aligner.reporting import REPORTS

    return chosen_format(output, fmt, REPORTS)


def _spare(output: Path | None, own: Sequence[Path]) -> None:
    if output:
        from aligner.exchange.files import spare

        spare(output, own)


def _show(findings: Sequence[Finding], written: Path | None, *, as_json: bool, fail: bool) -> None:
    if written and as_json:
        print_json({"written": str(written), "findings": len(findings)})
    elif written:
        typer.echo(f"written: {written}: {counted(len(findings), 'finding')}")
    elif as_json:
        print_json([record(finding) for finding in findings])
    else:
        print_findings(findings)
        typer.echo(counted(len(findings), "finding"))
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
    suggested = f" → {finding.suggestion}" if finding.suggestion else ""
    return shortened(finding.said(), 120) + suggested
