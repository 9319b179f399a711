import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import product
from pathlib import Path

import numpy as np
import pytest
import torch
from conftest import document, small_work
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from transformers import BertConfig, BertModel, BertTokenizer

from aligner.aligning import Aids, align, load_encoder
from aligner.aligning.dynamic import Problem, best_links
from aligner.aligning.encoder import Encoder
from aligner.aligning.evidence import features, likeness_by_features
from aligner.aligning.realign import realign
from aligner.aligning.similarity import Nearness
from aligner.aligning.structure import sections
from aligner.edit import Edit, apply, pin, set_status
from aligner.errors import AlignerError
from aligner.model import Document, Link, Part, Sentence, Side, Status, uncovered

SHAPES = ((1, 1), (1, 2), (2, 1))


def problem(height: int, width: int, seed: int) -> Problem:
    scores = {
        shape: np.random.default_rng(seed + n).normal(
            -1, 2, (max(height - shape[0] + 1, 0), max(width - shape[1] + 1, 0))
        )
        for n, shape in enumerate(SHAPES)
        if shape[0] <= height and shape[1] <= width
    }
    return Problem(height, width, scores, 2.0, 0.7)


def all_paths(p: Problem) -> list[tuple[float, tuple[tuple[range, range], ...]]]:
    """Every chain of links with its score, by brute force."""
    found = []

    def walk(i: int, j: int, gap: str, score: float, path: tuple[tuple[range, range], ...]) -> None:
        if (i, j) == (p.height, p.width):
            found.append((score, path))
            return
        for s, t in p.scores:
            if i + s <= p.height and j + t <= p.width:
                step = (range(i, i + s), range(j, j + t))
                walk(i + s, j + t, "", score + p.scores[s, t][i, j], (*path, step))
        for side, di, dj in (("source", 1, 0), ("target", 0, 1)):
            if i + di <= p.height and j + dj <= p.width:
                cost = p.gap_extend if gap == side else p.gap_open
                step = (range(i, i + di), range(j, j + dj))
                walk(i + di, j + dj, side, score - cost, (*path, step))

    walk(0, 0, "", 0.0, ())
    return found


@pytest.mark.parametrize(("height", "width", "seed"), [(3, 3, 1), (4, 2, 5), (2, 4, 9), (0, 3, 2)])
def test_the_best_chain_is_the_best_of_all(height: int, width: int, seed: int) -> None:
    p = problem(height, width, seed)
    _, best = max(all_paths(p))
    found = [(list(step.source), list(step.target)) for step in best_links(p)]
    assert found == [(list(s), list(t)) for s, t in best]


@pytest.mark.parametrize(("height", "width", "seed"), [(3, 3, 1), (4, 2, 5), (2, 4, 9)])
def test_probabilities_are_the_shares_of_all_chains(height: int, width: int, seed: int) -> None:
    p = problem(height, width, seed)
    paths = all_paths(p)
    total = sum(np.exp(score) for score, _ in paths)
    for step in best_links(p):
        if step.source and step.target:
            holds = [score for score, path in paths if (step.source, step.target) in path]
        else:
            mine = 0 if step.source else 1
            position = (step.source or step.target)[0]
            holds = [
                score
                for score, path in paths
                if any(list(x[mine]) == [position] and not x[1 - mine] for x in path)
            ]
        assert step.probability == pytest.approx(sum(np.exp(x) for x in holds) / total, abs=1e-9)


def test_sentences_are_linked_by_numbers_and_names() -> None:
    work = small_work()
    links = align(work.source, work.target)
    assert [(x.source, x.target) for x in links] == [(x.source, x.target) for x in work.links]
    assert all(0 <= x.confidence <= 1 for x in links)


TEXTS = st.lists(
    st.text(alphabet="abcd ABC.123", max_size=30).map(lambda s: "".join(s.split("\n"))), max_size=9
)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS)
def test_every_sentence_is_in_exactly_one_link(source: list[str], target: list[str]) -> None:
    left, right = document("a", "de", *source), document("b", "tr", *target)
    if not any(source) or not any(target):
        with pytest.raises(AlignerError, match="no sentences"):
            align(left, right)
        return
    links = align(left, right)
    assert uncovered(links, Side.SOURCE, len(source)) == []
    assert uncovered(links, Side.TARGET, len(target)) == []
    assert links == align(left, right)


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


