"""A work with every kind of part, and findings about it."""

from dataclasses import replace

from conftest import document

from aligner.model import Finding, Link, Part, Sentence, Work


def sentence(name: str, part: Part, paragraph: int, text: str, note: int | None = None) -> Sentence:
    return Sentence(name, part, note, paragraph, text)


def of_all_parts() -> Work:
    """Headings, two paragraphs, notes with and without numbers, an addendum, an omission."""
    source = replace(
        document("de.txt", "de"),
        sentences=(
            sentence("h1", Part.HEADING, 1, "Der Vertrag"),
            sentence("b1", Part.BODY, 2, "Er reiste 1920 nach Kars."),
            sentence("b2", Part.BODY, 2, "Dies fehlt <b>im</b> Türkischen."),
            sentence("b3", Part.BODY, 3, "Der Wandel kam in Iğdır."),
            sentence("n1.1", Part.NOTE, 4, "Siehe S. 5.", 1),
        ),
    )
    target = replace(
        document("tr.txt", "tr"),
        sentences=(
            sentence("h1", Part.HEADING, 1, "Antlaşma"),
            sentence("b1", Part.BODY, 2, "1921’de Kars’a gitti."),
            sentence("b2", Part.BODY, 3, "Değişim oldu."),
            sentence("b3", Part.BODY, 3, "IĞDIR’da oldu."),
            sentence("n1.1", Part.NOTE, 4, "Bkz. s. 5.", 1),
            sentence("n1.2", Part.NOTE, 4, "Yine bkz.", 1),
            sentence("n1b.1", Part.NOTE, 5, "Aynı numara.", 1),
            sentence("u1.1", Part.NOTE, 6, "Ç. N.: Elçiler."),
            sentence("a1.1", Part.ADDENDUM, 7, "Not 1’e ek.", 1),
        ),
    )
    links = (
        Link(range(1), range(1)),
        Link(range(1, 2), range(1, 2)),
        Link(range(2, 3), range(2, 2)),
        Link(range(3, 4), range(2, 4)),
        Link(range(4, 5), range(4, 6)),
        *(Link(range(5, 5), range(n, n + 1)) for n in (6, 7, 8)),
    )
    return Work("Der <Vertrag>", source, target, links)


def found(check: str, sentence: str, quote: str = "", **more: object) -> Finding:
    finding = Finding(check, "target", sentence, None, quote, "something is wrong")
    return replace(finding, **more)  # type: ignore[arg-type]
