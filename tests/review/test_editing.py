"""What an editor does, through the desk's own routes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from summarize.document import Removal
from summarize.errors import LockedError
from summarize.review.article import publication_date
from summarize.review.rewriting import rewrite, unwritten
from summarize.store.amend import article_settings
from summarize.store.check import check
from summarize.store.decisions import Decisions
from summarize.store.lock import FolderLock
from summarize.store.memory import Memory
from tests.review.desks import Editor, Open, opened
from tests.review.folders import calm, recorded, write
from tests.writers.sample import brief as sample

ARTICLE = sample().article.id


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, sample(), calm("tin/hoi-an.txt"))
    return tmp_path


@pytest.fixture
def desk(folder: Path) -> Iterator[Open]:
    with opened(folder) as one:
        yield one


@pytest.fixture
def editor(desk: Open) -> Editor:
    return desk.editor("Hà")


@pytest.fixture
def stem(folder: Path) -> str:
    return next(folder.glob("pha-*.json")).stem


def test_an_edit_is_kept(desk: Open, editor: Editor, stem: str) -> None:
    """The text, who and when; the machine's text stays beside it; a finding loses its place."""
    answer = editor.save(stem, "s2", "The first trip carried 186 passengers.")
    assert answer.status_code == 200
    saved = desk.desk.decisions.latest(ARTICLE)["s2"].decision
    assert saved.target == "The first trip carried 186 passengers."
    assert (saved.reviewer, saved.state) == ("Hà", "translated")
    assert saved.source.startswith("Chuyến đầu tiên")
    assert saved.extra["machine"].startswith("The first trip carried 168")
    assert saved.extra["model"] == "builtin@0123456789ab"
    assert saved.decided_at[19] in "+-Z"
    row = editor.row(stem, "s2")
    assert row["edited"]
    assert all(not severity for _, severity, _ in row["target_pieces"])


def test_saving_the_same_again_adds_nothing(desk: Open, editor: Editor, stem: str) -> None:
    """An autosave of an unchanged text is no decision."""
    editor.save(stem, "s2", "One.")
    before = desk.desk.decisions.last_number(ARTICLE)
    assert editor.save(stem, "s2", "One.").status_code == 200
    assert desk.desk.decisions.last_number(ARTICLE) == before


def test_a_stale_save_gets_both_texts(desk: Open, editor: Editor, stem: str) -> None:
    """The second of two editors is told, keeps the text, and may save over the first."""
    other = desk.editor("Minh")
    assert other.save(stem, "s2", "Minh's text.", version=0).status_code == 200
    late = editor.save(stem, "s2", "Hà's text.", version=0)
    assert late.status_code == 409
    told = late.get_json()
    assert told["mine"] == "Hà's text."
    assert told["theirs"]["target"] == "Minh's text."
    assert told["theirs"]["reviewer"] == "Minh"
    assert editor.row(stem, "s2")["target"] == "Minh's text."
    again = editor.save(stem, "s2", "Hà's text.", version=told["theirs"]["version"])
    assert again.status_code == 200
    assert editor.row(stem, "s2")["target"] == "Hà's text."


def test_undo_goes_back_to_the_machine(desk: Open, editor: Editor, stem: str) -> None:
    """One sitting is one step; undo after undo ends at the machine's text, and then says so."""
    machine = editor.row(stem, "s2")["target"]
    for text in ("A", "A b", "A b c"):
        editor.save(stem, "s2", text, sitting="one")
    editor.save(stem, "s2", "D", sitting="two", state="reviewed")

    def undo() -> int:
        version = editor.row(stem, "s2")["version"]
        path = f"/briefs/{stem}/segments/s2/undo"
        return editor.post(path, {"version": version}).status_code

    assert undo() == 200
    assert (editor.row(stem, "s2")["target"], editor.row(stem, "s2")["state"]) == (
        "A b c",
        "translated",
    )
    assert undo() == 200
    assert editor.row(stem, "s2")["target"] == machine
    assert undo() == 422
    history = editor.get(f"/briefs/{stem}/segments/s2").get_json()["history"]
    assert [step["undone"] for step in history] == [True, True]
    assert desk.desk.decisions.last_number(ARTICLE) == 6, "nothing is ever removed"
    editor.save(stem, "s2", "E")
    assert undo() == 200
    assert editor.row(stem, "s2")["target"] == machine


def test_details_compare_with_the_machine(editor: Editor, stem: str) -> None:
    """What went and what came, word by word."""
    editor.save(stem, "s2", "The first trip carried 186 passengers, most of them islanders.")
    changes = editor.get(f"/briefs/{stem}/segments/s2").get_json()["changes"]
    assert [text.strip() for kind, text in changes if kind == "out"] == ["168"]
    assert [text.strip() for kind, text in changes if kind == "in"] == ["186"]


