from __future__ import annotations

import hashlib
import os
import pickle
from pathlib import Path

import pytest

from summarize.batch.plan import Planner, Step, changes, read_input
from summarize.batch.sources import Source
from summarize.batch.steps import Rendered, render
from summarize.document import Decision
from summarize.errors import UnreadableError
from summarize.store import names
from summarize.store.index import Index
from summarize.store.records import commit
from tests.batch import stand_in

SUFFIXES = (".json", ".md", ".html")


def made(folder: Path, source: Source, stem: str, job: object = None) -> None:
    """Finish one article as a run would."""
    assert source.path is not None
    data = source.path.read_bytes()
    prepared = stand_in.prepare(data, source.id, {})
    brief = pickle.dumps(stand_in.brief_of(prepared, stand_in.SIGNATURE))
    rendered = render(stand_in.job(), source.id, stem, brief, ())
    assert isinstance(rendered, Rendered)
    assert commit(folder, [rendered.output]) == [None]


@pytest.fixture
def source(tmp_path: Path) -> Source:
    (tmp_path / "in").mkdir()
    (tmp_path / "out").mkdir()
    path = tmp_path / "in" / "tin.txt"
    path.write_text("Tin\nMột câu.\n", "utf-8")
    return Source(name=str(path), path=path)


def decide(tmp_path: Path, source: Source, *, signature: str = stand_in.SIGNATURE) -> Step:
    """The step, the same with an index as without."""
    folder = tmp_path / "out"
    bare = Planner(folder, signature, SUFFIXES).decide(source)
    index = Index(folder)
    for _ in range(2):  # the second time from the index
        step = Planner(folder, signature, SUFFIXES, index=index).decide(source)
        if bare.reason == "new":  # the index may remember a record that is gone
            assert not step.is_done
        else:
            assert (step.reason, step.detail) == (bare.reason, bare.detail)
    index.close()
    return bare


def test_new_then_done(tmp_path: Path, source: Source) -> None:
    step = decide(tmp_path, source)
    assert step.reason == "new" and not step.is_done
    made(tmp_path / "out", source, step.stem)
    assert decide(tmp_path, source).is_done


def test_a_changed_input_is_done_again(tmp_path: Path, source: Source) -> None:
    made(tmp_path / "out", source, decide(tmp_path, source).stem)
    assert source.path is not None
    before = source.path.stat()
    source.path.write_text("Tin\nHai câu.\n", "utf-8")
    os.utime(source.path, ns=(before.st_atime_ns, before.st_mtime_ns))  # same size, same time
    assert decide(tmp_path, source).reason == "input-changed"


def test_a_changed_signature_says_what_changed(tmp_path: Path, source: Source) -> None:
    made(tmp_path / "out", source, decide(tmp_path, source).stem)
    step = decide(tmp_path, source, signature="src:vi|tgt:en|mt:big@7|dec:copy|gls:ab|v:1")
    assert step.reason == "signature-changed"
    assert step.detail == "mt: echo@1 -> big@7; gls: none -> ab"
    assert changes("a:1|b:2", "a:1") == "b: 2 -> none"


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("fault", ["gone", "cut", "empty", "edited"])
def test_no_damaged_output_is_ever_done(
    tmp_path: Path, source: Source, suffix: str, fault: str
) -> None:
    stem = decide(tmp_path, source).stem
    made(tmp_path / "out", source, stem)
    assert decide(tmp_path, source).is_done
    path = tmp_path / "out" / (stem + suffix)
    data = path.read_bytes()
    if fault == "gone":
        path.unlink()
    else:
        path.write_bytes(
            {"cut": data[:-3], "empty": b"", "edited": data.replace(b"c", b"C")}[fault]
        )
    step = decide(tmp_path, source)
    lost_record = suffix == ".json" and fault == "gone"
    assert step.reason in ({"new", "output-damaged"} if lost_record else {"output-damaged"})
    # A sealed record is enough to mend its siblings without a model.
    assert bool(step.record) == (suffix != ".json")


