"""The queue: order, filters, search, paging, the next riskiest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from summarize.review.rewriting import rewrite
from tests.review.desks import Open, opened
from tests.review.folders import calm, write
from tests.writers.sample import brief as sample


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Open]:
    many = [calm(f"tin/bai-{n:03}.txt", f"Bài số {n}", f"Number {n}") for n in range(60)]
    write(tmp_path, sample(), *many)
    with opened(tmp_path) as one:
        yield one


def stems(page: str) -> list[str]:
    return re.findall(r'<h2><a href="/briefs/([^"]+)"', page)


def test_riskiest_first_and_pages(desk: Open) -> None:
    """The one with findings stands first; the pages together hold each brief once."""
    editor = desk.editor()
    page = editor.get("/").get_data(as_text=True)
    first = stems(page)
    assert first[0].startswith("pha-son-hai")
    assert len(first) == 50
    following = re.search(r'rel="next" href="([^"]+)"', page)
    assert following
    second = stems(editor.get(following[1].replace("&amp;", "&")).get_data(as_text=True))
    assert len({*first, *second}) == len(first) + len(second) == 61
    names = stems(editor.get("/?order=name").get_data(as_text=True))
    assert names == sorted(names)


@pytest.mark.parametrize(
    ("search", "found"),
    [("pha son hai", 61), ("PHÀ RA ĐẢO", 61), ("so 17", 1), ("khongcogi", 0), ('" OR *', 0),
     ("'; DROP TABLE briefs; --", 0), ("đ" * 5_000, 0), ("\x00", 61)],
)  # fmt: skip
def test_search(desk: Open, search: str, found: int) -> None:
    """With or without marks, in headline and text; no character is an operator."""
    answer = desk.editor().get("/", query_string={"q": search})
    assert answer.status_code == 200
    assert len(stems(answer.get_data(as_text=True))) == min(found, 50)


def test_states_and_progress(desk: Open) -> None:
    """An approved brief counts as done and leaves the filter of those to review."""
    editor = desk.editor()
    stem = stems(editor.get("/").get_data(as_text=True))[0]
    assert editor.post(f"/briefs/{stem}/approve", {"number": 0}).status_code == 200
    assert stem not in editor.get("/?state=translated").get_data(as_text=True)
    assert stems(editor.get("/?state=final").get_data(as_text=True)) == [stem]
    assert "<b>1</b> of 61 final" in editor.get("/").get_data(as_text=True)


def test_next_goes_to_what_is_not_final(desk: Open) -> None:
    """The riskiest open brief, not the one just left; the queue when there is none."""
    editor = desk.editor()
    first, second = stems(editor.get("/").get_data(as_text=True))[:2]
    assert editor.get("/next").location == f"/briefs/{first}"
    assert editor.get(f"/next?after={first}").location == f"/briefs/{second}"


def test_next_when_all_is_done(tmp_path: Path) -> None:
    """Back to the queue."""
    (stem,) = write(tmp_path, calm("tin/a.txt"))
    with opened(tmp_path) as desk:
        editor = desk.editor()
        editor.post(f"/briefs/{stem}/approve", {"number": 0})
        assert editor.get(f"/next?after={stem}").location == "/"
        assert editor.get("/next").location == "/"


def test_an_empty_folder_says_what_to_do(tmp_path: Path) -> None:
    """No brief yet: the page says which command makes some."""
    with opened(tmp_path) as desk:
        assert b"summarize brief" in desk.editor().get("/").data


def test_a_title_with_an_edit_shows_in_the_queue(desk: Open) -> None:
    """The queue shows the headline as it was corrected."""
    editor = desk.editor()
    stem = stems(editor.get("/").get_data(as_text=True))[0]
    editor.save(stem, "h", "A better headline")
    rewrite(desk.desk, stem)
    assert "A better headline" in editor.get("/").get_data(as_text=True)


def test_long_articles_open(tmp_path: Path) -> None:
    """Ten thousand sentences: the page opens and saves."""
    base = sample()
    long = tuple(replace(base.segments[1], id=f"s{n}", paragraph=n) for n in range(1, 3_001))
    (stem,) = write(tmp_path, replace(base, segments=long, findings=()))
    with opened(tmp_path) as desk:
        editor = desk.editor()
        assert editor.get(f"/briefs/{stem}").status_code == 200
        assert editor.save(stem, "s2999", "x").status_code == 200