def test_notes_and_states(editor: Editor, stem: str) -> None:
    """A note stays with its sentence through edits; every state can be chosen, no other."""
    editor.save(stem, "s3", editor.row(stem, "s3")["target"], note="hỏi lại Sở\ncon số này")
    assert editor.row(stem, "s3")["note"] == "hỏi lại Sở\ncon số này"
    for state in ("initial", "translated", "reviewed", "final"):
        assert editor.save(stem, "s3", "Text.", state=state).status_code == 200
        assert editor.row(stem, "s3")["state"] == state
    assert editor.row(stem, "s3")["note"].startswith("hỏi lại")
    assert editor.save(stem, "s3", "Text.", state="perfect").status_code == 422
    assert editor.save(stem, "s3", "Other text.").status_code == 200
    assert editor.row(stem, "s3")["state"] == "translated", "an edit takes the approval back"


ODD = {
    "markup": ("<script>alert(1)</script> & <b>x</b>", "<script>alert(1)</script> & <b>x</b>"),
    "control characters": ("a\x00b\x07c\x1b[31md\x7f", "abc[31md"),
    "line breaks": ("one\r\ntwo\n\tthree\u2028four", "one two three four"),
    "bidi": ("\u202eevil\u2066 text", "evil text"),
    "lone surrogate": ("a\ud800b", "a\ufffdb"),
    "200 kB": ("ü" * 100_000, "ü" * 100_000),
    "200 kB of escapes": ("\u0001" * 199_000 + "x", "x"),
    "astral": ("😀 𝔘", "😀 𝔘"),
    "decomposed": ("Đà Nẵng", "Đà Nẵng"),
    "template": ("{{ 7*7 }}{% raw %}", "{{ 7*7 }}{% raw %}"),
    "empty": ("", ""),
}


@pytest.mark.parametrize(("typed", "kept"), ODD.values(), ids=ODD.keys())
def test_odd_texts(
    desk: Open, editor: Editor, stem: str, folder: Path, typed: str, kept: str
) -> None:
    """Every text is kept as far as a file can hold it, and every page and file stays whole."""
    assert editor.save(stem, "s2", typed).status_code == 200
    assert editor.row(stem, "s2")["target"] == kept
    page = editor.get(f"/briefs/{stem}")
    assert page.status_code == 200
    assert b"<script>alert" not in page.data
    assert editor.get(f"/briefs/{stem}/segments/s2").status_code == 200
    rewrite(desk.desk, stem)
    assert recorded(folder, stem).segments[1].target == kept
    assert list(check(folder)) == []


REFUSED = {
    "too long": {"target": "x" * 250_001, "version": 0},
    "no text": {"version": 0},
    "a number": {"target": 7, "version": 0},
    "no version": {"target": "x"},
    "a version that is no number": {"target": "x", "version": "0"},
    "a negative version": {"target": "x", "version": -1},
    "true as a version": {"target": "x", "version": True},
    "a huge version": {"target": "x", "version": 2**80},
    "a note that is none": {"target": "x", "version": 0, "note": ["x"]},
    "a long note": {"target": "x", "version": 0, "note": "x" * 10_001},
    "approved and empty": {"target": " \u200b ", "version": 0, "state": "reviewed"},
}


@pytest.mark.parametrize("body", REFUSED.values(), ids=REFUSED.keys())
def test_refused_edits(desk: Open, editor: Editor, stem: str, body: dict[str, object]) -> None:
    """What cannot be kept is refused with a reason and a next step; nothing is saved."""
    answer = editor.post(f"/briefs/{stem}/segments/s2", body)
    assert answer.status_code == 422
    assert answer.get_json()["error"]["message"]
    assert answer.get_json()["error"]["hint"]
    assert desk.desk.decisions.last_number(ARTICLE) == 0


def test_no_such_sentence(editor: Editor, stem: str) -> None:
    """An id the brief does not have is not found."""
    for unit_id in ("s99", "article", "<x>", "s1 "):
        assert editor.save(stem, "s1", "x").status_code == 200
        path = f"/briefs/{stem}/segments/{unit_id}"
        assert editor.post(path, {"target": "x", "version": 0}).status_code == 404
        assert editor.get(path).status_code == 404


