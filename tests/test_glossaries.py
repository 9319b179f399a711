import unicodedata
from pathlib import Path

import pytest
from conftest import small_work

from aligner.errors import AlignerError
from aligner.glossaries.entries import bundled_glossary, find_glossary, read_glossary
from aligner.glossaries.lookup import Lookup
from aligner.glossaries.names import fold_name, skeleton, without_suffix
from aligner.glossaries.spellings import find_spellings
from aligner.glossaries.suggest import suggest_entries
from aligner.glossaries.tokens import tokens
from aligner.languages import language
from aligner.model import Part, Sentence


@pytest.mark.parametrize(
    "spellings",
    [
        ("Tschitscherin", "Çiçerin", "Čičerin"),
        ("Dschemal", "Cemal", "Djemal"),
        ("Ordschonikidse", "Orconikidze", "Ordžonikidze"),
        ("Trotzki", "Troçki"),
        ("Sarykamysch", "Sarıkamış"),
        ("Jusuf", "Yusuf"),
        ("Molotoff", "Molotov"),
        ("Sinowjew", "Zinovyev", "Zinoviev"),
    ],
)
def test_one_name_folds_alike_in_every_orthography(spellings: tuple[str, ...]) -> None:
    assert len({fold_name(spelling, "tr") for spelling in spellings}) == 1


def test_vowels_do_not_count_in_the_skeleton() -> None:
    assert skeleton("Nachitschewan", "de") == skeleton("Nahçıvan", "tr") == "nhcvn"


def test_what_follows_an_apostrophe_is_a_suffix() -> None:
    assert without_suffix("Çiçerin’in") == "Çiçerin"
    assert without_suffix("Ankara'da") == "Ankara"
    assert without_suffix("Misak-ı") == "Misak-ı"


def test_tokens_keep_suffixed_names_whole_and_know_their_place() -> None:
    text = "Türkiye’nin sözü: “Batum bizimdir” (1921)."
    found = tokens(text, "tr")
    assert found[0].text == "Türkiye’nin"
    assert all(text[t.start : t.end] == t.text for t in found)


def test_tokens_keep_the_full_stop_of_an_abbreviation_only() -> None:
    assert [t.text for t in tokens("Dr. Ali, a.g.e. 5’te geldi.", "tr")] == [
        *("Dr.", "Ali", ",", "a.g.e.", "5’te", "geldi", ".")
    ]


def test_terms_are_found_inflected_and_only_as_whole_expressions() -> None:
    turkish = Lookup(["Büyük Millet Meclisi", "antlaşma"], "tr")
    assert turkish.found("Büyük Millet Meclisi’nin antlaşmalarından") == {0, 1}
    assert turkish.found("Büyük bir meclis") == set()
    assert Lookup(["vakıf", "elçilik", "Berlin Antlaşması"], "tr").found(
        "Vakfı’na, elçiliğe, Berlin ve Paris antlaşmalarına; Berlin Antlaşmaları’nda"
    ) == {0, 1, 2}
    assert Lookup(["bölük", "kaza", "sınır"], "tr").found("bölümü kazandı, sınıfta") == set()
    assert Lookup(["Konsul", "Gesandter"], "de").found("das Konsulat des Gesandten") == {1}
    german = Lookup(["Freundschaftsvertrag", "Armee", "Wan"], "de")
    assert german.found("des Freundschaftsvertrages der Armeen") == {0, 1}
    assert german.found("So kam Armenien, wann auch immer.") == set()


def test_names_joined_to_one_may_stand_inside_an_expression() -> None:
    german = Lookup(["Vertrag von Moskau", "Vertrag von Kars", "Vertrag von Gümrü"], "de")
    assert german.found("die Verträge von Moskau und Kars") == {0, 1}
    assert german.found("die Verträge von Moskau, Kars und Gümrü") == {0, 1, 2}
    assert german.found("der Vertrag von Wien über Kars") == set()
    turkish = Lookup(["Moskova Antlaşması", "Kars Antlaşması"], "tr")
    assert turkish.found("Moskova, Kars ve Gümrü antlaşmalarıyla") == {0, 1}
    assert turkish.found("Kars ve sonra Gümrü Antlaşması") == set()


