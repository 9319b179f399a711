"""What several tests need: where the shared material lies, small works, files."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from aligner.model import Alignment, Document, Link, Part, Sentence, Side, Work
from aligner.store import WorkFile
from aligner.store.snapshot import Snapshot

SHARED = Path(os.environ.get("ALIGNER_SHARED", Path(__file__).parents[2] / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip(f"needs the texts and validators in {SHARED}")
    return SHARED


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the review wait for no pause in typing."""
    monkeypatch.setattr("aligner.ui.checker._PAUSE", 0.001)
    monkeypatch.setattr("aligner.ui.dialogs.concordance._PAUSE", 0.001)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    def _write(name: str, text: str) -> Path:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return _write


def document(name: str, lang: str, *texts: str, part: Part = Part.BODY) -> Document:
    sentences = tuple(
        Sentence(f"b{n}", part, None, n, text) for n, text in enumerate(texts, start=1)
    )
    return Document(name, lang, "\n".join(texts), sentences)


def small_work() -> Work:
    source = document(
        "de.txt",
        "de",
        "Im Jahre 1920 reiste die Gesandtschaft nach Moskau.",
        "Dort traf sie Tschitscherin.",
        "Man sprach lange.",
        "Der Vertrag wurde am 16. März 1921 unterzeichnet.",
        "Er hat 16 Artikel.",
    )
    target = document(
        "tr.txt",
        "tr",
        "Heyet 1920 yılında Moskova’ya gitti.",
        "Orada Çiçerin ile görüştü ve uzun konuşuldu.",
        "Antlaşma 16 Mart 1921’de imzalandı.",
        "Antlaşmanın 16 maddesi vardır.",
    )
    links = (
        Link(range(1), range(1), 0.9),
        Link(range(1, 3), range(1, 2), 0.8),
        Link(range(3, 4), range(2, 3), 0.95),
        Link(range(4, 5), range(3, 4), 0.7),
    )
    return Work("a treaty", source, target, links)


ALIGNMENT = Alignment("aligner test", "", "", {"gap_open": 3.0})
DIGESTS = {Side.SOURCE: "0" * 64, Side.TARGET: "1" * 64}


@pytest.fixture
def work_path(tmp_path: Path) -> Path:
    path = tmp_path / "work.aligner"
    WorkFile.create(path, small_work(), ALIGNMENT, DIGESTS).close()
    return path


def dates(path: Path) -> list[tuple[str, str]]:
    """Tell when each link of a work file was made and last changed."""
    with Snapshot(path) as stored:
        return [(stored.created, link.changed) for link in stored.links()]
