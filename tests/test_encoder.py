"""Which model is taken, what it is told, and that a slow one reads nothing twice."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from aligner.aligning import NO_MODEL, Remembered, chosen_encoder, load_encoder
from aligner.aligning.encoder import Progress, Vectors, _prefix
from aligner.cli.app import run
from aligner.errors import AlignerError
from aligner.works import open_work

Write = Callable[[str, str], Path]


def test_the_bundled_model_is_taken_where_it_knows_both_languages() -> None:
    assert chosen_encoder(None, ("de", "tr")) == load_encoder("bundled")
    assert chosen_encoder(None, ("tr", "de-AT")) == load_encoder("bundled")
    assert chosen_encoder(None, ("de", "en")) is None
    assert chosen_encoder(NO_MODEL, ("de", "tr")) is None
    assert chosen_encoder("bundled", ("de", "en")) == load_encoder("bundled")


def test_a_joined_text_is_the_sum_of_its_parts() -> None:
    one, two, both = load_encoder("bundled").encode(["Er kam.", "Sie ging.", "Er kam. Sie ging."])
    cosine = (one + two) @ both / np.linalg.norm(one + two) / np.linalg.norm(both)
    assert cosine > 0.99


def test_models_that_want_words_before_a_text_get_them() -> None:
    assert _prefix("intfloat/multilingual-e5-small") == "query: "
    assert _prefix("sentence-transformers/LaBSE") == ""


class Counting:
    """Stands for a model: counts what it reads; a text's vector is its length and ones."""

    name = "counting"

    def __init__(self, dimensions: int = 4, digest: str = "a") -> None:
        self.dimensions = dimensions
        self.digest = digest
        self.read: list[str] = []

    def encode(self, texts: Sequence[str], progress: Progress = lambda _: None) -> Vectors:
        progress(0.0)
        self.read.extend(texts)
        rows = [[len(text)] + [1] * (self.dimensions - 1) for text in texts]
        return np.array(rows, dtype=np.float32)


def test_a_slow_model_reads_a_sentence_once(tmp_path: Path) -> None:
    path = tmp_path / "vectors.npz"
    model = Counting()
    first = Remembered(model, path)
    assert first.encode(["ab", "c", "ab"])[:, 0].tolist() == [2, 1, 2]
    assert model.read == ["ab", "c"]
    first.keep()
    assert [file.name for file in tmp_path.iterdir()] == ["vectors.npz"]
    again = Counting()
    assert Remembered(again, path).encode(["c", "new"])[:, 0].tolist() == [1, 3]
    assert again.read == ["new"]


def test_vectors_of_another_model_are_forgotten_and_of_another_length_refused(
    tmp_path: Path,
) -> None:
    path = tmp_path / "vectors.npz"
    first = Remembered(Counting(), path)
    first.encode(["ab"])
    first.keep()
    assert Remembered(Counting(8, "b"), path).encode(["ab"]).shape == (1, 8)
    with pytest.raises(AlignerError, match="4 dimensions, but counting gives 8; delete the file"):
        Remembered(Counting(8), path).encode(["new"])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (np.full((2, 4), np.nan), "not finite numbers"),
        (np.ones((3, 4)), r"gave \(3, 4\) for 2 texts"),
        (np.ones(2), r"gave \(2,\) for 2 texts"),
    ],
)
def test_vectors_that_are_none_are_refused(
    monkeypatch: pytest.MonkeyPatch, given: Vectors, said: str
) -> None:
    monkeypatch.setattr("aligner.aligning.encoder._static_vectors", lambda *_: given)
    with pytest.raises(AlignerError, match=said):
        load_encoder("bundled").encode(["Er kam.", "Sie ging."])


@pytest.mark.parametrize("content", [b"", b"rubbish", b"PK\x03\x04 cut short"])
def test_damaged_vectors_are_told(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "vectors.npz"
    path.write_bytes(content)
    with pytest.raises(AlignerError, match="delete the file"):
        Remembered(Counting(), path)


def test_a_work_is_aligned_again_with_the_model_it_was_made_with(
    write: Write, tmp_path: Path
) -> None:
    source = write("de.txt", "Er kam im Sommer. Sie ging im Winter fort.\n")
    target = write("tr.txt", "Yazın geldi. Kışın gitti.\n")
    folder = str(tmp_path / "work")
    assert run(["new", folder, "--source", str(source), "--target", str(target)]) == 0
    with open_work(Path(folder)) as file:
        assert file.alignment().model == "bundled"
        assert len(file.alignment().digest) == 64
    assert run(["realign", folder]) == 0
    plain = str(tmp_path / "plain")
    arguments = ["new", plain, "--source", str(source), "--target", str(target), "--model", "none"]
    assert run(arguments) == 0
    with open_work(Path(plain)) as file:
        assert file.alignment().model == ""