def test_the_bundled_glossary_is_in_order() -> None:
    entries = read_glossary(bundled_glossary())
    terms = [entry for entry in entries if not entry.is_name]
    assert len(terms) >= 130
    assert len(entries) - len(terms) >= 150
    assert len({(e.source, e.target, e.is_name) for e in entries}) == len(entries)
    for name in ("terms.tsv", "names.tsv"):
        text = (bundled_glossary() / name).read_text(encoding="utf-8")
        assert text == unicodedata.normalize("NFC", text)
        columns = {line.count("\t") for line in text.splitlines()}
        assert len(columns) == 1


def test_a_work_uses_the_glossary_above_it(tmp_path: Path) -> None:
    folder = tmp_path / "series" / "glossary"
    folder.mkdir(parents=True)
    (folder / "terms.tsv").write_text("Pforte\tBabıâli\n", encoding="utf-8")
    assert find_glossary(None, tmp_path / "series" / "texts" / "w") == folder
    assert find_glossary(None, tmp_path / "elsewhere") == bundled_glossary()
    assert find_glossary(tmp_path, tmp_path / "series") == tmp_path


def test_a_bad_row_is_told_by_its_line(tmp_path: Path) -> None:
    (tmp_path / "terms.tsv").write_text("# comment\nPforte\t\n", encoding="utf-8")
    with pytest.raises(AlignerError, match=r"terms\.tsv:2: .*source and target"):
        read_glossary(tmp_path)
    (tmp_path / "terms.tsv").write_text("a\tb\tc\tmaybe\n", encoding="utf-8")
    with pytest.raises(AlignerError, match="'maybe' is none of"):
        read_glossary(tmp_path)


def sentences(*texts: str) -> list[Sentence]:
    return [Sentence(f"b{n}", Part.BODY, None, n, text) for n, text in enumerate(texts, 1)]


def spellings(*texts: str) -> list[tuple[str, ...]]:
    glossary = read_glossary(bundled_glossary())
    groups = find_spellings(sentences(*texts), "tr", glossary)
    return [tuple(form for form, _ in group.forms) for group in groups]


def test_two_spellings_of_a_name_are_found() -> None:
    found = spellings(
        "Ankara’da Manatof konuştu.",
        "Sonra Manatoff sustu.",
        "Heyette Manatoff vardı.",
    )
    assert found == [("Manatoff", "Manatof")]


def test_a_lost_diacritic_is_found_with_the_glossary_form_suggested() -> None:
    (group,) = find_spellings(
        sentences("Orada Nahçıvan anıldı.", "Burada Nahcivan yazıldı."),
        "tr",
        read_glossary(bundled_glossary()),
    )
    assert group.suggestion == "Nahçıvan"
    assert group.score > 0.8


def test_suffixed_forms_and_other_words_are_no_second_spelling() -> None:
    assert spellings("Burada Ankara vardı.", "Ve Ankara’nın sesi, Ankara’da duyuldu.") == []
    assert spellings("Burada Ermenistan vardı.", "Orada Ermeniler de vardı, Ermeni halkı da.") == []


def test_roman_numerals_are_no_names() -> None:
    assert spellings("Burada XXXVI var.", "Orada XXXVII var.") == []


def test_look_alikes_the_glossary_tells_apart_stay_apart() -> None:
    assert spellings("Dışişlerinde Bayur çalıştı.", "Elçi olarak Baydur gitti.") == []


def test_names_that_sound_alike_in_a_link_are_suggested() -> None:
    work = small_work()
    langs = (language("de"), language("tr"))
    (found,) = suggest_entries(work, [], langs)[:1]
    assert (found.source, found.target, found.links) == ("Tschitscherin", "Çiçerin", (1,))
    assert suggest_entries(work, read_glossary(bundled_glossary()), langs) == []