def test_approving_writes_every_output(desk: Open, editor: Editor, stem: str, folder: Path) -> None:
    """All sentences final, all files new and whole, the queue in step, the pairs remembered."""
    editor.save(stem, "s2", "The first trip carried 186 passengers.")
    number = editor.get(f"/briefs/{stem}/rows").get_json()["number"]
    answer = editor.post(f"/briefs/{stem}/approve", {"number": number}).get_json()
    assert answer["written"]
    assert answer["final"]
    brief = recorded(folder, stem)
    assert {segment.state for segment in brief.segments} == {"final"}
    assert "186 passengers" in (folder / f"{stem}.html").read_text("utf-8")
    assert "186 passengers" in (folder / f"{stem}.md").read_text("utf-8")
    assert list(check(folder)) == []
    assert b"1</b> of 2 final" in editor.get("/").data
    with Memory(folder / "memory.sqlite") as memory:
        match = memory.exact(brief.segments[1].source)
        assert match is not None
        assert match.unit.target == "The first trip carried 186 passengers."
        assert match.unit.machine.startswith("The first trip carried 168")
        assert match.unit.before == brief.segments[0].source


def test_an_approval_taken_back_is_forgotten(
    desk: Open, editor: Editor, stem: str, folder: Path
) -> None:
    """The next run would put a withdrawn text into every article with that sentence."""

    def known() -> list[str]:
        return [unit.target for unit in desk.desk.memory.units()]

    wrong, right = "A wrong text.", "The first trip carried 186 passengers."
    editor.save(stem, "s2", wrong, state="reviewed")
    assert known() == [wrong]
    version = editor.row(stem, "s2")["version"]
    editor.post(f"/briefs/{stem}/segments/s2/undo", {"version": version})
    assert known() == []
    editor.save(stem, "s2", right, state="reviewed")
    editor.save(stem, "s2", right + "..")
    assert known() == [], "an edit takes the approval back"
    editor.save(stem, "s2", right, state="final")
    assert known() == [right]
    # A desk killed between a decision and the memory finds the memory behind when it opens.
    unit = next(desk.desk.memory.units())
    editor.save(stem, "s2", right + "..")
    desk.desk.memory.add([unit])
    with opened(folder) as later:
        list(unwritten(later.desk))
        assert list(later.desk.memory.units()) == []


def test_nobody_approves_what_he_has_not_seen(editor: Editor, desk: Open, stem: str) -> None:
    """A brief that another editor changed meanwhile is not approved."""
    desk.editor("Minh").save(stem, "s2", "Changed.")
    assert editor.post(f"/briefs/{stem}/approve", {"number": 0}).status_code == 422
    assert editor.row(stem, "s3")["state"] == "translated"


def test_a_run_holds_the_folder(desk: Open, editor: Editor, stem: str, folder: Path) -> None:
    """Decisions are kept while a run writes; the files follow when it has ended."""
    with FolderLock(folder, "a run"):
        answer = editor.post(f"/briefs/{stem}/approve", {"number": 0}).get_json()
        assert answer["final"]
        assert not answer["written"]
        assert "in use by a run" in answer["why"]
        with pytest.raises(LockedError):
            rewrite(desk.desk, stem)
    assert recorded(folder, stem).segments[1].state == "translated"
    desk.rewriter.stop()
    assert recorded(folder, stem).segments[1].state == "final"


def test_what_a_crash_left_unwritten_is_found(
    desk: Open, editor: Editor, stem: str, folder: Path
) -> None:
    """A desk that opens finds briefs whose files are behind, and pairs that were not remembered."""
    editor.save(stem, "s2", "The first trip carried 186 passengers.", state="reviewed")
    (folder / "memory.sqlite").unlink()
    for companion in folder.glob("memory.sqlite-*"):
        companion.unlink()
    with opened(folder) as later:
        assert list(unwritten(later.desk)) == [stem]
        assert [unit.target for unit in later.desk.memory.units()] == [
            "The first trip carried 186 passengers."
        ]
        rewrite(later.desk, stem)
        assert list(unwritten(later.desk)) == []


def test_a_later_run_overwrites_nothing(
    desk: Open, editor: Editor, stem: str, folder: Path
) -> None:
    """A new machine text comes in; the editor's stays, with the machine's beside it."""
    editor.save(stem, "s2", "Mine.", state="reviewed")
    other = sample()
    segments = [replace(s, target=f"New {s.id}.") for s in other.segments]
    write(folder, replace(other, segments=tuple(segments)))
    assert editor.row(stem, "s2")["target"] == "Mine."
    assert editor.row(stem, "s3")["target"] == "New s3."
    rewrite(desk.desk, stem)
    assert recorded(folder, stem).segments[1].target == "Mine."


