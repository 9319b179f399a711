import json
import shutil
from pathlib import Path

import pytest

from aligner.aligning.encoder import chosen_encoder
from aligner.cli.app import run
from aligner.glossaries.association import log_likelihood
from aligner.glossaries.entries import bundled_glossary, read_glossary
from aligner.glossaries.likeness import likeness
from aligner.glossaries.spellings import Spelling, find_spellings
from aligner.glossaries.suggest import Suggestion, suggest_entries
from aligner.glossaries.titles import is_in_another_language, title_spans
from aligner.languages import language
from aligner.model import Part, Sentence
from aligner.works import Settings, Text, align_texts, bundled_sample, make_work

SAMPLE = Path(__file__).parent / "data" / "names" / "moskau-1921.tsv"
OPENING = Path(__file__).parent / "data" / "names" / "opening.tsv"


def found(*texts: str, lang: str = "tr", glossary: bool = False) -> list[Spelling]:
    sentences = [Sentence(f"b{n}", Part.BODY, None, n, text) for n, text in enumerate(texts, 1)]
    return find_spellings(sentences, lang, read_glossary(bundled_glossary()) if glossary else [])


def forms(spelling: Spelling) -> set[str]:
    return {form for form, _ in spelling.forms} | {spelling.suggestion}


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ("Petrof", "Petroff", "doubled"),
        ("Şükrü", "Sükrü", "diacritic"),
        ("Mecmuası", "Mecmuâsı", "diacritic"),
        ("Schachow", "Şahov", "short"),
        ("Ordschonikidse", "Orconikidze", "transliteration"),
        ("Blanc", "Blance", "ending"),
        ("Karadağlı", "Kardağlı", "letter"),
    ],
)
def test_what_tells_two_spellings_apart_is_named(one: str, other: str, kind: str) -> None:
    like = likeness(one, other, "tr")
    assert like is not None
    assert like.kind == kind


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bayur", "Baydur"),
        ("Carson", "Larson"),
        ("Gürcü", "Gürcüler"),
        ("İslam", "İslami"),
        ("Ermeni", "Ermeniye"),
        ("Khan", "Chan"),
        ("ZMapp", "Zmapp"),
    ],
)
def test_different_names_and_forms_of_one_are_not_alike(one: str, other: str) -> None:
    assert likeness(one, other, "tr") is None


def test_surer_rules_of_folding_rank_higher() -> None:
    sure = likeness("Karaşanov", "Karaschanov", "tr")
    unsure = likeness("Stefanides", "Stevanides", "tr")
    assert sure is not None
    assert unsure is not None
    assert sure.score > unsure.score


def test_an_umlaut_is_no_lost_diacritic() -> None:
    assert found("Er sah die Burg Sattel.", "Er sah zwei Sättel.", lang="de") == []


def test_titles_in_other_languages_and_of_books_stand_apart() -> None:
    assert is_in_another_language("The New World", "tr")
    assert is_in_another_language("Geschichte der Türkei", "tr")
    assert not is_in_another_language("Le Blanc", "tr")
    assert not is_in_another_language("1920’den beri Gürcistan’a", "tr")
    (spans,) = title_spans(["Bkz. Ali Can, Yeni Tarih, İstanbul 1934, s. 5."], "tr")
    assert [(start > 12, end) for start, end in spans] == [(True, 24)]


def test_a_title_cited_in_two_forms_is_found() -> None:
    (one,) = found(
        "Bkz. The Montly Review of Books, s. 3.",
        "Bkz. The Monthly Review of Books, s. 4.",
        "Bkz. The Monthly Review of Books, s. 5.",
    )
    assert (forms(one), one.suggestion) == ({"Montly", "Monthly"}, "Monthly")


def test_a_title_cited_otherwise_than_it_is_known_is_found() -> None:
    texts = ["Bkz. Krasnyj Arhiv, s. 3.", "Bkz. Revue des Deux Monds, s. 4."]
    ours = [(forms(one), one.suggestion) for one in found(*texts)]
    assert ({"Arhiv", "Archiv"}, "Archiv") in ours
    assert ({"Monds", "Mondes"}, "Mondes") in ours
    assert found("Bkz. Krasnyj Archiv, s. 3.", "Bkz. The Times, s. 4.") == []


def test_a_word_of_a_title_that_is_a_letter_off_is_found() -> None:
    (one,) = found("Bkz. A. Martin, Histoire de la Diplomtie, Paris 1920.")
    assert one.suggestion == "Diplomatie"
    assert found("Bkz. A. Martin, Geschichte der Diplomatie, Berlin 1920.") == []


