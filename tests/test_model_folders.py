"""Models in folders of their own: read alike, or named where they cannot be used."""

import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from conftest import document
from safetensors.numpy import save_file
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace
from transformers import BertConfig, BertModel, BertTokenizer

from aligner.aligning import Aids, align, load_encoder
from aligner.aligning.encoder import Encoder
from aligner.errors import AlignerError


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
