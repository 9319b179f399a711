import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.aligning import Aids, align, load_encoder
from aligner.aligning.moved import MovedClauses
from aligner.checking import check_work
from aligner.model import Document, Part, Sentence, Side, Status, Work, uncovered

STAYED = (
    ("Die Regierung schickte keinen Gesandten.", "Im Herbst begann der Krieg in Armenien."),
    ("Hükümet elçi göndermedi.", "Sonbaharda Ermenistan’da savaş başladı."),
)
MOVED = (
    (
        "Die Regierung schickte keinen Gesandten, weil im Herbst der Krieg begann.",
        "Viele Flüchtlinge kamen nach Batum.",
    ),
    ("Hükümet elçi göndermedi.", "Sonbaharda savaş başladığı için birçok mülteci Batum’a geldi."),
)
Pair = tuple[tuple[str, ...], tuple[str, ...]]


def gain(pair: Pair) -> float:
    return MovedClauses(*pair, load_encoder("bundled").table()).gain(0, 0)


def test_sentences_that_answer_each_other_gain_nothing_by_another_cut() -> None:
    assert gain(STAYED) < 0.05


def test_a_clause_that_moved_over_the_end_of_a_sentence_is_seen_in_both_directions() -> None:
    backwards = (MOVED[1], MOVED[0])
    assert gain(MOVED) > 0.15
    assert gain(backwards) == pytest.approx(gain(MOVED))


@pytest.mark.parametrize("nothing", [("", ""), ("…", "?!"), ("", "Krieg")])
def test_sentences_without_words_gain_nothing(nothing: tuple[str, str]) -> None:
    assert gain((nothing, nothing)) == 0.0


@given(st.lists(st.sampled_from(["Krieg", "im", "Herbst", "savaş", "1920", "–"]), max_size=9))
def test_a_gain_is_never_negative(words: list[str]) -> None:
    pair = (" ".join(words[:4]), " ".join(words[4:]))
    assert 0.0 <= gain((pair, ("Sonbaharda savaş başladı.", "Hükümet geldi."))) < 2.0


def _document(lang: str, texts: tuple[str, ...]) -> Document:
    sentences = tuple(
        Sentence(f"b{at}", Part.BODY, None, 1, text) for at, text in enumerate(texts, start=1)
    )
    return Document(f"{lang}.txt", lang, " ".join(texts), sentences)


def test_two_pairs_are_one_link_where_a_clause_moved() -> None:
    aids = Aids(encoder=load_encoder("bundled"))
    kinds = []
    for pair in (STAYED, MOVED):
        source, target = map(_document, ("de", "tr"), pair)
        kinds.append([link.kind for link in align(source, target, aids)])
    assert kinds == [["1:1", "1:1"], ["2:2"]]


EXCHANGED = (
    (
        "Die Konferenz begann am Montag in Lausanne.",
        "Der Gesandte Bekir reiste mit dem Zug nach Moskau.",
        "Im Hafen von Batum lagen drei englische Schiffe.",
        "Die Bauern klagten über die hohen Steuern.",
    ),
    (
        "Konferans pazartesi günü Lozan’da başladı.",
        "Batum limanında üç İngiliz gemisi bulunuyordu.",
        "Elçi Bekir trenle Moskova’ya gitti.",
        "Köylüler ağır vergilerden şikâyet ediyorlardı.",
    ),
)


def test_sentences_that_changed_places_are_linked_across_and_told() -> None:
    source, target = map(_document, ("de", "tr"), EXCHANGED)
    links = align(source, target, Aids(encoder=load_encoder("bundled")))
    assert [(*link.source, *link.target) for link in links] == [(0, 0), (1, 2), (2, 1), (3, 3)]
    assert not any(uncovered(links, side, 4) for side in Side)
    work = Work("t", source, target, links)
    (found,) = check_work(work, [], ["crossings"])
    assert (found.sentence, found.quote) == ("b2", EXCHANGED[1][1])
    assert "renders b3 of the original, which stands behind b2" in found.message
    settled = tuple(link.with_status(Status.CONFIRMED) for link in links)
    assert check_work(Work("t", source, target, settled), [], ["crossings"]) == []
