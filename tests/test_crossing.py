import numpy as np
import pytest

from aligner.aligning import Aids, align, load_encoder
from aligner.aligning.crossing import Crossings
from aligner.aligning.dynamic import Problem, best_links
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


def share(pair: Pair) -> float:
    return Crossings(*pair, load_encoder("bundled").table()).share(0, 0)


def test_words_that_stay_beside_their_counterparts_do_not_cross() -> None:
    assert share(STAYED) < 0.05


def test_a_clause_that_moved_over_the_end_of_a_sentence_crosses() -> None:
    assert share(MOVED) > 0.2


@pytest.mark.parametrize("nothing", [("", ""), ("…", "?!"), ("", "Krieg")])
def test_sentences_without_words_do_not_cross(nothing: tuple[str, str]) -> None:
    assert share((nothing, nothing)) == 0.0


def _document(lang: str, texts: tuple[str, ...]) -> Document:
    sentences = tuple(
        Sentence(f"b{at}", Part.BODY, None, 1, text) for at, text in enumerate(texts, start=1)
    )
    return Document(f"{lang}.txt", lang, " ".join(texts), sentences)


def test_two_sentences_are_less_surely_two_pairs_where_a_clause_moved() -> None:
    aids = Aids(encoder=load_encoder("bundled"))
    kinds, confidences = [], []
    for pair in (STAYED, MOVED):
        source, target = map(_document, ("de", "tr"), pair)
        links = align(source, target, aids)
        kinds.append([link.kind for link in links])
        confidences.append(min(link.confidence for link in links))
    assert kinds[0] == ["1:1", "1:1"]
    assert kinds[1] == ["2:2"] or confidences[1] < confidences[0] - 0.2


def test_a_doubt_changes_the_probability_of_a_link_but_not_the_chain() -> None:
    scores = {(1, 1): np.full((2, 2), 2.0), (2, 2): np.zeros((1, 1))}
    plain = Problem(2, 2, scores, 3.0, 1.0)
    doubted = Problem(2, 2, scores, 3.0, 1.0, doubts={(2, 2): np.full((1, 1), 4.0)})
    before, after = best_links(plain), best_links(doubted)
    assert [(step.source, step.target) for step in before] == [
        (step.source, step.target) for step in after
    ]
    assert before[0].probability > 0.9
    assert after[0].probability < 0.6


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
