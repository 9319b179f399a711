from conftest import document, small_work

from aligner.checking import check_work
from aligner.glossaries.entries import Entry
from aligner.model import Finding, Link, Work

GLOSSARY = [
    Entry("Nationalpakt", "Misak-ı Millî", "", "approved", "law"),
    Entry("Nationalpakt", "Ulusal Ant", "", "forbidden", "law"),
]


def findings(source: str, target: str, only: str) -> list[Finding]:
    work = Work(
        "t",
        document("a", "de", source),
        document("b", "tr", target),
        (Link(range(1), range(1)),),
    )
    return check_work(work, GLOSSARY, [only])


def test_a_correct_translation_has_no_findings() -> None:
    assert check_work(small_work(), []) == []


def test_a_wrong_year_is_found_with_the_right_one_suggested() -> None:
    (found,) = findings("Im Jahre 1921.", "1920 yılında.", "numbers")
    assert (found.quote, found.suggestion) == ("1920", "1921")


def test_numbers_in_words_and_Roman_numerals_count() -> None:  # noqa: N802
    assert findings("Sechzehn Artikel, Band XVI.", "16 madde, 16. cilt.", "numbers") == []


def test_a_wrong_month_is_found() -> None:
    (found,) = findings("Am 8. April 1920.", "8 Mart 1920’de.", "numbers")
    assert "Mart stands here, April in the original" in found.message


def test_a_forbidden_rendering_is_found() -> None:
    (found,) = findings("Der Nationalpakt galt.", "Ulusal Ant geçerliydi.", "terms")
    assert (found.quote, found.suggestion) == ("Ulusal Ant", "Misak-ı Millî")


def test_the_approved_rendering_may_be_inflected() -> None:
    assert findings("Der Nationalpakt galt.", "Misak-ı Millî’nin hükmü vardı.", "terms") == []


def test_an_open_quotation_and_a_doubled_word_are_found() -> None:
    found = findings("„Ja“, sagte er.", "“Evet dedi ve ve gitti.", "punctuation")
    assert {f.check for f in found} == {"punctuation", "doubled-word"}


def test_reduplications_are_good_turkish() -> None:
    assert findings("Langsam ging er.", "Yavaş yavaş gitti, Bakü’de de durdu.", "punctuation") == []


def test_a_word_left_in_the_original_language_is_found() -> None:
    (found,) = findings("Die Verhandlungen endeten.", "Verhandlungen sona erdi.", "untranslated")
    assert found.quote == "Verhandlungen"


def test_what_is_left_out_and_what_is_added_is_found() -> None:
    work = Work(
        "t",
        document("a", "de", "Eins.", "Ein ganzer Satz fehlt hier."),
        document("b", "tr", "Bir.", "Fazladan bir cümle."),
        (Link(range(1), range(1)), Link(range(1, 2), range(0)), Link(range(0), range(1, 2))),
    )
    found = check_work(work, [], ["omissions"])
    assert {(f.check, f.side, f.sentence) for f in found} == {
        ("omission", "source", "b2"),
        ("addition", "target", "b2"),
    }
