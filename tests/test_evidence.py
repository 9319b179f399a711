"""What the aligner takes as evidence, and what it does with vectors that are none."""

from dataclasses import replace

import numpy as np
import pytest
from conftest import document

from aligner.aligning import Aids, align
from aligner.aligning.evidence import features
from aligner.aligning.lexicon import learned
from aligner.aligning.parameters import default_parameters
from aligner.checking import check_work
from aligner.languages import language
from aligner.model import Document, Link, Part, Sentence, Side, Work
from aligner.numerals import is_roman, months, numbers, roman_value


@pytest.mark.parametrize(
    ("numeral", "value"), [("II", 2), ("IV", 4), ("XVI", 16), ("XIX", 19), ("MCMXXXIV", 1934)]
)
def test_roman_numerals_have_their_value(numeral: str, value: int) -> None:
    assert is_roman(numeral)
    assert roman_value(numeral) == value


@pytest.mark.parametrize("word", ["IIII", "VX", "IC", "MIM", "", "DIE"])
def test_what_only_looks_like_a_roman_numeral_is_none(word: str) -> None:
    assert not is_roman(word)


def test_months_are_the_same_in_both_languages() -> None:
    assert months("Am 8. April und im Jänner 1894", language("de")) == {4, 1}
    assert months("8 Nisan 1894’te ve Kânunusani’de", language("tr")) == {4, 1}
    assert months("Aprilscherz", language("de")) == set()
    assert months("in April", language("xx")) == set()


def test_numbers_count_however_they_are_written() -> None:
    assert numbers("Band XVI, S. 16 und 3, C. Mühlmann") == {16: 2, 3: 1}


def test_centuries_and_dates_are_common_features() -> None:
    source = document("a", "de", "Im XIX. Jahrhundert, am 8. April.").sentences
    target = document("b", "tr", "19. yüzyılda, 8 Nisan’da.").sentences
    ours, theirs = (bags[0] for bags in features(source, target, ("de", "tr"), ()))
    assert {"n:19", "n:8", "d:4"} <= ours.keys() & theirs.keys()


def test_a_line_of_two_sentences_answers_the_two_lines_that_render_them() -> None:
    source = document(
        "a", "de", "Es regnete den ganzen Tag lang. Niemand ging hinaus.", "Dann kam Rauf Bey."
    )
    target = document(
        "b", "tr", "Bütün gün yağmur yağdı.", "Kimse dışarı çıkmadı.", "Sonra Rauf Bey geldi."
    )
    kinds = [link.kind for link in align(source, target)]
    assert kinds == ["1:2", "1:1"]
    weights = default_parameters().weights | {"inner": 0.0}
    blind = Aids(parameters=replace(default_parameters(), weights=weights))
    assert sum(link.confidence for link in align(source, target)) > sum(
        link.confidence for link in align(source, target, blind)
    )


def test_words_that_recur_together_are_learned_as_renderings() -> None:
    source = document(
        "a", "de", *("Der Fluss trat über." if n % 3 else "Ein Dorf brannte." for n in range(30))
    )
    target = document(
        "b", "tr", *("Nehir taştı yine." if n % 3 else "Köy yandı yine." for n in range(30))
    )
    links = tuple(Link(range(n, n + 1), range(n, n + 1), 0.9) for n in range(30))
    lexicon = learned(source, target, links)
    known = [
        lexicon.features(document.sentences[1], document.lang, side)
        for document, side in ((source, Side.SOURCE), (target, Side.TARGET))
    ]
    assert known[0] & known[1]
    dorf = lexicon.features(source.sentences[0], "de", Side.SOURCE)
    assert not dorf & known[1]
    assert learned(source, target, links) == lexicon


def test_a_second_pass_knows_the_words_of_the_first() -> None:
    words = [
        ("Fluss", "nehir"),
        ("Dorf", "köy"),
        ("Berg", "dağ"),
        ("Wald", "orman"),
        ("Stadt", "şehir"),
    ]
    order = np.random.default_rng(2).integers(0, len(words), size=(120, 2))
    source = document("a", "de", *(f"{words[i][0]} {words[j][0]}" for i, j in order))
    target = document(
        "b",
        "tr",
        *(f"{words[i][1]} {words[j][1]}" for i, j in order[:60]),
        *(f"{words[i][1]} {words[j][1]}" for i, j in order[66:]),
    )
    kinds = [link.kind for link in align(source, target)]
    assert kinds.count("1:0") == 6
    assert kinds[:58] == ["1:1"] * 58
    assert kinds[-50:] == ["1:1"] * 50


class Noise:
    """An encoder whose vectors have nothing to do with the texts."""

    name = "noise"
    digest = ""

    def encode(self, texts: list[str], progress: object = None) -> np.ndarray:
        del progress
        return np.random.default_rng(1).normal(size=(len(texts), 32)).astype(np.float32)


def dated(lang: str, form: str, count: int) -> Document:
    return document(lang, lang, *(form.format(n * 37 % 1000 + 1000) for n in range(count)))


def test_vectors_that_say_nothing_are_left_out_and_that_is_said() -> None:
    source, target = dated("de", "Im Jahre {} war Krieg.", 120), dated("tr", "{} savaş yılı.", 120)
    said: list[str] = []
    found = align(source, target, Aids(encoder=Noise(), remark=said.append))  # type: ignore[arg-type]
    assert found == align(source, target)
    assert [link.kind for link in found] == ["1:1"] * 120
    assert said == [
        "the vectors of noise do not tell which sentences answer each other; aligned without them"
    ]


def noted(lang: str, *numbers: int) -> Document:
    notes = [Sentence(f"n{n}.1", Part.NOTE, n, 1, f"{lang} {n}") for n in numbers]
    return Document(lang, lang, "", tuple(notes))


def test_notes_numbered_differently_are_one_finding() -> None:
    source, target = noted("de", 1, 2, 3, 4), noted("tr", 1, 2, 3, 4, 5)
    answers = [(0, 0), (1, 1), (None, 2), (2, 3), (3, 4)]
    links = tuple(
        Link(range(0) if i is None else range(i, i + 1), range(j, j + 1), 0.9) for i, j in answers
    )
    found = check_work(Work("w", source, target, links), (), only=("numbering",))
    assert [(f.sentence, f.note, f.message) for f in found] == [
        (
            "n4.1",
            4,
            "note 4 answers note 3 of the original; up to note 5 the numbers are 1 ahead of it",
        )
    ]
    equal = tuple(Link(range(n, n + 1), range(n, n + 1), 0.9) for n in range(4))
    assert not check_work(Work("w", source, noted("tr", 1, 2, 3, 4), equal), (), ("numbering",))


def in_paragraphs(lang: str, *paragraphs: tuple[str, ...]) -> Document:
    texts = [(text, number) for number, some in enumerate(paragraphs, 1) for text in some]
    plain = document(lang, lang, *(text for text, _ in texts))
    placed = zip(plain.sentences, texts, strict=True)
    return replace(
        plain, sentences=tuple(replace(s, paragraph=number) for s, (_, number) in placed)
    )


def test_links_keep_to_paragraphs_where_nothing_else_speaks() -> None:
    ja, evet = "Ja, so war es wohl.", "Evet, öyleydi işte."
    source = in_paragraphs("de", (ja,) * 3, (ja,) * 3)
    for first in (2, 3):
        target = in_paragraphs("tr", (evet,) * first, (evet,) * (5 - first))
        links = align(source, target)
        ends = [(link.source.stop, link.target.stop) for link in links if link.kind != "1:0"]
        assert (3, first) in ends
