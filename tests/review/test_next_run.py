"""From the desk to the next run and back, through the users' own doors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from summarize.document import Brief
from summarize.review.rewriting import unwritten
from summarize.store.check import check
from summarize.store.decisions import Decisions
from summarize.store.lock import FolderLock
from summarize.writers import docx_read, tmx, xliff_read
from tests.cli.within import summarize
from tests.review.desks import opened
from tests.review.folders import recorded, write
from tests.writers.sample import brief as sample

SHARED = "Chính quyền xã đã huy động 45 người khắc phục sự cố."
LANDSLIDE = (
    "Mưa lớn làm sạt lở tuyến đường lên bản Nà Hin\n\n"
    "Sáng 12/9, mưa lớn kéo dài đã làm sạt lở hơn 300 m3 đất đá xuống tuyến đường lên bản. "
    f"{SHARED}\n\n"
    "Theo ông Lò Văn Tính, chủ tịch xã, tuyến đường sẽ thông xe trước ngày 15/9.\n"
)
FLOOD = (
    "Nước lũ dâng cao ở xã Mường Lạn\n\n"
    "Đêm 20/9, nước lũ dâng cao làm ngập hơn 60 nhà dân ven suối ở xã Mường Lạn. "
    f"{SHARED} Đến trưa nay nước đã rút.\n"
)
CORRECTED = "The commune sent 45 people to clear the road."


def brief_of(article: Path, folder: Path, *more: object) -> str:
    """Make a brief as a user does; its stem."""
    before = {path.stem for path in folder.glob("*.json")}
    done = summarize(
        "brief", article, "-o", folder, "--translator", "echo", "--summarizer", "lead", *more
    )
    assert done.returncode == 0, done.stderr.decode()
    (stem,) = {path.stem for path in folder.glob("*.json")} - before or before
    return stem


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(LANDSLIDE, "utf-8")
    (tmp_path / "b.txt").write_text(FLOOD, "utf-8")
    return tmp_path / "out"


def with_source(brief: Brief, source: str) -> str:
    return next(s.id for s in brief.segments if s.source == source)


def test_a_correction_made_once_is_used_in_the_next_article(folder: Path) -> None:
    """Corrected and approved on the page; the next article's brief has it, marked as from memory
    in json, in HTML and on the desk."""
    first = brief_of(folder.parent / "a.txt", folder)
    with opened(folder) as desk:
        editor = desk.editor("Lan")
        unit = with_source(recorded(folder, first), SHARED)
        saved = editor.save(first, unit, CORRECTED, state="reviewed")
        assert saved.status_code == 200
    second = brief_of(folder.parent / "b.txt", folder)
    brief = recorded(folder, second)
    (again,) = [s for s in brief.segments if s.source == SHARED]
    assert (again.target, again.origin, again.score) == (CORRECTED, "memory", None)
    assert "|tm:" in brief.provenance.signature
    others = [s.origin for s in brief.segments if s.source != SHARED]
    assert "memory" not in others
    page = (folder / f"{second}.html").read_text("utf-8")
    assert CORRECTED in page
    assert "from memory" in page
    with opened(folder) as desk:
        assert desk.editor().row(second, again.id)["origin"] == "memory"
        shown = desk.editor().get(f"/briefs/{second}").get_data(as_text=True)
        assert '<span class="label">from memory</span>' in shown


def test_a_summary_sentence_is_corrected_and_approved_like_any_other(folder: Path) -> None:
    """Its state is in the files, its findings settle, and a run keeps it."""
    stem = brief_of(folder.parent / "a.txt", folder)
    with opened(folder) as desk:
        editor = desk.editor("Lan")
        answer = editor.save(stem, "m1", "Heavy rain cut the road on September 12.")
        assert answer.get_json()["rows"][0]["state"] == "translated"
        row = editor.row(stem, "m1")
        approved = editor.save(stem, "m1", row["target"], state="reviewed").get_json()
        assert editor.row(stem, "m1")["settled"]
        assert not [d for d in approved["doubts"] if d["ids"][:1] == ["m1"]], "settled"
        desk.rewriter.write_now(stem)
    assert recorded(folder, stem).summary[0].state == "reviewed"
    brief_of(folder.parent / "a.txt", folder, "--force")
    kept = recorded(folder, stem).summary[0]
    assert (kept.target, kept.state, kept.origin) == (
        "Heavy rain cut the road on September 12.", "reviewed", "editor",
    )  # fmt: skip
    assert "reviewed" in (folder / f"{stem}.md").read_text("utf-8")


def test_a_publication_date_is_the_same_from_the_desk_and_from_a_run(folder: Path) -> None:
    """Set on the page: dates resolve at once, and a run makes the very same files."""
    stem = brief_of(folder.parent / "a.txt", folder)
    with opened(folder) as desk:
        editor = desk.editor("Lan")
        answer = editor.post(
            f"/briefs/{stem}/published", {"published": "2023-09-13", "version": 0}
        ).get_json()
        assert "2023-09-12" in {date["value"][:10] for date in answer["timeline"]}
        assert any(date["was"].startswith("XXXX") for date in answer["timeline"])
        desk.rewriter.write_now(stem)
    by_desk = {p.name: p.read_bytes() for p in folder.glob(f"{stem}.*")}
    assert recorded(folder, stem).article.date_source == "decision"
    brief_of(folder.parent / "a.txt", folder, "--force")
    by_run = {p.name: p.read_bytes() for p in folder.glob(f"{stem}.*")}
    assert by_run.keys() == by_desk.keys()
    assert [name for name in by_run if by_run[name] != by_desk[name]] == []
    assert list(check(folder)) == []


def test_a_publication_date_is_not_inherited_by_another_article_of_that_path(folder: Path) -> None:
    """The date waits, in the files and on the page; with its article it comes back."""
    article = folder.parent / "a.txt"
    stem = brief_of(article, folder)
    with opened(folder) as desk:
        body = {"published": "2023-09-13", "version": 0}
        assert desk.editor("Lan").post(f"/briefs/{stem}/published", body).status_code == 200
    brief_of(article, folder)
    assert recorded(folder, stem).provenance.decided == {"published": "2023-09-13"}

    article.write_text(FLOOD, "utf-8")
    brief_of(article, folder)
    brief = recorded(folder, stem)
    assert (brief.article.date_published, brief.provenance.decided) == (None, {})
    (stale,) = [one.message for one in brief.findings if one.check == "stale-decision"]
    assert "2023-09-13" in stale
    with opened(folder) as desk:
        editor = desk.editor("Minh")
        shown = editor.get(f"/briefs/{stem}").get_data(as_text=True)
        assert '<li data-waiting="article">' in shown
        assert "publication date of what the file held before" in shown
        assert list(unwritten(desk.desk)) == []
        body = {"published": "2024-09-21", "version": 1}
        answer = editor.post(f"/briefs/{stem}/published", body).get_json()
        assert answer["published"]["day"] == "2024-09-21"
        assert 'data-waiting="article"' not in editor.get(f"/briefs/{stem}").get_data(as_text=True)
        assert list(unwritten(desk.desk)) == [stem]

    article.write_text(LANDSLIDE, "utf-8")
    brief_of(article, folder)
    assert recorded(folder, stem).article.date_published == "2023-09-13"


CREDIT = "Ảnh: Minh Quân"


def restorable(folder: Path) -> tuple[str, str]:
    """A brief of an article with a picture credit, which was taken out: its stem, and the id."""
    article = folder.parent / "a.txt"
    article.write_text(f"{LANDSLIDE}\n{CREDIT}\n", "utf-8")
    stem = brief_of(article, folder)
    (removal,) = [one for one in recorded(folder, stem).removals if one.text == CREDIT]
    return stem, removal.id


def test_a_restored_removal_can_be_taken_back_and_restored_again_after_a_remake(
    folder: Path,
) -> None:
    """It is no removal of the new brief; the desk knows from the record what was brought back."""
    stem, removal = restorable(folder)
    removed = recorded(folder, stem).removals

    def restore(back: bool, version: int) -> int:
        with opened(folder) as desk:
            answer = desk.editor().post(
                f"/briefs/{stem}/removals/{removal}", {"back": back, "version": version}
            )
            return answer.status_code

    def shown(kept: str) -> bool:
        with opened(folder) as desk:
            page = desk.editor().get(f"/briefs/{stem}").get_data(as_text=True)
        return f'data-removal="{removal}" class="{kept}"' in page and CREDIT in page

    assert restore(True, 0) == 200
    brief_of(folder.parent / "a.txt", folder)
    assert removal not in {one.id for one in recorded(folder, stem).removals}
    assert shown("kept")
    assert restore(False, 1) == 200
    assert shown("")
    assert restore(True, 2) == 200
    assert restore(False, 3) == 200
    brief_of(folder.parent / "a.txt", folder)
    assert recorded(folder, stem).removals == removed


def test_a_restored_removal_that_is_none_any_more_is_told(folder: Path) -> None:
    """The article changed, and what was restored stands elsewhere now: nothing is restored in its
    place, the brief and the page say so, and the decision can be made anew."""
    stem, removal = restorable(folder)
    with opened(folder) as desk:
        body = {"back": True, "version": 0}
        assert desk.editor().post(f"/briefs/{stem}/removals/{removal}", body).status_code == 200
    article = folder.parent / "a.txt"
    article.write_text(article.read_text("utf-8").replace("Mưa lớn", "Mưa rất lớn"), "utf-8")
    assert brief_of(article, folder) == stem
    brief = recorded(folder, stem)
    (moved,) = [one.id for one in brief.removals if one.text == CREDIT]
    assert moved != removal
    (note,) = [one for one in brief.findings if one.message.startswith("restored-removal: ")]
    assert (note.severity, removal in note.message) == ("major", True)
    assert note.message in (folder / f"{stem}.md").read_text("utf-8").replace("\\", "")
    with opened(folder) as desk:
        editor = desk.editor()
        page = editor.get(f"/briefs/{stem}").get_data(as_text=True)
        assert f'data-removal="{removal}" class="kept"' in page
        assert "The last run did not find this any more" in page
        for number, (name, back) in enumerate([(removal, False), (moved, True)], 1):
            body = {"back": back, "version": number}
            assert editor.post(f"/briefs/{stem}/removals/{name}", body).status_code == 200
    brief_of(article, folder)
    brief = recorded(folder, stem)
    assert CREDIT not in {one.text for one in brief.removals}
    assert not [one for one in brief.findings if "restored-removal" in one.message]


def test_a_restored_removal_never_brings_back_another_text_at_its_place(folder: Path) -> None:
    """The article changed, and the same rule takes something else out at the same place."""
    stem, removal = restorable(folder)
    with opened(folder) as desk:
        body = {"back": True, "version": 0}
        assert desk.editor().post(f"/briefs/{stem}/removals/{removal}", body).status_code == 200
    article = folder.parent / "a.txt"
    article.write_text(article.read_text("utf-8").replace(CREDIT, "Ảnh: Lan Anh"), "utf-8")
    brief_of(article, folder)
    brief = recorded(folder, stem)
    (other,) = [one for one in brief.removals if one.text == "Ảnh: Lan Anh"]
    assert other.id.partition("-")[0] == removal.partition("-")[0], "the same rule and place"
    (note,) = [one for one in brief.findings if one.message.startswith("restored-removal: ")]
    assert removal in note.message
    article.write_text(article.read_text("utf-8").replace("Ảnh: Lan Anh", CREDIT), "utf-8")
    brief_of(article, folder)
    assert CREDIT not in {one.text for one in recorded(folder, stem).removals}


def test_an_editor_at_a_moved_sentence_undoes_nothing_at_another(folder: Path) -> None:
    """The article got a new first sentence, so that every number stands for another one now."""
    article = folder.parent / "a.txt"
    stem = brief_of(article, folder)
    with opened(folder) as desk:
        before = with_source(recorded(folder, stem), SHARED)
        assert desk.editor("Lan").save(stem, before, CORRECTED, state="final").status_code == 200
    article.write_text(LANDSLIDE.replace("Sáng 12/9", "Mưa đã tạnh hẳn. Sáng 12/9"), "utf-8")
    brief_of(article, folder)
    brief = recorded(folder, stem)
    after = with_source(brief, SHARED)
    (taken,) = [one.source for one in brief.segments if one.id == before]
    assert after != before
    with opened(folder) as desk:
        editor = desk.editor("Minh")
        assert editor.row(stem, after)["target"] == CORRECTED
        version = editor.row(stem, before)["version"]
        saved = editor.save(stem, before, "Another sentence.", state="reviewed")
        assert (saved.status_code, version) == (200, 1)
        assert editor.row(stem, after)["target"] == CORRECTED
    for more in ((), ("--force",)):
        brief_of(article, folder, *more)
        shown = {one.source: (one.target, one.state) for one in recorded(folder, stem).segments}
        assert shown[SHARED] == (CORRECTED, "final")
        assert shown[taken] == ("Another sentence.", "reviewed")
    assert not [one for one in recorded(folder, stem).findings if one.check == "stale-decision"]
    article.write_text(LANDSLIDE, "utf-8")
    brief_of(article, folder)
    shown = {one.id: (one.source, one.target) for one in recorded(folder, stem).segments}
    assert shown[before] == (SHARED, CORRECTED)


def test_what_followed_a_moved_sentence_is_a_step_of_its_history(folder: Path) -> None:
    """An undo goes back to the text that moved with it, and from there to the machine's."""
    article = folder.parent / "a.txt"
    stem = brief_of(article, folder)
    with opened(folder) as desk:
        before = with_source(recorded(folder, stem), SHARED)
        desk.editor("Lan").save(stem, before, CORRECTED, state="final")
    article.write_text(LANDSLIDE.replace("Sáng 12/9", "Mưa đã tạnh hẳn. Sáng 12/9"), "utf-8")
    brief_of(article, folder)
    unit = with_source(recorded(folder, stem), SHARED)
    assert unit != before
    with opened(folder) as desk:
        editor = desk.editor("Minh")

        def undo() -> str:
            version = editor.row(stem, unit)["version"]
            path = f"/briefs/{stem}/segments/{unit}/undo"
            assert editor.post(path, {"version": version}).status_code == 200
            return str(editor.row(stem, unit)["target"])

        editor.save(stem, unit, "Another wording.")
        assert undo() == CORRECTED
        assert undo() == SHARED, "what the echo engine wrote"
        version = editor.row(stem, unit)["version"]
        again = editor.post(f"/briefs/{stem}/segments/{unit}/undo", {"version": version})
        assert again.status_code == 422


