"""Names of the article: what its editor must mend, alone and beside a German original."""

from pathlib import Path

from aligner.aligning import Aids, align
from aligner.aligning.encoder import chosen_encoder
from aligner.checking import check_work
from aligner.glossaries.entries import bundled_glossary, read_glossary
from aligner.glossaries.spellings import Spelling, find_spellings
from aligner.model import Work
from aligner.reading import read_document

COUNTERPART = Path(__file__).parent / "data" / "names" / "counterpart.de.txt"
GOLD = Path(__file__).parent / "data" / "names" / "article.tsv"


def test_the_article_shows_what_an_editor_must_mend(shared: Path) -> None:
    """Read by hand before the rules were written; all of it was then in view."""
    document = read_document(shared / "seed" / "article.tr.txt", "tr")
    findings = find_spellings(document.sentences, "tr", read_glossary(bundled_glossary()))
    named = [_forms(spelling) for spelling in findings]
    gold = _article_gold()

    def share(half: str) -> float:
        rows = [wanted for h, verdict, wanted in gold if h in half and verdict == "same"]
        return sum(any(_meets(wanted, f) for f in named) for wanted in rows) / len(rows)

    apart = [wanted for _, verdict, wanted in gold if verdict == "apart"]
    right = [f for f in named if any(_meets(w, f) for _, v, w in gold if v != "apart")]
    assert not [f for f in named if any(wanted <= f for wanted in apart)]
    assert share("2") >= 0.9
    assert share("12") >= 0.9
    assert share("1234") >= 0.85
    assert share("4") >= 0.8
    assert len(right) / len(named) >= 0.9


def test_the_article_beside_a_german_text_shows_nearly_all_of_it(
    tmp_path: Path, shared: Path
) -> None:
    """The German was written by others, who knew no rule; what it shows was in view."""
    pages = (shared / "seed" / "opening.de.txt", COUNTERPART)
    original = tmp_path / "article.de.txt"
    original.write_text(
        "\n\n".join(page.read_text(encoding="utf-8").strip("\n") for page in pages),
        encoding="utf-8",
    )
    glossary = read_glossary(bundled_glossary())
    source = read_document(original, "de")
    target = read_document(shared / "seed" / "article.tr.txt", "tr")
    links = align(source, target, Aids(glossary, chosen_encoder(None, ("de", "tr"))))
    found = check_work(Work("article", source, target, links), glossary, ["names"])
    named = [{form.form for form in one.forms} | {str(one.suggestion)} for one in found]
    gold = _article_gold()
    wanted = [forms for _, verdict, forms in gold if verdict == "same"]
    missed = [forms for forms in wanted if not any(_meets(forms, f) for f in named)]
    assert len(missed) <= 0.05 * len(wanted), missed
    assert not [f for f in named if any(w <= f for _, verdict, w in gold if verdict == "apart")]


def _article_gold() -> list[tuple[str, str, set[str]]]:
    """Give what was read by hand in the article: which half, verdict, forms."""
    rows = [row.split("\t") for row in GOLD.read_text(encoding="utf-8").splitlines()]
    return [
        (row[0], row[1], {form.partition(":")[0] for form in row[2].split("|")})
        for row in rows
        if row[0] in {"1", "2", "3", "4"}
    ]


def _forms(spelling: Spelling) -> set[str]:
    return {form for form, _ in spelling.forms} | {spelling.suggestion}


def _meets(wanted: set[str], named: set[str]) -> bool:
    """Say whether a finding names a group: two of its forms, or its one wrong form."""
    words = named | {word for form in named for word in form.split()}
    parts = {word for form in wanted for word in form.split()}
    return len(wanted & named) >= min(2, len(wanted)) or (
        bool(parts & words) and parts <= words and not wanted <= named
    )
