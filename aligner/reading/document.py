"""A file as a document, whatever its format: the reader's one entrance."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from aligner.decoding import read_text
from aligner.errors import AlignerError
from aligner.languages import Language, guess_language, language
from aligner.model import Document, Finding, Part, Piece, Sentence, Side, Span
from aligner.reading.markdown import is_markdown, read_markdown
from aligner.reading.numbering import numbering_findings
from aligner.reading.passage import Reading
from aligner.reading.printed import read_printed
from aligner.reading.sentences import sentences_of


def read_document(
    path: Path,
    lang: str,
    *,
    abbreviations: Iterable[str] = (),
    ocr: bool = False,
    progress: Callable[[float], object] = lambda _share: None,
) -> Document:
    """Read a file: PDF, Word, OpenDocument, HTML, EPUB, TEI, Markdown, or text of printed pages.

    Args:
        path: The file; its ending says the format, anything unknown is read as text.
        lang: Its language as a BCP 47 code.
        abbreviations: Words after which a full stop ends no sentence, besides those known.
        ocr: Whether pages of a PDF that have no text are recognised.
        progress: Told how much of a PDF is read, 0 to 1.

    Returns:
        The document; every character of the text that is not white space is in exactly one
        sentence, marker or span set aside.

    Raises:
        AlignerError: The file cannot be read as what it says it is.
    """
    known = language(lang)
    facts = replace(known, abbreviations=known.abbreviations | frozenset(abbreviations))
    ending = path.suffix.lower()
    if ending == ".pdf":
        from aligner.reading.pdf import read_pdf

        reading = read_pdf(path, facts, ocr=ocr, progress=progress)
    else:
        reading = _reader(ending)(path, facts)
    sentences = tuple(sentences_of(reading.passages, facts))
    aside = [*reading.aside, *(span for p in reading.passages for span in p.flow.aside)]
    findings = (*numbering_findings(sentences), *_language_findings(sentences, lang))
    return Document(
        path.name, lang, reading.original, sentences, tuple(sorted(aside, key=_start)), findings
    )


def language_of(path: Path) -> str:
    """Say which language a file is in: what its name says (article.tr.txt), or its words.

    Raises:
        AlignerError: Neither says it, or the file cannot be read.
    """
    code = Path(path.stem).suffix.removeprefix(".").lower()
    if language(code).function_words:
        return code
    sentences = read_document(path, "und").sentences
    guess = guess_language(" ".join(sentence.text for sentence in sentences))
    if guess is None:
        raise AlignerError(f"{path}: its language is unclear; say it with --lang")
    return guess


def read_presegmented(path: Path, lang: str) -> Document:
    """Read a text of one sentence a line; an empty line is an empty sentence and counts.

    Raises:
        AlignerError: The file cannot be read as text.
    """
    text = read_text(path)
    sentences = []
    start = 0
    for number, line in enumerate(text.removesuffix("\n").split("\n"), start=1):
        clean = line.strip()
        at = start + line.index(clean)
        pieces = (Piece(0, at, len(clean)),) if clean else ()
        sentences.append(Sentence(f"b{number}", Part.BODY, None, number, clean, (), pieces))
        start += len(line) + 1
    return Document(path.name, lang, text, tuple(sentences))


def _reader(ending: str) -> Callable[[Path, Language], Reading]:
    """Give what reads the files of an ending, loaded only then."""
    match ending:
        case ".docx":
            from aligner.reading.docx import read_docx as read
        case ".odt":
            from aligner.reading.odt import read_odt as read
        case ".html" | ".htm" | ".xhtml":
            from aligner.reading.html import read_html as read
        case ".epub":
            from aligner.reading.epub import read_epub as read
        case ".xml" | ".tei":
            from aligner.reading.tei import read_tei as read
        case _:
            return _read_plain
    return read


def _read_plain(path: Path, lang: Language) -> Reading:
    text = read_text(path)
    return read_markdown(text, lang) if is_markdown(text) else read_printed(text, lang)


def _start(span: Span) -> int:
    return span.start


def _language_findings(sentences: Sequence[Sentence], lang: str) -> list[Finding]:
    guess = guess_language(" ".join(s.text for s in sentences if s.part is not Part.NOTE))
    if guess is None or guess == lang.split("-", maxsplit=1)[0].lower():
        return []
    message = f"said to be {language(lang).name}, but reads like {language(guess).name}"
    return [Finding("language", Side.SOURCE, sentences[0].id, None, "", message, score=0.9)]