def test_a_run_that_commits_after_the_approval_is_followed(tmp_path: Path) -> None:
    """Approved while a run holds the folder, and that run then writes its own, older brief."""
    (stem,) = write(tmp_path, sample())
    with opened(tmp_path) as desk:
        editor = desk.editor()
        with FolderLock(tmp_path, "summarize brief"):
            answer = editor.post(f"/briefs/{stem}/approve", {"number": 0}).get_json()
            assert not answer["written"]
            assert "summarize brief" in answer["why"]
            assert editor.get(f"/briefs/{stem}/number").get_json()["behind"]
            write(tmp_path, sample())
        desk.rewriter.stop()
        assert not editor.get(f"/briefs/{stem}/number").get_json()["behind"]
    brief = recorded(tmp_path, stem)
    assert {s.state for s in (brief.headline, *brief.segments, *brief.summary)} == {"final"}
    assert list(check(tmp_path)) == []


READERS = {
    "xliff": xliff_read.read,
    "xliff12": xliff_read.read,
    "docx-bilingual": docx_read.read_edited,
}


@pytest.mark.parametrize("form", [*READERS, "tmx"])
def test_what_is_handed_over_has_texts_states_and_notes(tmp_path: Path, form: str) -> None:
    """From the page and from the command line, the same file; back in, nothing is new."""
    (stem,) = write(tmp_path, sample())
    with opened(tmp_path) as desk:
        editor = desk.editor("Lan")
        editor.save(stem, "s2", "The first trip carried 186.", state="reviewed", note="asked: 186")
        editor.save(stem, "m1", "Da Nang reopened it.", state="final", note="<b>short</b> & clear")
        page = editor.get(f"/briefs/{stem}/export/{form}").get_data()
    done = summarize("export", tmp_path, "--to", form)
    assert done.returncode == 0, done.stderr.decode()
    (path,) = [Path(line) for line in done.stdout.decode().splitlines()]
    if form != "docx-bilingual":  # a zip file has times
        assert path.read_bytes() == page
    told = _told(form, path.read_bytes())
    assert told["s2"] == ("The first trip carried 186.", "reviewed", ["asked: 186"])
    assert told["m1"] == ("Da Nang reopened it.", "final", ["<b>short</b> & clear"])
    assert told["s1"][1:] == (sample().segments[0].state, [])
    if form in READERS:
        assert told.keys() == {"h", "m1", "m2", "m3", *(f"s{n}" for n in range(1, 9))}
        again = summarize("import", tmp_path, path)
        assert again.returncode == 0
        assert b"0 decisions taken" in again.stderr
        with Decisions(tmp_path) as decisions:
            assert len(list(decisions.since())) == 2