def test_a_format_not_yet_written_is_rendered_from_the_record(
    tmp_path: Path, source: Source
) -> None:
    stem = decide(tmp_path, source).stem
    made(tmp_path / "out", source, stem)
    planner = Planner(tmp_path / "out", stand_in.SIGNATURE, (*SUFFIXES, ".docx"))
    step = planner.decide(source)
    assert step.reason == "output-missing" and ".docx" in step.detail
    assert step.record == (tmp_path / "out" / f"{stem}.json").read_bytes()
    fewer = Planner(tmp_path / "out", stand_in.SIGNATURE, (".json",)).decide(source)
    assert fewer.is_done


def test_force_does_it_again(tmp_path: Path, source: Source) -> None:
    made(tmp_path / "out", source, decide(tmp_path, source).stem)
    planner = Planner(tmp_path / "out", stand_in.SIGNATURE, SUFFIXES, force=True)
    assert planner.decide(source).reason == "forced"


def test_a_decision_not_in_the_outputs_is_noticed(tmp_path: Path, source: Source) -> None:
    made(tmp_path / "out", source, decide(tmp_path, source).stem)

    def reason(target: str, text: str = "Một câu.") -> str:
        decision = Decision(
            article_id=source.id,
            segment_id="s2",
            state="translated",
            target=target,
            reviewer="Lan",
            decided_at="2024-05-06T08:00:00+07:00",
            source=text,
        )
        planner = Planner(
            tmp_path / "out", stand_in.SIGNATURE, SUFFIXES, decisions=lambda _: [decision]
        )
        return planner.decide(source).reason

    assert reason("MỘT CÂU.") == "done"
    assert reason("One sentence.") == "decision-waiting"
    assert reason("One sentence.", "Another source.") == "done"


def test_two_paths_whose_names_meet_keep_two_outputs(tmp_path: Path) -> None:
    """Eight hex digits of 2^32 meet by chance; here the same short name is found by search."""
    folder = tmp_path / "out"
    folder.mkdir()
    first, second = colliding_names(tmp_path)
    planner = Planner(folder, stand_in.SIGNATURE, SUFFIXES)
    one, two = planner.decide(first), planner.decide(second)
    assert one.stem == names.stem(first.name) == names.stem(second.name) != two.stem
    made(folder, first, one.stem)
    made(folder, second, two.stem)
    for order in ([first, second], [second, first]):
        planner = Planner(folder, stand_in.SIGNATURE, SUFFIXES)
        steps = {source.id: planner.decide(source) for source in order}
        assert all(step.is_done for step in steps.values())
        assert steps[second.id].stem == two.stem


def colliding_names(tmp_path: Path) -> tuple[Source, Source]:
    """Two paths with one slug and one short hash: a birthday search over folder names.

    The hash is of the whole path, so the folder is relative to stay the same everywhere.
    """
    seen: dict[bytes, int] = {}
    for number in range(1_000_000):
        digest = hashlib.sha256(f"{number}/a.txt".encode()).digest()[:4]
        if digest in seen:
            sources = []
            for found in (seen[digest], number):
                path = tmp_path / f"{found}.txt"
                path.write_text(f"Bài {found}\n", "utf-8")
                sources.append(Source(name=f"{found}/a.txt", path=path))
            return sources[0], sources[1]
        seen[digest] = number
    raise AssertionError("no two meet among a million")


def test_a_file_swapped_for_a_pipe_is_not_waited_for(tmp_path: Path, source: Source) -> None:
    assert source.path is not None
    source.path.unlink()
    os.mkfifo(source.path)
    with pytest.raises(UnreadableError, match="no longer a file"):
        read_input(source, 1000)


def test_no_more_than_the_limit_is_read(source: Source) -> None:
    assert read_input(source, 4) == b"Tin\nM"
    assert read_input(Source(name="-", data=b"abc"), 1) == b"abc"
