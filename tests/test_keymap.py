"""Keys of the editor's own."""

from pathlib import Path

import pytest
from ui_fixtures import make_file, stored_links

from aligner.errors import AlignerError
from aligner.ui import keys
from aligner.ui.keymap import keymap_path, read_keymap, sections
from aligner.ui.link_list import LinkList
from tui import ReviewApp


def written(folder: Path, text: str) -> Path:
    path = folder / "keys.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_keys_are_those_there_are(tmp_path: Path) -> None:
    assert read_keymap(tmp_path / "keys.toml") == {}
    assert sections({}) == keys.SECTIONS


def test_the_file_lies_where_programs_keep_settings(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert keymap_path().name == "keys.toml"
    assert keymap_path().parent.name == "aligner"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("confirm = 3", "give keys as text"),
        ('confrim = "y"', "no key is called 'confrim'; there is confirm"),
        ('jump.opn = "y"', "no key is called 'jump.opn'; there is jump.open"),
        ('zzz = "y"', "there is link.down, link.up"),
        ('doubt = "enterr"', "'enterr' is no key"),
        ('doubt = "hyperr+q"', "'hyperr.q' is no key"),
        ('doubt = "]"', "right_square_bracket would do both doubt and column.down"),
        ('doubt = "shift+j"', "J would do both doubt and shift.down"),
        ('doubt = "Escape"', "escape would do both choose.none and doubt"),
        ('doubt = "ctrl+p"', "ctrl.p would do both the command palette and doubt"),
        ('doubt = "m"', "m would do both doubt and merge"),
        ("confirm", "not a TOML file"),
        ('confirm = ""', "give keys as text"),
    ],
)
def test_what_cannot_be_understood_is_told_in_one_line(
    tmp_path: Path, text: str, says: str
) -> None:
    path = written(tmp_path, text)
    with pytest.raises(AlignerError, match=says) as error:
        read_keymap(path)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


async def test_another_key_does_it_and_the_usual_one_no_longer(tmp_path: Path) -> None:
    keymap = read_keymap(written(tmp_path, 'doubt = "y, f8"\n"jump.open" = "z"\n'))
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file, keymap=keymap)
        async with app.run_test(size=(140, 40)) as pilot:
            await pilot.press("x", "down", "y", "z")
            await pilot.pause()
            assert app.query_one(LinkList).cursor == 3
    assert [link.status for link in stored_links(tmp_path)[1:3]] == ["suggested", "doubtful"]


async def test_keys_can_change_places(tmp_path: Path) -> None:
    keymap = read_keymap(written(tmp_path, 'doubt = "m"\nmerge = "x"\n'))
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file, keymap=keymap)
        async with app.run_test(size=(140, 40)) as pilot:
            await pilot.press("m", "x")
            await pilot.pause()
    links = stored_links(tmp_path)
    assert len(links) == 9
    assert links[1].status == "suggested"


@pytest.mark.parametrize(
    ("text", "keymap"),
    [
        ('jump.open = "y"', {"jump.open": "y"}),
        ('doubt = "Ctrl+K, F6"', {"doubt": "ctrl+k,f6"}),
        ('doubt = "}"', {"doubt": "right_curly_bracket"}),
        ('doubt = "ü,shift+y,+"', {"doubt": "ü,Y,plus"}),
        ('doubt = "Delete"', {"doubt": "delete"}),
    ],
)
def test_keys_may_be_written_as_people_write_them(
    tmp_path: Path, text: str, keymap: dict[str, str]
) -> None:
    assert read_keymap(written(tmp_path, text)) == keymap


async def test_a_sign_can_be_a_key(tmp_path: Path) -> None:
    keymap = read_keymap(written(tmp_path, 'doubt = "}"'))
    with make_file(tmp_path) as work_file:
        app = ReviewApp(work_file, keymap=keymap)
        async with app.run_test(size=(140, 40)) as pilot:
            await pilot.press("right_curly_bracket")
            await pilot.pause()
    assert stored_links(tmp_path)[1].status == "doubtful"