def test_a_name_in_another_orthography_than_the_rest_is_found() -> None:
    others = ["Orada Petrov, Lvov ve Karanov vardı."]
    (one,) = found("Burada Sawinkoff konuştu.", *others)
    assert one.suggestion == "Savinkov"
    assert found("Burada Sawinkoff konuştu.") == []
    assert found("Burada Kirchhoff konuştu.", *others) == []
    (one,) = found("Burada Savinkof konuştu.", *others)
    assert one.suggestion == "Savinkov"
    assert found("Orada Petrof, Lvof, Karanof ve Savinkof vardı.") == []
    (one,) = found("Orada Waşington anıldı.")
    assert one.suggestion == "Vaşington"
    (one,) = found("Orada Jewgenij konuştu.")
    assert one.suggestion == "Yevgeni"
    (one,) = found("Orada Hadise-yi Ahire anıldı, Kuva-yı Milliye de.")
    assert (one.forms[0][0], one.suggestion) == ("Hadise-yi", "Hadise-i")


def test_both_names_of_an_imprint_are_looked_up() -> None:
    (one,) = found("Bkz. Ali Can, 4. Baskı, Wien-Leipzig 1931, s. 3.", glossary=True)
    assert one.suggestion == "Viyana-Leipzig"
    assert found("Orada Hakkâri-Urmiye yolu vardı.", glossary=True) == []
    (one,) = found("Orada Brest Litovsk vardı.", glossary=True)
    assert one.suggestion == "Brest-Litovsk"


def test_a_first_letter_voiced_or_not_is_one_name() -> None:
    (one,) = found("Orada Daşnaksutyun vardı.", "Burada Taşnaklar ve Taşnaksutyun vardı.")
    assert forms(one) == {"Daşnaksutyun", "Taşnaksutyun"}
    assert found("Orada Darende vardı.", "Burada Tarsus vardı.") == []


def test_a_suffix_that_does_not_fit_is_found_and_one_that_does_is_not() -> None:
    (one,) = found("Orada Gürcistan’nın sesi.", "Burada Gürcistan’ın sesi.")
    assert one.suggestion == "Gürcistan’ın"
    assert found("Orada BBC’nin sesi ve Henry’nin sesi.", "Burada Paşa’nın sesi.") == []


def test_a_place_of_the_glossary_is_read_as_it_is_written() -> None:
    assert found("Orada Kars’da kaldı.") == []
    assert found("Harp’ten önce geldi, Harp’ten sonra gitti.", glossary=True) == []
    (one,) = found("Orada Kars’da kaldı.", glossary=True)
    assert one.suggestion == "Kars’ta"


def test_a_word_that_takes_both_vowels_takes_those_it_should() -> None:
    (one,) = found("Orada Enternasyonal’a girdi.", "Burada Enternasyonal’in kolu.")
    assert one.suggestion == "Enternasyonal’e"
    (one,) = found("Orada Karadağ’e girdi.", "Burada Karadağ’ın kolu.")
    assert one.suggestion == "Karadağ’a"
    assert found("Orada Berlin’e girdi.", "Burada Berlin’in kolu.") == []


def test_the_glossary_is_right_even_against_every_form_of_the_text() -> None:
    (one,) = found("Orada Nahçivan vardı.", "Burada Nahçivan’da kaldı.", glossary=True)
    assert (one.forms[0][0], one.suggestion) == ("Nahçivan", "Nahçıvan")


def test_a_form_in_brackets_behind_the_name_is_no_finding() -> None:
    assert found("Orada Gümrü’de (Aleksandropol) barış oldu.", glossary=True) == []


def test_names_the_glossary_tells_apart_stay_apart(tmp_path: Path) -> None:
    (tmp_path / "names.tsv").write_text(
        "Iwanow\tPetrovski\t\tapproved\tperson\t\tPetroviski\n", encoding="utf-8"
    )
    texts = ["Orada Petrovski vardı.", "Burada Petroviski vardı.", *["Dün Petrovski geldi."] * 6]
    sentences = [Sentence(f"b{n}", Part.BODY, None, n, text) for n, text in enumerate(texts)]
    assert find_spellings(sentences, "tr", [])
    assert find_spellings(sentences, "tr", read_glossary(tmp_path)) == []


@pytest.mark.parametrize("rows", ["", "Iwanow\tPetroviski\t\tapproved\tperson\tIvanof\tPetrof\n"])
def test_an_editor_says_that_names_are_different(tmp_path: Path, rows: str) -> None:
    texts = ["Orada Petrovski vardı.", "Burada Petroviski vardı.", *["Dün Petrovski geldi."] * 6]
    sentences = [Sentence(f"b{n}", Part.BODY, None, n, text) for n, text in enumerate(texts)]
    glossary = tmp_path / "glossary"
    glossary.mkdir()
    (glossary / "names.tsv").write_text(f"Ad\tAt\t\tapproved\n{rows}", encoding="utf-8")
    assert run(["glossary", "different", str(tmp_path), "Petrovski", "Petroviski"]) == 0
    read = read_glossary(glossary)
    assert find_spellings(sentences, "tr", read) == []
    assert len(read) == 2
    assert {"Ivanof", "Petrof"} <= {*read[1].variants, *read[1].unlike} or not rows


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [("Kural", "Kuran", "already"), ("Kural", " Kural", "differ"), ("A|B", "C", "meaning")],
)
def test_a_difference_that_says_nothing_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], one: str, other: str, says: str
) -> None:
    run(["glossary", "different", str(tmp_path), "Kural", "Kuran"])
    before = (tmp_path / "glossary" / "names.tsv").read_bytes()  # the work's own copy
    assert run(["glossary", "different", str(tmp_path), one, other]) == 2
    assert says in capsys.readouterr().err
    assert (tmp_path / "glossary" / "names.tsv").read_bytes() == before