def test_a_changed_source_is_told(desk: Open, editor: Editor, stem: str, folder: Path) -> None:
    """The decision waits, is shown with what changed, and can be taken over or dropped."""
    editor.save(stem, "s2", "Mine.", state="reviewed")
    other = sample()
    segments = [
        replace(s, source="Chuyến đầu tiên chở 190 hành khách.", target="New.")
        if s.id == "s2"
        else s
        for s in other.segments
    ]
    write(folder, replace(other, segments=tuple(segments)))
    page = editor.get(f"/briefs/{stem}").get_data(as_text=True)
    assert 'data-waiting="s2"' in page
    assert "<del>186" in page
    assert editor.row(stem, "s2")["target"] == "New."
    assert editor.save(stem, "s2", "Mine.", state="reviewed").status_code == 200
    page = editor.get(f"/briefs/{stem}").get_data(as_text=True)
    assert "data-waiting" not in page
    assert editor.row(stem, "s2")["target"] == "Mine."


def test_a_moved_sentence_keeps_its_edit(
    desk: Open, editor: Editor, stem: str, folder: Path
) -> None:
    """A sentence with another number is known by its text."""
    editor.save(stem, "s2", "Mine.")
    other = sample()
    segments = tuple(replace(s, id=f"s{n}") for n, s in enumerate(other.segments[1:], 1))
    write(folder, replace(other, segments=segments, summary=(), findings=()))
    assert editor.row(stem, "s1")["target"] == "Mine."
    assert editor.save(stem, "s1", "Mine too.").status_code == 200
    assert editor.row(stem, "s1")["target"] == "Mine too."


def test_the_publication_date_moves_all_dates(
    desk: Open, editor: Editor, stem: str, folder: Path
) -> None:
    """Set once; every date is worked out anew, in the page, the files and for later runs."""
    answer = editor.post(
        f"/briefs/{stem}/published", {"published": "2022-03-15", "version": 0}
    ).get_json()
    lead = next(d for d in answer["timeline"] if d["segment"] == "s1")
    assert lead["value"].startswith("2022-03-14")
    assert lead["was"].startswith("2023-03-14")
    assert answer["published"]["day"] == "2022-03-15"
    rewrite(desk.desk, stem)
    brief = recorded(folder, stem)
    assert (brief.article.date_published, brief.article.date_source) == ("2022-03-15", "decision")
    with Decisions(folder) as decisions:
        saved = [one.decision for one in decisions.latest(ARTICLE).values()]
    assert article_settings(saved, sample().provenance.used)["published"] == "2022-03-15"


@pytest.mark.parametrize("day", ["", "2023-02-30", "yesterday", "1789-07-14", "9999-01-01", 7, None,
                                 "2023-03-14T25:00", "२०२३-०३-१४"])  # fmt: skip
def test_impossible_publication_dates(editor: Editor, stem: str, day: object) -> None:
    """No date, no change."""
    body = {"published": day, "version": 0}
    assert editor.post(f"/briefs/{stem}/published", body).status_code == 422


def test_removals_are_restored_by_decision(editor: Editor, desk: Open, stem: str) -> None:
    """Restoring is recorded beside the date, and can be taken back."""
    removals = sample().removals
    first, second = removals[0].id, removals[1].id

    def restore(removal: str, version: int, back: bool = True) -> int:
        body = {"back": back, "version": version}
        return editor.post(f"/briefs/{stem}/removals/{removal}", body).status_code

    assert restore(first, 0) == 200
    assert restore(second, 1) == 200
    editor.post(f"/briefs/{stem}/published", {"published": "2022-03-15", "version": 2})
    settings = desk.desk.article(stem).settings
    assert settings == {"keep": ",".join(sorted([first, second])), "published": "2022-03-15"}
    assert restore(first, 3, back=False) == 200
    assert desk.desk.article(stem).kept == {second}
    assert restore(second, 0) == 409
    assert restore("nothing@1", 4) == 404
    # Brought back by a run, it is no removal any more; the page still offers to take it back.
    base = sample()
    write(desk.folder, replace(base, removals=base.removals[2:]))
    page = editor.get(f"/briefs/{stem}").get_data(as_text=True)
    assert f'data-removal="{second}" class="kept"' in page
    assert restore(second, 3 + 1, back=False) == 200
    assert isinstance(removals[0], Removal)


