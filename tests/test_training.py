import json
import random
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from conftest import small_work
from gold import read_links
from model2vec import StaticModel
from sentence_transformers import SentenceTransformer

from aligner.aligning.encoder import Encoder, Vectors, load_encoder
from aligner.cli.app import run
from aligner.errors import AlignerError
from aligner.exchange import export_links
from aligner.training.bags import Bags
from aligner.training.bitext import Bitext, read_bitext
from aligner.training.pieces import letter_runs
from aligner.training.recipe import Recipe
from aligner.training.train import train

Write = Callable[[str, str], Path]

TINY = Recipe(dim=16, trained_dim=24, vocab=400, epochs=12, batch=64, rate=0.05)
LANGS = ("de", "tr")


def sentences(count: int, seed: int) -> list[tuple[str, str]]:
    """Sentences of two made-up languages with a common order of 80 words."""
    chance = random.Random(seed)
    made = random.Random(1)
    words = [
        tuple("".join(made.choice(letters) + made.choice("aeiou") for _ in range(3)) for letters in
        ("bdfghkl", "mnprstvyz"))
        for _ in range(80)
    ]  # fmt: skip
    chosen = [chance.sample(words, chance.randint(4, 9)) for _ in range(count)]
    return [(" ".join(w[0] for w in some), " ".join(w[1] for w in some)) for some in chosen]


@pytest.fixture(scope="module")
def made_up() -> Bitext:
    return Bitext(LANGS, tuple(sentences(1500, seed=2)), (("made-up.tsv", 1500),))


