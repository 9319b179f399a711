"""One or many links to check, and what a check says of them."""

from conftest import document

from aligner.checking import check_work
from aligner.model import Document, Entry, Finding, Link, Part, Sentence, Work

GLOSSARY = [
    Entry("Nationalpakt", "Misak-ı Millî", "", "approved", "law"),
    Entry("Nationalpakt", "Ulusal Ant", "", "forbidden", "law"),
    Entry("Vertreter", "temsilci", "", "approved", "office"),
    Entry("Vertrag von Moskau", "Moskova Antlaşması", "", "approved", "treaty"),
    Entry("Vertrag von Kars", "Kars Antlaşması", "", "approved", "treaty"),
    Entry("Hohe Pforte", "Babıâli", "", "approved", "institution"),
]


def findings(source: str, target: str, only: str) -> list[Finding]:
    work = Work(
        "t",
        document("a", "de", source),
        document("b", "tr", target),
        (Link(range(1), range(1)),),
    )
    return check_work(work, GLOSSARY, [only])


def links_of(pairs: list[tuple[str, str]]) -> Work:
    """A work of links one to one."""
    source, target = zip(*pairs, strict=True)
    links = tuple(Link(range(i, i + 1), range(i, i + 1)) for i in range(len(pairs)))
    return Work("t", document("a", "de", *source), document("b", "tr", *target), links)


def notes(lang: str, *texts: str, first: int = 1) -> Document:
    numbered = enumerate(texts, start=first)
    sentences = [Sentence(f"n{n}.1", Part.NOTE, n, n, text) for n, text in numbered]
    return Document("x", lang, "\n".join(texts), tuple(sentences))


def findings_between(
    source: Document, target: Document, *only: str, glossary: tuple[Entry, ...] = ()
) -> list[Finding]:
    links = tuple(Link(range(n, n + 1), range(n, n + 1)) for n in range(len(source.sentences)))
    return check_work(Work("t", source, target, links), glossary, only)
