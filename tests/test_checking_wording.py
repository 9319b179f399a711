"""Terms and their renderings, and words left in the language of the original."""

import pytest
from checks import GLOSSARY, findings, links_of
from conftest import document
from gold import gold_sentences

from aligner.checking import check_work
from aligner.checking.letters import Letters, looks_like
from aligner.checking.stems import stemmer
from aligner.languages import language
from aligner.model import Link, Work

WITH = ("Der Nationalpakt galt.", "Misak-ı Millî geçerliydi.")
SAID = [("Ein Vertreter kam.", "Bir temsilci geldi."), ("Ja.", "Evet.")]
OTHER = ("Es regnete.", "Yağmur yağdı.")


def test_a_forbidden_rendering_is_found() -> None:
    (found,) = findings("Der Nationalpakt galt.", "Ulusal Ant geçerliydi.", "terms")
    assert (found.quote, found.suggestion) == ("Ulusal Ant", "Misak-ı Millî")


def test_the_approved_rendering_may_be_inflected() -> None:
    assert findings("Der Nationalpakt galt.", "Misak-ı Millî’nin hükmü vardı.", "terms") == []


@pytest.mark.parametrize(
    ("source", "target", "quotes"),
    [
        ("Er galt als modern.", "O modern sayılırdı.", []),
        ("Der Zoll war ad valorem.", "Gümrük ad valorem alınırdı.", []),
        ("Er blieb gleichwohl.", "O gleichwohl kaldı.", ["gleichwohl"]),
        ("Der Text bei Young.", "Metin Young’da.", []),
    ],
)
def test_a_loanword_is_no_word_left_in_the_original(
    source: str, target: str, quotes: list[str]
) -> None:
    assert [f.quote for f in findings(source, target, "untranslated")] == quotes


def test_letters_tell_which_language_a_word_is_of() -> None:
    sides = (("source", "de"), ("target", "tr"))
    german, turkish = (
        Letters(document(side, lang, *(s.text for s in gold_sentences(side))))
        for side, lang in sides
    )
    for word in ("endlich", "freilich", "niemals", "Waffenstillstand"):
        assert looks_like(word, german, turkish) > 1.2, word
    for word in ("modern", "liberal", "radikal", "normal", "parlament", "protokol"):
        assert looks_like(word, german, turkish) < 1.2, word


def test_a_word_left_in_the_original_language_is_found() -> None:
    (found,) = findings("Die Verhandlungen endeten.", "Verhandlungen sona erdi.", "untranslated")
    assert found.quote == "Verhandlungen"


@pytest.mark.parametrize(
    ("pairs", "sentences"),
    [
        ([WITH, WITH, OTHER, OTHER, ("Der Nationalpakt.", "Millî yemin.")], ["b5"]),
        ([WITH, WITH, ("Der Nationalpakt galt noch.", "O hâlâ geçerliydi.")], []),
        ([WITH, OTHER, OTHER, ("Der Nationalpakt.", "Millî yemin.")], []),
        ([WITH, WITH, OTHER, OTHER, ("Von Nationalpakt, Berlin.", "Von Nationalpakt.")], []),
        ([("Die Hohe Pforte.", "Devlet.")], ["b1"]),
        ([("Die Hohe Pforte Gottes.", "Tanrı’nın yüce kapısı.")], []),
        ([*SAID, *SAID, OTHER, OTHER, ("Sie empfing der Vertreter.", "Nuri karşıladı.")], []),
        ([("Die Verträge von Moskau und Kars.", "Moskova ve Kars antlaşmaları.")], []),
    ],
    ids=[
        *("told", "just said", "no usage", "cited", "of several words", "goes on"),
        *("an office, a name for it", "said together"),
    ],
)
def test_a_missing_rendering_is_told_against_the_usage_of_the_work(
    pairs: list[tuple[str, str]], sentences: list[str]
) -> None:
    found = check_work(links_of(pairs), GLOSSARY, ["terms"])
    assert [f.sentence for f in found] == sentences


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("de", "Karawane Karawanen"),
        ("de", "Hafen Hafens Häfen"),
        ("tr", "kervan kervanın kervanlarımızdan"),
        ("tr", "liman limanının limanını Limanda"),
        ("tr", "köpek köpeğe köpeğin"),
        ("fr", "traités traité"),
    ],
)
def test_the_forms_of_a_word_have_one_stem(lang: str, words: str) -> None:
    assert len({*map(stemmer([words], language(lang)), words.split())}) == 1


def test_a_term_in_another_rendering_is_found_from_the_links() -> None:
    verbs = ["geldi", "gitti", "sustu", "kaldı", "sordu", "baktı", "yazdı", "gördü"]
    pairs = [("Die Gesandtschaft tat es.", f"Heyet {verb}.") for verb in verbs]
    pairs += [
        ("Die Gesandtschaft kam.", "Delegasyon geldi."),
        ("Die Gesandtschaft.", "Delegasyon."),
    ]
    source, target = zip(*pairs, strict=True)
    links = tuple(Link(range(i, i + 1), range(i, i + 1)) for i in range(len(pairs)))
    work = Work("t", document("a", "de", *source), document("b", "tr", *target), links)
    found = check_work(work, [], ["renderings"])
    assert {(f.sentence, f.quote) for f in found} == {("b9", "Delegasyon"), ("b10", "Delegasyon")}


def test_a_passage_left_in_the_original_is_one_finding_and_a_cited_title_is_none() -> None:
    text = "und die Räte haben ihn nicht vergessen"
    (found,) = findings(f"Er ging, {text}.", f"Gitti, {text}.", "untranslated")
    assert found.quote == text
