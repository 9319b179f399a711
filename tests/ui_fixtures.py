"""A small made-up work for the tests of the review application."""

from collections.abc import Sequence
from pathlib import Path

from textual.pilot import Pilot

from aligner.model import (
    Alignment,
    Document,
    Finding,
    Link,
    Marker,
    Part,
    Sentence,
    Side,
    Span,
    Status,
    Work,
)
from aligner.store import FILE_NAME, WorkFile
from aligner.ui.checker import Checker
from aligner.ui.realigner import Realigner

GERMAN = [
    "Die Brücke über den Fluss",
    "Im Frühjahr stieg das Wasser bis an die untersten Stufen der Mühle.",
    "Der Müller trug die Säcke auf den Dachboden.",
    "Niemand im Dorf hatte je ein solches Hochwasser gesehen, und doch blieb die alte Brücke stehen.",  # noqa: E501
    "Am dritten Tag kam ein Bote aus der Stadt.",
    "Er brachte einen Brief.",
    "Man las ihn in der Schule vor.",
    "Die Antwort schrieb der Lehrer noch am selben Abend.",
]
TURKISH = [
    "Irmağın Üstündeki Köprü",
    "İlkbaharda su, değirmenin en alt basamaklarına kadar yükseldi.",
    "Değirmenci çuvalları tavan arasına taşıdı.",
    "Köyde hiç kimse böyle bir taşkın görmemişti. Yine de eski köprü ayakta kaldı.",
    "Üçüncü gün şehirden bir ulak geldi.",
    "Bir mektup getirmişti; mektup okulda yüksek sesle okundu.",
    "Çevirenin eklediği bir cümle.",
    "Cevabı öğretmen aynı akşam yazdı.",
]
GERMAN_NOTE = ["Vgl. die Chronik des Dorfes, S. 12.", "Dort steht auch der Name des Müllers."]
TURKISH_NOTE = ["Krş. köyün vakayinamesi, s. 12.", "Değirmencinin adı da oradadır."]

LINKS = (
    Link(range(1), range(1), 0.99, Status.CONFIRMED),
    Link(range(1, 2), range(1, 2), 0.97),
    Link(range(2, 3), range(2, 3), 0.96),
    Link(range(3, 4), range(3, 4), 0.74),
    Link(range(4, 5), range(4, 5), 0.95),
    Link(range(5, 7), range(5, 6), 0.58),
    Link(range(7, 7), range(6, 7), 0.41),
    Link(range(7, 8), range(7, 8), 0.93, Status.DOUBTFUL, "Wer schrieb den Brief?"),
    Link(range(8, 9), range(8, 9), 0.98),
    Link(range(9, 10), range(9, 10), 0.92),
)
FINDINGS = (
    Finding("numbers", "both", "n1.1", 1, "12", "12 stands in both; look at the page", "s. 12"),
    Finding("names", "target", "b3", None, "köprü", "the bridge has two names"),
)


def small_work(links: Sequence[Link] = LINKS) -> Work:
    """Give a work of ten links: a heading, seven body rows, a note of two sentences."""
    source = _document("bruecke-de.txt", "de", GERMAN, GERMAN_NOTE)
    target = _document("kopru-tr.txt", "tr", TURKISH, TURKISH_NOTE)
    return Work("Die Brücke / Köprü", source, target, tuple(links))


def long_work(count: int) -> Work:
    """Give a work of so many links, one sentence a side."""
    source = _document("a.txt", "de", [f"Satz {i} von vielen, die folgen." for i in range(count)])
    target = _document("b.txt", "tr", [f"Ardından gelen cümle {i}." for i in range(count)])
    links = tuple(Link(range(i, i + 1), range(i, i + 1), 0.9) for i in range(count))
    return Work("Viele Sätze", source, target, links)


def make_file(folder: Path, work: Work | None = None) -> WorkFile:
    """Store a work in a folder."""
    alignment = Alignment("aligner test", "", "", {})
    digests = dict.fromkeys(Side, "0" * 64)
    return WorkFile.create(folder / FILE_NAME, work or small_work(), alignment, digests)


def stored_links(folder: Path) -> tuple[Link, ...]:
    """Read what is on the disk."""
    with WorkFile(folder / FILE_NAME) as work_file:
        return work_file.links


def _document(name: str, lang: str, body: Sequence[str], note: Sequence[str] = ()) -> Document:
    sentences = [Sentence("h1", Part.HEADING, None, 1, body[0])]
    for number, text in enumerate(body[1:], 1):
        calls = (Marker(1, text.find(" "), Span(0, 1)),) if number == 2 and note else ()
        sentences.append(Sentence(f"b{number}", Part.BODY, None, 2, text, calls))
    for number, text in enumerate(note, 1):
        sentences.append(Sentence(f"n1.{number}", Part.NOTE, 1, 3, text))
    return Document(name, lang, "", tuple(sentences))


async def aligned(pilot: Pilot[None]) -> None:
    """Wait until what is aligned again has come out."""
    while not pilot.app.query_one(Realigner).is_at_rest:
        await pilot.pause(0.01)
    await pilot.pause()


async def checked(pilot: Pilot[None]) -> None:
    """Wait until the checks have said what they found."""
    while not pilot.app.query_one(Checker).is_at_rest:
        await pilot.pause(0.01)
    await pilot.pause()