@pytest.fixture(scope="module")
def tiny(made_up: Bitext, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("models") / "tiny"
    train(made_up, folder, TINY)
    return folder


def precision(encoder: Encoder, pairs: list[tuple[str, str]]) -> tuple[float, float]:
    """P@1 both ways by cosine, among all texts of the other side."""
    left, right = (unit(encoder.encode(side)) for side in zip(*pairs, strict=True))
    cosines, own = left @ right.T, np.arange(len(pairs))
    return tuple(float((cosines.argmax(axis) == own).mean()) for axis in (1, 0))  # type: ignore[return-value]


def unit(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / lengths, dtype=np.float32)


def test_a_trained_model_finds_the_translations_of_sentences_it_has_not_seen(tiny: Path) -> None:
    assert min(precision(load_encoder(str(tiny)), sentences(200, seed=3))) > 0.95


def test_both_libraries_read_the_same_vectors(tiny: Path) -> None:
    texts = [*sentences(50, seed=4)[0], "baba", "…", ""]
    one = StaticModel.from_pretrained(tiny).encode(texts)
    other = SentenceTransformer(str(tiny), device="cpu").encode(texts)
    assert one.dtype == other.dtype == np.float16
    assert np.asarray(one, np.float32) == pytest.approx(np.asarray(other, np.float32), abs=2e-3)
    assert np.isfinite(one).all()


def test_equal_seeds_give_equal_models(tiny: Path, made_up: Bitext, tmp_path: Path) -> None:
    train(made_up, tmp_path / "again", TINY)
    assert load_encoder(str(tmp_path / "again")).digest == load_encoder(str(tiny)).digest
    train(made_up, tmp_path / "other", replace(TINY, epochs=1, seed=2))
    assert load_encoder(str(tmp_path / "other")).digest != load_encoder(str(tiny)).digest


def test_the_card_says_what_a_model_was_trained_from(tiny: Path) -> None:
    card = (tiny / "README.md").read_text(encoding="utf-8")
    assert "| 1,500 | made-up.tsv |" in card
    assert card.startswith("---\nlanguage:\n- de\n- tr\n")


def test_going_on_learns_new_words_and_keeps_the_old(
    tiny: Path, made_up: Bitext, tmp_path: Path
) -> None:
    new = [(f"{a} kubilo", f"{b} zuvape") for a, b in made_up.pairs[:128]]
    before = load_encoder(str(tiny))
    recipe = Recipe(epochs=8, batch=32, rate=0.01)
    train(Bitext(LANGS, tuple(new), (("new.tsv", 128),)), tmp_path / "m", recipe, start=str(tiny))
    after = load_encoder(str(tmp_path / "m"))
    assert after.table().vectors.shape == before.table().vectors.shape
    assert cosine(after, "kubilo", "zuvape") > cosine(before, "kubilo", "zuvape")
    assert min(precision(after, sentences(200, seed=3))) > 0.9


def cosine(encoder: Encoder, one: str, other: str) -> float:
    left, right = unit(encoder.encode([one, other]))
    return float(left @ right)


@pytest.mark.parametrize("which", ["bundled", "tiny"])
def test_case_and_typography_make_no_difference(which: str, tiny: Path) -> None:
    encoder = load_encoder(str(tiny) if which == "tiny" else which)
    one, other = "İzmir’de IRAK »Haus« – 1921", 'izmir\'de irak "haus" - 1921'
    assert cosine(encoder, one, other) > 0.9999


def test_marks_have_one_vector_whatever_their_form() -> None:
    vectors = load_encoder("bundled").encode(["“", "„", '"', "’"])
    assert (vectors[:2] == vectors[2]).all()
    assert (vectors[2] != vectors[3]).any()


def test_numbers_share_no_letter_runs_and_words_do() -> None:
    runs, count = letter_runs(["▁vertrag", "▁verträge", "▁1920", "▁1921", "a"])
    assert set(runs[0]) & set(runs[1])
    assert runs[2:] == [[], [], []]
    assert max(map(max, filter(None, runs))) == count - 1


def test_bags_give_back_what_was_put_in() -> None:
    bags = Bags.of([[1, 2], [], [3]])
    taken = bags.take(np.array([2, 0, 1, 0]))
    assert taken.numbers.tolist() == [3, 1, 2, 1, 2]
    assert taken.starts.tolist() == [0, 1, 3, 3, 5]
    assert (bags + bags).kinds().tolist() == [0, 1, 2, 0, 1, 2]


def test_malformed_lines_are_counted_and_skipped(write: Write) -> None:
    path = write("a.tsv", "Haus\tev\nnichts\n\nWeg\tyol\tgelb\n\tsu\nBrot\tekmek\nbrot!\tEkmek\n")
    bitext = read_bitext([path], LANGS)
    assert bitext.pairs == (("Haus", "ev"), ("Brot", "ekmek"))
    assert bitext.remarks == (
        f"{path}: 3 lines skipped that are not two filled columns; the first is line 2",
    )


def test_test_sentences_are_kept_out(write: Write) -> None:
    path = write("a.tsv", "Das Haus.\tEv.\nDer Weg.\tYol.\nEin Weg.\tBir yol.\n")
    bitext = read_bitext([path], LANGS, [write("gold.txt", "das HAUS\nYol!\n")])
    assert bitext.pairs == (("Ein Weg.", "Bir yol."),)
    assert "2 pairs kept out" in bitext.remarks[0]


def test_a_memory_is_bitext(tmp_path: Path) -> None:
    export_links(small_work(), tmp_path / "m.tmx")
    assert len(read_bitext([tmp_path / "m.tmx"], LANGS).pairs) == 4
    with pytest.raises(AlignerError, match="no unit has both de and ru"):
        read_bitext([tmp_path / "m.tmx"], ("de", "ru"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "the file is empty"),
        ("Haus\t\nWeg\t\n", "no line has two filled columns"),
        ("?\t!\n", "no pair to train from"),
    ],
)
def test_bitext_that_is_none_is_refused(write: Write, text: str, said: str) -> None:
    with pytest.raises(AlignerError, match=said):
        read_bitext([write("a.tsv", text)], LANGS)


def test_fewer_pairs_than_a_batch_name_a_batch_that_works(made_up: Bitext, tmp_path: Path) -> None:
    few = Bitext(LANGS, made_up.pairs[:40], (("a", 40),))
    with pytest.raises(AlignerError, match=r"40 pairs are fewer than a batch of 64.*--batch 5"):
        train(few, tmp_path / "m", TINY)
    assert not list(tmp_path.iterdir())


