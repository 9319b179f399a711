from pathlib import Path

import pytest

from aligner.decoding import read_text
from aligner.errors import AlignerError

TURKISH = "Türkiye’nin Şark işleri; ığdır ve Değirmendere İstanbul’da görüşüldü.\n"


def test_utf8_is_read_with_and_without_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + TURKISH.encode())
    assert read_text(path) == TURKISH


def test_line_ends_become_one_kind_and_letters_are_composed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("u\u0308ber\r\nalt\rneu\n".encode())
    assert read_text(path) == "über\nalt\nneu\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (TURKISH.encode("utf-16"), "UTF-16"),
        (TURKISH.encode("utf-16-le"), "UTF-16LE without a BOM"),
        (TURKISH.encode("cp1254", "ignore"), "Windows-1254"),
        (b"Text \xff\xfe\x80", "byte 0xFF at offset 5"),
        (b"", "is empty"),
        (b" \n\n", "nothing but blanks"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"PK\x03\x04abc", "zip archive"),
        (b"abc\0def", "NUL byte at offset 3"),
    ],
)
def test_what_is_no_utf8_text_is_named(tmp_path: Path, content: bytes, says: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    with pytest.raises(AlignerError, match=says) as error:
        read_text(path)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)


def test_a_missing_file_and_a_directory_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(AlignerError, match="no such file"):
        read_text(tmp_path / "nothing.txt")
    with pytest.raises(AlignerError, match="is a directory"):
        read_text(tmp_path)