def test_an_edited_file_does_not_undo_what_the_desk_did_since(tmp_path: Path) -> None:
    """Sent out, changed on the desk, and come back with another sentence edited."""
    (stem,) = write(tmp_path, sample())
    done = summarize("export", tmp_path, "--to", "xliff")
    assert done.returncode == 0
    path = Path(done.stdout.decode().strip())
    with opened(tmp_path) as desk:
        desk.editor("Lan").save(stem, "s2", "The first trip carried 186.", state="reviewed")
    edited = path.read_bytes().replace(sample().segments[2].target.encode(), b"Two new ferries.")
    path.write_bytes(edited.replace(b'state="translated"', b'state="reviewed"'))
    back = summarize("import", tmp_path, path, "--reviewer", "agency")
    assert back.returncode == 0, back.stderr.decode()
    assert b"older\ts2" in back.stdout
    with opened(tmp_path) as desk:
        shown = desk.desk.article(stem)
        texts = {unit.id: unit.target for unit in shown.brief.segments}
        assert texts["s2"] == "The first trip carried 186."
        assert texts["s3"] == "Two new ferries."
        match = desk.desk.memory.exact(sample().segments[2].source)
        assert match is not None, "an approved sentence of the file is remembered"
        assert match.unit.target == "Two new ferries."
        assert match.unit.machine == sample().segments[2].target
        assert match.unit.reviewer == "agency"