@pytest.mark.parametrize(
    "settled",
    [lambda links: set_status(links, 2, 3, Status.CONFIRMED), lambda links: pin(links, 2)],
)
def test_realigning_leaves_confirmed_and_pinned_links_alone(
    settled: Callable[[Sequence[Link]], Edit],
) -> None:
    work = small_work()
    wrong = (
        Link(range(2), range(1), 0.2),
        Link(range(2, 3), range(1, 2), 0.2),
        *work.links[2:],
    )
    confirmed = apply(wrong, settled(wrong))
    edit = realign(type(work)(work.title, work.source, work.target, confirmed))
    assert confirmed[2] in edit.added
    assert [(x.source, x.target) for x in edit.added[:2]] == [
        (range(1), range(1)),
        (range(1, 3), range(1, 2)),
    ]


def test_a_pinned_link_holds_however_wrong_it_seems_and_parts_what_is_aligned() -> None:
    work = small_work()
    odd = (
        work.links[0],
        Link(range(1, 2), range(0), 0.1),
        Link(range(2, 3), range(1, 2), 0.1),
        *work.links[2:],
    )
    pinned = apply(odd, pin(odd, 2))
    done = realign(replace(work, links=pinned))
    after = apply(pinned, done)
    at = after.index(pinned[2])
    assert [p for link in after[:at] for p in link.source] == [0, 1]
    assert [p for link in after[:at] for p in link.target] == [0]


def test_aligning_around_a_link_leaves_the_other_stretches() -> None:
    work = small_work()
    apart = tuple(replace(link, confidence=0.1) for link in work.links)
    settled = apply(apart, set_status(apart, 2, 3, Status.CONFIRMED))
    work = replace(work, links=settled)
    change = realign(work, around=3)
    assert (change.at, len(change.removed)) == (3, 1)
    assert realign(work, around=2).added == ()
    assert len(realign(work).removed) == 4


def test_aligning_again_what_is_all_confirmed_changes_nothing() -> None:
    work = small_work()
    confirmed = tuple(replace(link, status=Status.CONFIRMED) for link in work.links)
    done = realign(replace(work, links=confirmed))
    assert apply(confirmed, done) == confirmed
    assert done.added == ()


def test_nearness_prefers_the_sentence_that_means_the_same() -> None:
    vectors = np.eye(4, 8, dtype=np.float32)
    nearness = Nearness(vectors, vectors)
    assert (nearness.margins(1, 1).argmax(axis=1) == np.arange(4)).all()
    assert nearness.margins(2, 2)[0, 0] == pytest.approx(1.0)


