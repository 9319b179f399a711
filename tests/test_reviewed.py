"""Reviewed elsewhere, reviewed here: what is the same keeps what was said of it."""

from dataclasses import replace
from pathlib import Path

import pytest
from conftest import document, small_work
from elsewhere import WHOLE, reviewed, with_texts

from aligner.edit import apply
from aligner.exchange import export_links, import_links
from aligner.model import Link, Status, Work


@pytest.mark.parametrize("fmt", [*WHOLE, "tmx"])
def test_only_what_changed_loses_its_status(tmp_path: Path, fmt: str) -> None:
    work = small_work()
    export_links(reviewed(work), tmp_path / "x", fmt)
    newer = replace(work, target=with_texts(work.target, {2: "Antlaşma sonra imzalandı."}))
    found = import_links(newer, tmp_path / "x", fmt)
    links = apply(newer.links, found.edit)
    assert [link.status for link in links] == ["confirmed", "confirmed", "suggested", "confirmed"]
    assert [link.comment for link in links] == ["seen 0", "seen 1", "seen 2", "seen 3"]
    assert (found.changed, found.left) == (4, 1)


@pytest.mark.parametrize("fmt", [*WHOLE, "tmx", "intertext"])
def test_a_sentence_put_in_front_moves_nothing(tmp_path: Path, fmt: str) -> None:
    work = small_work()
    export_links(reviewed(work), tmp_path / "x", fmt)
    texts = ["Ein Vorwort.", *(s.text for s in work.source.sentences)]
    moved = (
        Link(range(1), range(0)),
        *(
            k._replace(source=range(k.source.start + 1, k.source.stop + 1), confidence=0.5)
            for k in work.links
        ),
    )
    newer = replace(work, source=document("de.txt", "de", *texts), links=moved)
    links = apply(newer.links, import_links(newer, tmp_path / "x", fmt).edit)
    assert [link.status for link in links] == ["suggested", *["confirmed"] * 4]


def test_what_is_confirmed_here_stays_though_the_file_groups_otherwise(tmp_path: Path) -> None:
    work = small_work()
    export_links(reviewed(work), tmp_path / "x.tsv")
    here = (
        work.links[0],
        Link(range(1, 2), range(1, 2), status=Status.CONFIRMED),
        Link(range(2, 3), range(0)),
        *work.links[2:],
    )
    found = import_links(replace(work, links=here), tmp_path / "x.tsv")
    after = apply(here, found.edit)
    assert after[1:3] == here[1:3]
    assert [link.status for link in after if link.target] == ["confirmed"] * 4
    assert found.left == 1


def test_a_memory_regroups_what_is_linked_already(tmp_path: Path) -> None:
    work = small_work()
    export_links(reviewed(work), tmp_path / "m.tmx")
    apart = (
        work.links[0],
        Link(range(1, 2), range(1, 2)),
        Link(range(2, 3), range(0)),
        *work.links[2:],
    )
    after = apply(apart, import_links(replace(work, links=apart), tmp_path / "m.tmx").edit)
    assert [link.kind for link in after] == ["1:1", "2:1", "1:1", "1:1"]
    assert after[1].status is Status.CONFIRMED


def test_a_memory_of_another_work_links_nothing_far_apart(tmp_path: Path) -> None:
    texts = document("a", "de", "Ja.", "Nein."), document("b", "tr", "Evet.", "Hayır.")
    crossed = (Link(range(1), range(1, 2)), Link(range(1, 2), range(1)))
    export_links(Work("t", *texts, crossed), tmp_path / "m.tmx")
    straight = (Link(range(1), range(1)), Link(range(1, 2), range(1, 2)))
    found = import_links(Work("t", *texts, straight), tmp_path / "m.tmx")
    assert (found.changed, found.left) == (0, 2)


def test_the_same_sentence_twice_takes_its_own_status(tmp_path: Path) -> None:
    texts = document("a", "de", "Ebd.", "Ebd."), document("b", "tr", "Aynı yer.", "Aynı yer.")
    links = (
        Link(range(1), range(1)),
        Link(range(1, 2), range(1, 2), status=Status.CONFIRMED, comment="second"),
    )
    export_links(Work("t", *texts, links), tmp_path / "m.tmx")
    bare = tuple(k._replace(status=Status.SUGGESTED, comment="") for k in links)
    found = import_links(Work("t", *texts, bare), tmp_path / "m.tmx")
    assert [(k.status, k.comment) for k in found.edit.added] == [
        ("suggested", ""),
        ("confirmed", "second"),
    ]


def test_a_table_of_a_colleague_needs_only_two_columns(tmp_path: Path) -> None:
    work = small_work()
    path = tmp_path / "x.csv"
    path.write_text(
        "de;tr;status\nDort traf sie Tschitscherin. Man sprach lange.;"
        "Orada Çiçerin ile görüştü ve uzun konuşuldu.;confirmed\n",
        encoding="utf-8",
    )
    assert import_links(work, path).edit.added[1].status is Status.CONFIRMED


@pytest.mark.parametrize("fmt", ["ces", "intertext"])
def test_a_file_with_the_translation_as_its_source_is_turned_round(
    tmp_path: Path, fmt: str
) -> None:
    work = small_work()
    turned = tuple(Link(link.target, link.source) for link in work.links)
    export_links(Work("t", work.target, work.source, turned), tmp_path / "x.xml", fmt)
    one = replace(work, links=(Link(range(5), range(4)),))
    links = apply(one.links, import_links(one, tmp_path / "x.xml").edit)
    assert [link.kind for link in links] == ["1:1", "2:1", "1:1", "1:1"]
