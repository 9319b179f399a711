"""Notes answer the notes of their number, unless what they say shows otherwise."""

import pytest

from aligner.aligning import Aids, align, load_encoder
from aligner.aligning.evidence import features, likeness_by_features
from aligner.aligning.structure import sections
from aligner.model import Document, Part, Sentence


def with_notes(lang: str, *notes: tuple[int | None, str]) -> Document:
    body = [Sentence("b1", Part.BODY, None, 1, "Text.")]
    noted = [
        Sentence(f"n{number or 'x'}{k}.1", Part.NOTE, number, 2, text)
        for k, (number, text) in enumerate(notes)
    ]
    return Document("x", lang, "", (*body, *noted))


def section_pairs(source: Document, target: Document) -> list[tuple[list[int], list[int]]]:
    bags = features(source.sentences, target.sentences, (source.lang, target.lang), ())
    found = sections(source.sentences, target.sentences, likeness_by_features(*bags))
    return [(list(s.source), list(s.target)) for s in found]


def test_notes_answer_the_note_of_their_number() -> None:
    source = with_notes("de", (1, "Eins."), (2, "Zwei."), (3, "Drei."))
    target = with_notes("tr", (1, "Üç."), (3, "Bir."))
    pairs = section_pairs(source, target)
    assert pairs == [([0], [0]), ([1], [1]), ([2], []), ([3], [2])]


def test_a_misprinted_note_number_pairs_nothing_wrongly() -> None:
    source = with_notes("de", (1, "Eins."), (2, "Zwei."), (3, "Drei."), (4, "Vier."))
    target = with_notes("tr", (1, "a"), (2, "b"), (None, "Ç. N.: x"), (4, "c"), (4, "d"))
    pairs = section_pairs(source, target)
    assert pairs[:3] == [([0], [0]), ([1], [1]), ([2], [2])]
    covered = [p for s, _ in pairs for p in s], [p for _, t in pairs for p in t]
    assert covered == (list(range(5)), list(range(6)))


NOTES = [
    ("Karabekir, S. 311.", "Karabekir, s. 311."),
    ("Brief Tschitscherins vom 3. Juni 1920.", "Çiçerin’in 3 Haziran 1920 tarihli mektubu."),
    ("Ebenda.", "Aynı yerde."),
    ("Der Bolschewik Stalin war dagegen.", "Bolşevik Stalin karşıydı."),
    ("Über Batum: Jäschke, Band XVI.", "Batum hakkında: Jäschke, cilt 16."),
    ("Er reiste über Erzurum.", "Erzurum üzerinden gitti."),
]


@pytest.mark.parametrize("model", [None, "bundled"])
@pytest.mark.parametrize("inserted", [1, 3])
def test_notes_whose_numbers_run_ahead_answer_what_they_say(
    inserted: int, model: str | None
) -> None:
    source = with_notes("de", *enumerate((ours for ours, _ in NOTES), start=1))
    theirs = [their for _, their in NOTES]
    theirs.insert(inserted, "Çeviride eklenen açıklama: vilayet, il demektir.")
    target = with_notes("tr", *enumerate(theirs, start=1))
    links = align(source, target, Aids(encoder=load_encoder(model) if model else None))
    found = {(tuple(link.source), tuple(link.target)) for link in links}
    assert found == {
        ((0,), (0,)),
        ((), (inserted + 1,)),
        *(((n,), (n + (n > inserted),)) for n in range(1, len(NOTES) + 1)),
    }