@pytest.mark.parametrize("form", READERS)
def test_a_return_to_an_older_wording_is_taken(tmp_path: Path, form: str) -> None:
    """What the file says stood there before, but the file went out with something else."""
    (stem,) = write(tmp_path, sample())
    machine, corrected = sample().segments[1].target or "", "The first trip carried 186."
    with opened(tmp_path) as desk:
        desk.editor("Lan").save(stem, "s2", corrected, state="reviewed")
    edited = _exported(tmp_path, form)
    _edit(edited, corrected, machine)
    back = summarize("import", tmp_path, edited)
    assert (back.returncode, back.stdout) == (0, b""), back.stderr.decode()
    assert b"1 decision taken" in back.stderr
    with opened(tmp_path) as desk:
        assert desk.editor().row(stem, "s2")["target"] == machine
        desk.editor("Lan").save(stem, "s2", corrected)
    # What was taken once does not undo a later correction, however often it comes back.
    again = summarize("import", tmp_path, edited)
    assert again.returncode == 0 and again.stdout.startswith(b"older\ts2\t")
    with opened(tmp_path) as desk:
        assert desk.editor().row(stem, "s2")["target"] == corrected


@pytest.mark.parametrize("form", READERS)
def test_what_was_edited_on_both_sides_stays_and_is_told(tmp_path: Path, form: str) -> None:
    """Neither text is lost: the desk keeps its own, and the answer has the file's."""
    (stem,) = write(tmp_path, sample())
    edited = _exported(tmp_path, form)
    with opened(tmp_path) as desk:
        desk.editor("Lan").save(stem, "s2", "The first trip carried 186.", state="reviewed")
        desk.editor("Lan").save(stem, "s3", "Two more ferries.", state="reviewed")
        desk.editor("Lan").save(stem, "s3", "Two more ferries.", state="translated")
    _edit(edited, sample().segments[1].target or "", "It carried 186 people.")
    back = summarize("import", tmp_path, edited)
    assert back.returncode == 1 and b"0 decisions taken" in back.stderr
    both, older = sorted(back.stdout.decode().splitlines())
    assert both.startswith("both\ts2\t") and both.endswith(": It carried 186 people.")
    assert older.startswith("older\ts3\t")
    with opened(tmp_path) as desk:
        assert desk.editor().row(stem, "s2")["target"] == "The first trip carried 186."


