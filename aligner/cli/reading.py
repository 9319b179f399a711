"""`aligner read`: a document as the tool reads it."""

from pathlib import Path
from typing import Annotated

import typer

from aligner.cli.app import (
    Json,
    Lang,
    Large,
    app,
    print_json,
    print_table,
    progress_bar,
    warn_of,
)
from aligner.model import Sentence

Ocr = Annotated[
    bool, typer.Option("--ocr", help="Recognise scanned pages of a PDF (needs ocrmypdf).")
]


@app.command()
def read(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A text file.")],
    lang: Lang = None,
    large: Large = False,
    ocr: Ocr = False,
    as_json: Json = False,
) -> None:
    """Show how a file is read: parts, notes, markers, sentences.

    Example: aligner read article.tr.txt
    """
    from aligner.decoding import refuse_large
    from aligner.reading import language_of, read_document

    if not large:
        refuse_large(file)
    lang = lang or language_of(file)
    with progress_bar() as bar:
        document = read_document(
            file, lang, ocr=ocr, progress=lambda share: bar(f"reading {file.name}", share)
        )
    if as_json:
        print_json([_record(sentence) for sentence in document.sentences])
    else:
        print_table((s.id, f"¶{s.paragraph}", s.text) for s in document.sentences)
    warn_of(document.findings, file.name)


def _record(sentence: Sentence) -> dict[str, object]:
    return {
        "id": sentence.id,
        "part": sentence.part.value,
        "note": sentence.note,
        "paragraph": sentence.paragraph,
        "text": sentence.text,
        "markers": [marker.number for marker in sentence.markers],
    }
