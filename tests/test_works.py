import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.errors import AlignerError
from aligner.languages import guess_language, is_foreign, language
from aligner.model import Side
from aligner.works import (
    Settings,
    Text,
    bundled_sample,
    find_works,
    findings_of,
    make_work,
    open_work,
    read_settings,
    write_settings,
)


def texts(folder: Path) -> Settings:
    (folder / "de.txt").write_text("Im Jahre 1921. Es kam 1922.\n", encoding="utf-8")
    (folder / "tr.txt").write_text("1921 yılında. 1922 geldi.\n", encoding="utf-8")
    return Settings("a title", Text(folder / "de.txt", "de"), Text(folder / "tr.txt", "tr"))


def test_a_work_is_made_stored_and_opened_again(tmp_path: Path) -> None:
    folder = tmp_path / "texts" / "work"
    said: list[str] = []
    make_work(folder, texts(tmp_path), progress=lambda what, _: said.append(what)).close()
    assert read_settings(folder).title == "a title"
    assert find_works(tmp_path) == [folder]
    with open_work(folder) as file:
        assert [link.kind for link in file.links] == ["1:1", "1:1"]
        assert file.alignment().tool.startswith("aligner ")
        assert file.alignment().parameters["gap_open"] > 0
    assert said[0] == "reading de.txt"
    assert "aligning" in said


def test_a_folder_with_a_description_needs_no_more(tmp_path: Path) -> None:
    write_settings(tmp_path, texts(tmp_path))
    with make_work(tmp_path) as file:
        assert len(file.links) == 2


def test_a_description_keeps_how_a_text_is_read(tmp_path: Path) -> None:
    made = texts(tmp_path)
    source = Text(made.source.file, "de", ("Kalend", "Mitt"), presegmented=True)
    write_settings(tmp_path, Settings("t", source, made.target))
    assert read_settings(tmp_path) == Settings("t", source, made.target)


def test_nothing_is_written_when_a_text_cannot_be_read(tmp_path: Path) -> None:
    settings = Settings("t", Text(tmp_path / "no.txt", "de"), Text(tmp_path / "no.txt", "tr"))
    with pytest.raises(AlignerError, match="no such file"):
        make_work(tmp_path / "w", settings)
    assert not (tmp_path / "w").exists()


def test_a_text_of_the_same_name_in_the_folder_is_not_overwritten(tmp_path: Path) -> None:
    folder = tmp_path / "w"
    folder.mkdir()
    (folder / "de.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(AlignerError, match="nothing was overwritten"):
        make_work(folder, texts(tmp_path))
    assert (folder / "de.txt").read_text(encoding="utf-8") == "mine"
    assert [path.name for path in folder.iterdir()] == ["de.txt"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("title = ", "not readable as TOML"),
        ("title = 'x'", r"needs a table \[source\]"),
        ("[source]\nfile = 'a'\n", r"needs a table \[source\]"),
    ],
)
def test_a_bad_description_is_told(tmp_path: Path, content: str, says: str) -> None:
    (tmp_path / "work.toml").write_text(content, encoding="utf-8")
    with pytest.raises(AlignerError, match=says):
        read_settings(tmp_path)


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_any_title_survives_the_description(
    tmp_path_factory: pytest.TempPathFactory, title: str
) -> None:
    folder = tmp_path_factory.mktemp("toml")
    write_settings(folder, Settings(title, Text(folder / "a", "de"), Text(folder / "b", "tr")))
    assert read_settings(folder).title == title


def test_the_sample_says_where_it_comes_from() -> None:
    settings = read_settings(bundled_sample())
    assert (settings.source.lang, settings.target.lang) == ("de", "tr")
    assert "MIT" in (bundled_sample() / "work.toml").read_text(encoding="utf-8")


def test_languages_are_told_apart_by_their_small_words() -> None:
    german = "Das ist der Satz und die Frage, ob es nicht auch bei dem Vertrag so war. " * 5
    assert guess_language(german) == "de"
    assert guess_language("Moskau 1921") is None


def test_a_cited_title_is_known_to_be_foreign() -> None:
    assert is_foreign("Die Ermordung der Kommunare", "tr")
    assert is_foreign("The Soviets in World Affairs", "tr")
    assert not is_foreign("Karadeniz Kıyılarında", "tr")


def test_a_language_without_a_file_has_no_rules_of_its_own() -> None:
    assert not language("pl").known
    assert language("de-AT").known
    assert {side.value for side in Side} == {"source", "target"}


def test_a_check_switched_off_is_not_run_unless_asked_for(tmp_path: Path) -> None:
    settings = texts(tmp_path)
    (tmp_path / "tr.txt").write_text("1920 yılında. 1922 geldi.\n", encoding="utf-8")
    folder = tmp_path / "work"
    write_settings_in(folder, settings, off=("numbers",))
    with make_work(folder) as file:
        work, model = file.work(), file.alignment().model
    assert read_settings(folder).checks_off == ("numbers",)
    assert not [f for f in findings_of(folder, model, work) if f.check == "numbers"]
    assert [f.quote for f in findings_of(folder, model, work, ["numbers"])] == ["1920"]


def test_a_work_may_follow_the_glossary_against_its_own_way(tmp_path: Path) -> None:
    settings = texts(tmp_path)
    (tmp_path / "de.txt").write_text("Er war bei Amanullah. Er blieb dort.\n", encoding="utf-8")
    (tmp_path / "tr.txt").write_text("O Amanullah’ın yanındaydı. Orada kaldı.\n", encoding="utf-8")
    for follows, wanted in ((False, []), (True, ["Emanullah"])):
        folder = tmp_path / f"work{follows}"
        write_settings_in(folder, replace(settings, follow_glossary=follows))
        with make_work(folder) as file:
            work = file.work()
        assert read_settings(folder).follow_glossary == follows
        found = findings_of(folder, None, work, ["names"])
        assert [finding.suggestion for finding in found] == wanted


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ('off = ["spelling"]', "no check is called 'spelling'; there are: reading"),
        ("off = [3]", "lists names of checks in quotes"),
        ('off = "names"', "a list"),
        ('on = ["names"]', '"on"'),
        ('follow_glossary = "yes"', "true or false"),
    ],
)
def test_a_wrong_table_of_checks_is_told(tmp_path: Path, line: str, said: str) -> None:
    folder = tmp_path / "work"
    write_settings_in(folder, texts(tmp_path))
    with make_work(folder) as file:
        work = file.work()
    with (folder / "work.toml").open("a", encoding="utf-8") as file_:
        file_.write(f"\n[checks]\n{line}\n")
    with pytest.raises(AlignerError, match=said) as told:
        findings_of(folder, None, work)
    assert "work.toml" in str(told.value)


def write_settings_in(folder: Path, settings: Settings, off: tuple[str, ...] = ()) -> None:
    folder.mkdir()
    for text in (settings.source, settings.target):
        shutil.copy(text.file, folder)
    write_settings(folder, replace(settings, checks_off=off))
