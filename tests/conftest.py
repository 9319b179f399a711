"""What several tests need: where the shared material lies, small works, files."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from browser import Browser
from commands import GERMAN, TURKISH

from aligner.cli.app import run
from aligner.exchange.glossary_rows import add_entries
from aligner.exchange.tmx import write_units
from aligner.exchange.units import Unit
from aligner.model import Alignment, Document, Entry, Link, Part, Sentence, Side, Work
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


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    with Browser(tmp_path_factory.mktemp("profile")) as opened:
        yield opened


@pytest.fixture
def made(
    write: Callable[[str, str], Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Path:
    """The folder of a work, made of two short texts as the command line does."""
    folder = tmp_path / "work"
    source, target = write("de.txt", GERMAN), write("tr.txt", TURKISH)
    assert run(["new", str(folder), "--source", str(source), "--target", str(target)]) == 0
    capsys.readouterr()
    return folder


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


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a work, a glossary and a memory, in which commands are run."""
    (tmp_path / "w").mkdir()
    WorkFile.create(tmp_path / "w" / "work.aligner", small_work(), ALIGNMENT, DIGESTS).close()
    (tmp_path / "g").mkdir()
    add_entries(tmp_path / "g", [Entry("Tee", "çay", "", "approved", "")])
    units = (Unit(f"{n} Wort", f"{n} söz") for n in range(500))  # more than a buffer holds
    write_units(units, tmp_path / "m.tmx", ("de", "tr"))
    for name in ("x.file", "x.de.xml", "x.tr.xml"):
        (tmp_path / name).write_text(f"my {name}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def dates(path: Path) -> list[tuple[str, str]]:
    """Tell when each link of a work file was made and last changed."""
    with Snapshot(path) as stored:
        return [(stored.created, link.changed) for link in stored.links()]