def test_two_different_originals_speak_against_one_name() -> None:
    texts = ["Orada Karanof vardı.", "Burada Karanoff vardı."]
    sentences = [Sentence(f"b{n}", Part.BODY, None, n, text) for n, text in enumerate(texts)]
    (alone,) = find_spellings(sentences, "tr", [])
    same = find_spellings(sentences, "tr", [], lambda _: "Dort war Karanow.")
    unlike = find_spellings(
        sentences, "tr", [], lambda o: "Karanow" if o.form.endswith("ff") else "Kapanow"
    )
    assert same[0].score > alone.score
    assert not unlike or unlike[0].score < alone.score


def test_likelihood_is_that_of_dunning() -> None:
    assert log_likelihood(1, 10, 10, 100) == 0
    assert log_likelihood(10, 10, 10, 100) == pytest.approx(65.02, abs=0.01)
    assert log_likelihood(5, 10, 10, 100) < log_likelihood(8, 10, 10, 100)


def test_names_and_terms_of_the_sample_are_suggested_and_not_once_decided(tmp_path: Path) -> None:
    """Read by hand from the links; the thresholds were set with the sample in view."""
    folder = shutil.copytree(bundled_sample(), tmp_path / "work")
    with make_work(folder) as file:
        read = file.work()
    encoder = chosen_encoder(None, ("de", "tr"))
    assert encoder is not None
    langs = (language("de"), language("tr"))
    found = suggest_entries(read, [], langs, encoder.encode)
    assert share_suggested(found, SAMPLE, "name") >= 0.9
    assert share_suggested(found, SAMPLE, "term") >= 0.55
    decided = read_glossary(bundled_glossary())
    again = suggest_entries(read, decided, langs, encoder.encode)
    known = {spelling for e in decided for spelling in (e.source, e.target)}
    assert not [one for one in again if {one.source, one.target} & known]


def test_names_and_terms_of_the_opening_are_suggested(shared: Path) -> None:
    """Read by hand from the links after a first look at what was suggested."""
    source, target = (Text(shared / "seed" / f"opening.{lang}.txt", lang) for lang in ("de", "tr"))
    encoder = chosen_encoder(None, ("de", "tr"))
    assert encoder is not None
    work, _ = align_texts(Settings("opening", source, target), bundled_sample(), lambda: encoder)
    found = suggest_entries(work, [], (language("de"), language("tr")), encoder.encode)
    assert share_suggested(found, OPENING, "name") >= 0.9
    assert share_suggested(found, OPENING, "term") >= 0.5


def share_suggested(found: list[Suggestion], gold: Path, kind: str) -> float:
    rows = [row.split("\t") for row in gold.read_text(encoding="utf-8").splitlines()]
    wanted = [(s, t.split("|")) for k, s, t in (r for r in rows if len(r) == 3) if k == kind]
    return sum(any(_suggests(one, *pair) for one in found) for pair in wanted) / len(wanted)


def _suggests(one: Suggestion, source: str, targets: list[str]) -> bool:
    words = [one.source, *one.source.split()]
    return any(word.startswith(source[:-2]) for word in words) and any(
        form.lower().startswith(target.lower()[:-1])
        for target in targets
        for form in (one.target, *one.target.split())
    )


def test_a_candidate_is_accepted_on_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, text in (
        ("de.txt", "Im Jahre 1920 kam Schumenko.\n\nDort sah er Batum.\n"),
        ("tr.txt", "1920 yılında Şumenko geldi.\n\nOrada Batum’u gördü.\n"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    work = str(tmp_path / "work")
    texts = ["--source", str(tmp_path / "de.txt"), "--target", str(tmp_path / "tr.txt")]
    assert run(["new", work, *texts]) == 0
    suggest = ["glossary", "suggest", work]
    bundled = read_glossary(bundled_glossary())
    assert run([*suggest, "--accept", "Schumenko"]) == 0
    assert run([*suggest, "--accept", "Nobody"]) == 2
    (new,) = [e for e in read_glossary(tmp_path / "work" / "glossary") if e not in bundled]
    assert (new.source, new.target, new.status) == ("Schumenko", "Şumenko", "proposed")
    assert new.comment == "Seen in work, link 1."
    assert read_glossary(bundled_glossary()) == bundled  # the work has a copy of its own
    capsys.readouterr()
    assert run([*suggest, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert "Schumenko" not in {one["source"] for one in said}
    assert all(set(one) == {"source", "target", "kind", "score", "links"} for one in said)
