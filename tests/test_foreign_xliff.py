"""XLIFF as other programs write it: what was said there is taken, and nothing made up."""

from pathlib import Path

import pytest
from conftest import small_work

from aligner.edit import apply
from aligner.errors import AlignerError
from aligner.exchange import import_links
from aligner.model import Link, Status

WORK = small_work()
SOURCES = [sentence.text for sentence in WORK.source.sentences]
TARGETS = [sentence.text for sentence in WORK.target.sentences]


def imported(tmp_path: Path, text: str) -> tuple[Link, ...]:
    (tmp_path / "x.xlf").write_text(text, encoding="utf-8")
    return apply(WORK.links, import_links(WORK, tmp_path / "x.xlf").edit)


def new(*units: str) -> str:
    return (
        '<xliff version="2.0" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="de" '
        f'trgLang="tr"><file id="f">{"".join(units)}</file></xliff>'
    )


def old(*units: str, source: str = "de-DE") -> str:
    return (
        '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file '
        f'source-language="{source}" target-language="tr-TR" original="x" datatype="plaintext">'
        f"<body>{''.join(units)}</body></file></xliff>"
    )


def marked(*texts: str) -> str:
    return " ".join(f'<mrk mtype="seg" mid="{n}">{text}</mrk>' for n, text in enumerate(texts))


FIRST = f"<source>{SOURCES[0]}</source><target>{TARGETS[0]}</target>"


def test_what_has_no_translation_yet_is_no_omission(tmp_path: Path) -> None:
    rest = f"<source>{SOURCES[4]}</source>"
    for text in (
        new(
            f'<unit id="a"><segment state="final">{FIRST}</segment></unit>',
            f'<unit id="b"><segment state="final">{rest}</segment></unit>',
        ),
        old(
            f'<trans-unit id="a" approved="yes">{FIRST}</trans-unit>',
            f'<trans-unit id="b" approved="yes">{rest}<target/></trans-unit>',
        ),
    ):
        links = imported(tmp_path, text)
        assert [link.kind for link in links] == [link.kind for link in WORK.links]
        assert [link.status for link in links].count(Status.CONFIRMED) == 1


def test_xliff_1_2_of_other_languages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(AlignerError, match="source-language is en"):
        imported(tmp_path, old(f'<trans-unit id="a">{FIRST}</trans-unit>', source="en"))


def test_segments_marked_in_a_unit_are_units(tmp_path: Path) -> None:
    unit = (
        f'<trans-unit id="a"><source>{SOURCES[3]} {SOURCES[4]}</source>'
        f'<seg-source><g id="1">{marked(SOURCES[3], SOURCES[4])}</g></seg-source>'
        f'<target><g id="1">{marked(TARGETS[2], TARGETS[3])}</g></target>'
        '<d:seg-defs xmlns:d="urn:other"><d:seg id="0" conf="Draft"/>'
        '<d:seg id="1" conf="ApprovedTranslation"/></d:seg-defs></trans-unit>'
    )
    (tmp_path / "x.sdlxliff").write_text(old(unit), encoding="utf-8")
    links = apply(WORK.links, import_links(WORK, tmp_path / "x.sdlxliff").edit)
    assert [link.kind for link in links] == ["1:1", "2:1", "1:1", "1:1"]
    assert [link.status for link in links[2:]] == [Status.SUGGESTED, Status.CONFIRMED]


def test_a_segment_left_out_of_the_target_leaves_the_unit_whole(tmp_path: Path) -> None:
    unit = (
        f'<trans-unit id="a" approved="yes"><source>{SOURCES[1]} {SOURCES[2]}</source>'
        f"<seg-source>{marked(SOURCES[1], SOURCES[2])}</seg-source>"
        f"<target>{marked(TARGETS[1])}</target></trans-unit>"
    )
    links = imported(tmp_path, old(unit))
    assert (links[1].kind, links[1].status) == ("2:1", Status.CONFIRMED)


def test_codes_in_a_text_are_left_out_and_what_they_mark_is_kept(tmp_path: Path) -> None:
    source = SOURCES[0].replace("1920", '<pc id="1">19<mrk id="m" type="term">20</mrk></pc>')
    source = source.replace("nach", '<sc id="2"/>na<ph id="3"/>ch<ec startRef="2"/>')
    unit = f"<source>{source}</source><target>{TARGETS[0]}</target>"
    links = imported(
        tmp_path, new(f'<unit id="a"><segment state="reviewed">{unit}</segment></unit>')
    )
    assert links[0].status is Status.CONFIRMED
