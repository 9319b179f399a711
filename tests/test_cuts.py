from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.aligning import Aids, align, load_encoder
from aligner.aligning.cuts import Cuts
from aligner.aligning.evidence import Agreement
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
    return Cuts(*pair, load_encoder("bundled").table()).moved(0, 0)


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


DIVIDED = (
    "Der Gesandte reiste nach Tiflis und verhandelte dort mit den Armeniern über das Getreide.",
    ("Elçi Tiflis’e gitti.", "Orada Ermenilerle tahıl üzerinde görüştü.", "Kış çok soğuktu."),
)


def test_a_sentence_is_nearer_to_what_renders_its_parts_and_not_to_what_was_put_in() -> None:
    cuts = Cuts((DIVIDED[0],), DIVIDED[1], load_encoder("bundled").table())
    rendered, put_in = cuts.divided(0, 0, np.array([0, 1]), 2)
    assert rendered > 0.15
    assert put_in < 0.1
    (all_three,) = cuts.divided(0, 0, np.array([0]), 3)
    assert all_three < 0.1
    turned = Cuts(DIVIDED[1], (DIVIDED[0],), load_encoder("bundled").table())
    assert turned.divided(1, 0, np.array([0]), 2) == pytest.approx(rendered)


@pytest.mark.parametrize("nothing", ["", "…", "Krieg"])
def test_what_cannot_be_cut_gains_nothing(nothing: str) -> None:
    cuts = Cuts((nothing,), ("Savaş başladı.", ""), load_encoder("bundled").table())
    assert cuts.divided(0, 0, np.array([0]), 2).tolist() == [0.0]


def test_a_short_sentence_put_in_beside_a_divided_period_stays_alone() -> None:
    source, target = _document("de", (DIVIDED[0],)), _document("tr", DIVIDED[1])
    links = align(source, target, Aids(encoder=load_encoder("bundled")))
    assert [(*link.source, *link.target) for link in links] == [(0, 0, 1), (2,)]


def test_what_only_first_and_second_sentences_share_has_crossed() -> None:
    source = [Counter("ab"), Counter("cd")]
    assert Agreement(source, [Counter("a"), Counter("bc")]).crossed(0, 0) == 1
    assert Agreement(source, [Counter("ac"), Counter("bd")]).crossed(0, 0) == 2
    assert Agreement(source, [Counter("abc"), Counter("abc")]).crossed(0, 0) == 0


NAMED_LATER = (
    (
        "Die Ärzte der Schule haben darüber bitter geklagt.",
        "Polak, der als Leibarzt Nasireddins Zutritt hatte, trug die Sache dem Herrscher vor.",
    ),
    (
        "Okulun hekimleri, başta Nasıreddin’in özel hekimi Polak, bundan acı acı yakınmıştır.",
        "Bu hekim konuyu hükümdara açmıştı.",
    ),
)


def test_two_pairs_are_one_link_where_names_are_in_the_other_sentence() -> None:
    source, target = map(_document, ("de", "tr"), NAMED_LATER)
    for encoder in (load_encoder("bundled"), None):
        links = align(source, target, Aids(encoder=encoder))
        assert [link.kind for link in links] == ["2:2"]


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