@pytest.fixture(scope="module")
def static_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny static model in which a German and a Turkish word of one meaning are one vector."""

    pairs = [("haus", "ev"), ("wasser", "su"), ("brot", "ekmek"), ("weg", "yol")]
    words = [word for pair in pairs for word in pair]
    tokenizer = Tokenizer(
        WordLevel({"[UNK]": 0} | {w: n + 1 for n, w in enumerate(words)}, "[UNK]")
    )
    tokenizer.pre_tokenizer = Whitespace()
    weights = torch.zeros(len(words) + 1, 4)
    for n in range(len(words)):
        weights[n + 1, n // 2] = 1.0
    folder = tmp_path_factory.mktemp("model")
    static = StaticEmbedding(tokenizer, embedding_weights=weights.numpy())
    SentenceTransformer(modules=[static], device="cpu").save_pretrained(str(folder))
    return folder


def test_a_static_model_decides_where_nothing_is_shared(static_model: Path) -> None:
    source = document("a", "de", "haus haus haus haus", "brot brot brot brot", "weg weg weg weg")
    target = document("b", "tr", "ev ev ev ev", "su su su su", "ekmek ekmek ekmek", "yol yol yol")
    encoder = load_encoder(str(static_model))
    links = align(source, target, Aids(encoder=encoder))
    assert [(list(x.source), list(x.target)) for x in links] == [
        ([0], [0]),
        ([], [1]),
        ([1], [2]),
        ([2], [3]),
    ]
    assert len(encoder.digest) == 64


def test_model2vec_and_sentence_transformers_read_the_same_vectors(static_model: Path) -> None:

    texts = ["haus wasser", "ekmek", "yol ev su"]
    one = load_encoder(str(static_model)).encode(texts)
    other = Encoder("tiny", static_model, is_static=False).encode(texts)
    cosine = (one * other).sum(axis=1) / np.linalg.norm(one, axis=1) / np.linalg.norm(other, axis=1)
    assert cosine == pytest.approx(np.ones(3), abs=1e-5)


def test_a_model_that_is_not_here_is_named_with_the_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_HOME", str(tmp_path))
    with pytest.raises(AlignerError, match=r"no/such-model.*cache.*--model bundled"):
        load_encoder("no/such-model")


def test_a_folder_without_a_model_is_refused_at_once(tmp_path: Path) -> None:
    program = (
        "import sys; from aligner.aligning import load_encoder; from aligner.errors import "
        "AlignerError\n"
        "try: load_encoder(sys.argv[1])\n"
        "except AlignerError as error: print(error, 'torch' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, tmp_path], capture_output=True, text=True, check=True
    )
    assert "holds no model" in done.stdout
    assert done.stdout.endswith("False\n")


@pytest.mark.parametrize("file", ["model.safetensors", "tokenizer.json"])
def test_a_static_model_with_a_file_missing_is_named(
    static_model: Path, tmp_path: Path, file: str
) -> None:
    broken = shutil.copytree(static_model, tmp_path / "model")
    (broken / file).unlink()
    with pytest.raises(AlignerError, match=f"has no {file}"):
        load_encoder(str(broken))


@pytest.mark.parametrize("file", ["model.safetensors", "tokenizer.json", "modules.json"])
def test_a_static_model_with_a_foreign_file_is_named(
    static_model: Path, tmp_path: Path, file: str
) -> None:
    broken = shutil.copytree(static_model, tmp_path / "model")
    (broken / file).write_text('{"type": "something else"}', encoding="utf-8")
    with pytest.raises(AlignerError, match=r"model .*model: cannot be used: "):
        load_encoder(str(broken)).encode(["haus"])


def test_vectors_that_do_not_fit_the_tokenizer_are_named(
    static_model: Path, tmp_path: Path
) -> None:
    broken = shutil.copytree(static_model, tmp_path / "model")
    save_file({"embedding.weight": np.zeros((3, 4), np.float32)}, broken / "model.safetensors")
    with pytest.raises(AlignerError, match=r"cannot be used: .*tokens \(9\).* vectors \(3\)"):
        load_encoder(str(broken)).encode(["haus"])


def test_a_transformer_model_is_read_from_its_folder(tmp_path: Path) -> None:
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "haus", "ev"]
    (tmp_path / "vocab.txt").write_text("\n".join(words), encoding="utf-8")
    small = BertConfig(
        vocab_size=len(words), hidden_size=8, num_hidden_layers=1, num_attention_heads=2,
        intermediate_size=8, max_position_embeddings=16,
    )  # fmt: skip
    BertModel(small).save_pretrained(tmp_path / "bert")
    BertTokenizer(str(tmp_path / "vocab.txt")).save_pretrained(tmp_path / "bert")
    SentenceTransformer(str(tmp_path / "bert"), device="cpu").save_pretrained(str(tmp_path / "m"))
    encoder = load_encoder(str(tmp_path / "m"))
    assert not encoder.is_static
    vectors = encoder.encode(["haus", "ev", "haus"])
    assert vectors.shape == (3, 8)
    assert vectors[0] == pytest.approx(vectors[2], abs=1e-6)
    (tmp_path / "m" / "model.safetensors").unlink()
    with pytest.raises(AlignerError, match="has no weights"):
        load_encoder(str(tmp_path / "m"))


def test_shapes_of_both_directions_have_the_same_prior() -> None:
    priors = Aids().parameters.priors
    assert all(
        priors[s, t] == priors[t, s] for s, t in product(range(1, 5), repeat=2) if (s, t) in priors
    )
