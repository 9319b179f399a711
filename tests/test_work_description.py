"""A `work.toml` with a mistake in it."""

from pathlib import Path

import pytest
from commands import Capture, told


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('title = ["a"]', '"title" must be a text'),
        ('tilte = "a"', 'unknown key "tilte"'),
        ('[source]\nfile = ""\nlang = "de"', "names no file"),
        ('[source]\nfile = "a\\u0000b"\nlang = "de"', "names no file"),
        ('[source]\nfile = "a"\nlang = ["de"]', '"lang" must be a text'),
        ('[source]\nfile = "a"\nlang = "German"', "say de"),
        ('[source]\nfile = "a"\nlang = "de"\npresegmented = "x"', "must be true or false"),
        ('[source]\nfile = "a"\nlang = "de"\nabbreviations = "Mitt."', "must be a list"),
        ('[source]\nfile = "a"\nlang = "de"\nabbreviations = [1]', "1 is no abbreviation"),
        ('[source]\nfile = "a"\nlang = "de"\nabbreviations = ["."]', "is no abbreviation"),
    ],
)
def test_a_description_says_which_value_is_wrong(
    tmp_path: Path, line: str, says: str, capsys: Capture
) -> None:
    described = line + '\n[target]\nfile = "b"\nlang = "tr"\n'
    (tmp_path / "work.toml").write_text(described, encoding="utf-8")
    said = told(["new", str(tmp_path)], capsys)
    assert "work.toml" in said
    assert says in said