def test_an_existing_folder_is_left_alone(made_up: Bitext, tmp_path: Path) -> None:
    (tmp_path / "m").mkdir()
    (tmp_path / "m" / "mine").write_text("mine", encoding="utf-8")
    with pytest.raises(AlignerError, match="exists already"):
        train(made_up, tmp_path / "m", TINY)
    assert [path.name for path in tmp_path.rglob("*")] == ["m", "mine"]


def test_a_full_disk_is_found_before_training(write: Write, tmp_path: Path) -> None:
    write("a.tsv", "".join(f"{a}\t{b}\n" for a, b in sentences(200, seed=5)))
    program = (
        "import resource, sys; from aligner.__main__ import main; "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000)); "
        "sys.argv[1:] = ['train', '--bitext', 'a.tsv', '--batch', '64', '-o', 'm']; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, cwd=tmp_path
    )
    assert done.returncode == 2
    assert done.stderr.startswith("aligner: m: cannot be written: ")
    assert len(done.stderr.splitlines()) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["a.tsv"]


def test_the_command_trains(
    write: Write, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [
        write(f"{n}.tsv", "".join(f"{a}\t{b}\n" for a, b in sentences(100, seed=n))) for n in (6, 7)
    ]
    options = ["--langs", "de", "tr", "--dim", "8", "--vocab", "300", "--epochs", "1"]
    options += ["--batch", "50", "--seed", "3", "--json"]
    arguments = ["train", "--bitext", *map(str, files), "-o", str(tmp_path / "m"), *options]
    assert run(arguments) == 0
    assert json.loads(capsys.readouterr().out)["pairs"] == 200
    assert load_encoder(str(tmp_path / "m")).encode(["bade"]).shape == (1, 8)
    assert run([*arguments[:-1], "--from", "bundled"]) == 2
    assert "are those of the model" in capsys.readouterr().err


@pytest.mark.parametrize("option", ["dim", "epochs", "batch", "vocab", "rate"])
def test_settings_that_make_no_sense_are_refused(option: str) -> None:
    with pytest.raises(AlignerError, match=f"--{option} 0"):
        Recipe(**{option: 0})


# the model that ships with the tool


def test_the_bundled_model_needs_no_torch() -> None:
    program = (
        "import sys; from aligner.aligning import load_encoder; "
        "print(load_encoder('bundled').encode(['Der Vertrag', 'antlaşma']).shape, "
        "'torch' in sys.modules, 'sentence_transformers' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout.endswith("False False\n")


def test_the_bundled_model_is_small() -> None:
    folder = load_encoder("bundled").folder
    assert sum(path.stat().st_size for path in folder.iterdir()) < 20_000_000


def test_no_test_sentence_is_in_what_the_bundled_model_was_trained_from(shared: Path) -> None:
    gold = sorted((shared / "gold").glob("*.txt"))
    bitext = read_bitext(sorted((shared / "bitext").glob("*.tsv")), LANGS, gold)
    tested = {words(line) for path in gold for line in path.read_text("utf-8").split("\n")}
    tested.discard("")
    assert not (tested - {""}) & {words(text) for pair in bitext.pairs for text in pair}
    card = (load_encoder("bundled").folder / "README.md").read_text(encoding="utf-8")
    assert f"{len(bitext.pairs):,} pairs" in card


def words(text: str) -> str:
    folded = text.replace("İ", "i").casefold().replace("ı", "i")
    return " ".join("".join(c if c.isalnum() else " " for c in folded).split())


@pytest.mark.parametrize("name", ["pud", "flores_devtest_mn", "storybooks"])
def test_the_bundled_model_finds_translations(shared: Path, name: str) -> None:
    floors = json.loads((Path(__file__).parent / "data" / "bundled_model.json").read_text())
    texts = [
        (shared / "gold" / f"{name}.{lang}.txt").read_text("utf-8").splitlines() for lang in LANGS
    ]
    pairs = [
        (" ".join(texts[0][i] for i in s), " ".join(texts[1][j] for j in t))
        for s, t in read_links(shared / "gold" / f"{name}.gold")
        if s and t
    ]
    found = precision(load_encoder("bundled"), pairs)
    assert found >= tuple(floors[name])