def test_a_correction_goes_to_its_repetitions(
    desk: Open, editor: Editor, stem: str, folder: Path
) -> None:
    """The same sentence in another article, on request, with its own history."""
    saved = editor.save(stem, "s3", "According to the department, two ferries.", state="reviewed")
    assert saved.get_json()["elsewhere"] == {"s3": 1}
    found = editor.get(f"/briefs/{stem}/segments/s3").get_json()["repetitions"]
    assert [(one["stem"][:6], one["segment"]) for one in found] == [("hoi-an", "s3")]
    answer = editor.post(f"/briefs/{stem}/segments/s3/repetitions").get_json()
    assert answer["applied"] == 1
    other = found[0]["stem"]
    row = editor.row(other, "s3")
    assert (row["target"], row["state"]) == (
        "According to the department, two ferries.",
        "reviewed",
    )
    assert editor.get(f"/briefs/{stem}/segments/s3").get_json()["repetitions"] == []


def test_a_correction_goes_to_the_summary_that_took_the_sentence(tmp_path: Path) -> None:
    """A summary of the article's own sentences kept the error that was mended below it."""
    one = calm("tin/hue.txt")
    taken = replace(one.summary[0], source=one.segments[2].source, target=one.segments[2].target)
    (stem,) = write(tmp_path, replace(one, summary=(taken,)))
    with opened(tmp_path) as open_:
        editor = open_.editor("Lan")
        saved = editor.save(stem, "s3", "Two ferries, says the department.", state="reviewed")
        assert saved.get_json()["elsewhere"] == {"s3": 1}
        answer = editor.post(f"/briefs/{stem}/segments/s3/repetitions").get_json()
        assert [row["id"] for row in answer["rows"]] == ["m1"]
        row = editor.row(stem, "m1")
        assert (row["target"], row["state"]) == ("Two ferries, says the department.", "reviewed")
        assert len(list(open_.desk.memory.units())) == 1, "what the summary takes is no new pair"


def test_what_is_approved_elsewhere_stays(editor: Editor, stem: str, folder: Path) -> None:
    """The same sentence, approved in another article, takes no text nobody has looked at."""
    other = next(folder.glob("hoi-an*.json")).stem
    editor.save(other, "s3", "Two ferries, says the department.", state="reviewed")
    saved = editor.save(stem, "s3", "Two ships, says the department.", state="reviewed").get_json()
    assert saved["elsewhere"] == {"s3": 0}
    (found,) = editor.get(f"/briefs/{stem}/segments/s3").get_json()["repetitions"]
    assert found["state"] == "reviewed", "it is shown"
    assert editor.post(f"/briefs/{stem}/segments/s3/repetitions").get_json()["applied"] == 0
    assert editor.row(other, "s3")["target"] == "Two ferries, says the department."


def test_memory_offers_what_was_approved(editor: Editor, stem: str, folder: Path) -> None:
    """A sentence approved in one article is offered for it in another, exact and similar."""
    editor.save(stem, "s3", "According to the department, two ferries.", state="reviewed")
    other = next(folder.glob("hoi-an*.json")).stem
    matches = editor.get(f"/briefs/{other}/segments/s3").get_json()["matches"]
    assert [(m["kind"], m["target"]) for m in matches] == [
        ("context", "According to the department, two ferries.")
    ]


def test_exports_have_the_edits(editor: Editor, stem: str) -> None:
    """Every format, as a download, as it stands."""
    editor.save(stem, "s2", "The first trip carried 186 passengers.")
    for form in ("md", "html", "json", "xliff", "xliff12", "tmx", "csv"):
        answer = editor.get(f"/briefs/{stem}/export/{form}")
        assert answer.status_code == 200, form
        assert answer.headers["Content-Disposition"].startswith("attachment")
        assert b"186 passengers" in answer.data, form
    assert editor.get(f"/briefs/{stem}/export/docx").data.startswith(b"PK")
    assert b"BEGIN:VCALENDAR" in editor.get(f"/briefs/{stem}/export/ics").data


def test_the_reviewer_has_a_name(desk: Open, stem: str) -> None:
    """The name typed under Settings stands in the history; an empty one is refused."""
    editor = desk.editor()
    assert editor.post("/preferences", {"name": "  "}).status_code == 422
    assert editor.post("/preferences", {"name": "Nguyễn Thị Hà"}).status_code == 200
    editor.save(stem, "s2", "x")
    assert desk.desk.decisions.latest(ARTICLE)["s2"].decision.reviewer == "Nguyễn Thị Hà"


def test_a_typed_moment_of_another_zone_is_kept_on_vietnams_clock() -> None:
    """As a run keeps it, so that the brief is not written again for ever."""
    assert publication_date("2024-09-03T18:40+00:00") == "2024-09-04T01:40:00+07:00"
    assert publication_date("2024-09-03T18:40") == "2024-09-03T18:40:00"
    assert publication_date("2024-09-03") == "2024-09-03"