@pytest.mark.parametrize("form", READERS)
def test_a_file_of_an_older_run_does_not_bring_its_words_back(tmp_path: Path, form: str) -> None:
    """Nobody edited anything: what another model says now is no reason for a decision."""
    (stem,) = write(tmp_path, sample())
    edited = _exported(tmp_path, form)
    segments = tuple(replace(s, target=f"{s.target} Anew.") for s in sample().segments)
    assert write(tmp_path, replace(sample(), segments=segments)) == [stem]
    back = summarize("import", tmp_path, edited)
    assert back.returncode == 0 and b"0 decisions taken" in back.stderr
    assert len(back.stdout.splitlines()) == len(segments)


def _exported(folder: Path, form: str) -> Path:
    done = summarize("export", folder, "--to", form)
    assert done.returncode == 0, done.stderr.decode()
    return Path(done.stdout.decode().strip())


def _edit(path: Path, old: str, new: str) -> None:
    """Type another text into an exported file, as an editor's tool does."""
    if path.suffix == ".docx":
        document = docx.Document(str(path))
        cells = [c for t in document.tables for row in t.rows for c in row.cells if c.text == old]
        for cell in cells:
            cell.paragraphs[0].runs[0].text = new
        assert cells
        document.save(str(path))
    else:
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")


def _told(form: str, data: bytes) -> dict[str, tuple[str, str, Sequence[str]]]:
    if form == "tmx":
        units = tmx.read(data).units
        return {u.segment_id: (u.target, u.state, list(u.notes)) for u in units}
    return {
        u.segment_id: (u.target, u.state, list(u.notes)) for u in READERS[form](data, "f").units
    }
