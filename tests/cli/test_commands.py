"""The command line as its users call it, with real files: as a whole process where that is the
subject, and else within this one."""

import functools
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from summarize.engines.manifest import MANIFEST
from tests.cli.within import summarize

ARTICLES = Path(__file__).parents[2] / "articles"
NO_MODEL = ("--translator", "echo", "--summarizer", "lead")
EVALUATE = (
    "evaluate", "--source", "no-lines", "--reference", "no-lines", "--hypothesis", "no-lines",
)  # fmt: skip
STORY = (
    "Mưa lớn làm sạt lở tuyến đường lên bản Nà Hin\n\n"
    "Sáng 12/9, mưa lớn kéo dài đã làm sạt lở hơn 300 m3 đất đá xuống tuyến đường lên bản Nà Hin. "
    "Chính quyền xã đã huy động 45 người khắc phục sự cố.\n\n"
    "Theo ông Lò Văn Tính, chủ tịch xã, tuyến đường sẽ thông xe trước ngày 15/9. "
    "Hiện chưa có thiệt hại về người.\n"
)


def process(*arguments, stdin=b"", cwd=None, **variables):
    """Run the program as a process; returns the finished one with bytes output."""
    return subprocess.run(
        [sys.executable, "-m", "summarize", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, **variables},
        timeout=120,
        check=False,
    )


@pytest.fixture(scope="module")
def briefs(tmp_path_factory):
    """A folder of briefs of the project's own articles, made without a model."""
    folder = tmp_path_factory.mktemp("briefs")
    done = process("brief", ARTICLES, "-o", folder, *NO_MODEL)
    assert done.returncode == 0, done.stderr.decode()
    return folder


def test_every_article_of_the_project_gets_a_brief(briefs):
    """One json for each input, two to eight summary sentences with evidence, a signature."""
    made = [json.loads(p.read_text(encoding="utf-8")) for p in sorted(briefs.glob("0*.json"))]
    assert len(made) >= 8
    for brief in made:
        assert brief["article"]["title"]
        assert brief["article"]["title_target"]
        assert 2 <= len(brief["summary"]) <= 8
        ids = {s["id"] for s in brief["segments"]}
        assert all(m["evidence"] and set(m["evidence"]) <= ids for m in brief["summary"])
        assert "mt:echo@" in brief["provenance"]["signature"]
        assert any(d["key"] for d in brief["dates"])


def test_the_same_input_and_signature_give_the_same_bytes(briefs, tmp_path):
    """Whatever the folder and the number of workers."""
    done = summarize("brief", ARTICLES, "-o", tmp_path, *NO_MODEL, "--workers", "3")
    assert done.returncode == 0
    first = {p.name: p.read_bytes() for p in briefs.iterdir() if p.name[0] == "0"}
    second = {p.name: p.read_bytes() for p in tmp_path.iterdir() if p.name[0] == "0"}
    assert first == second


def test_a_second_run_makes_nothing_again(tmp_path):
    """Finished briefs are skipped, and the report says so."""
    story = tmp_path / "bai.txt"
    story.write_text(STORY, encoding="utf-8")
    out = tmp_path / "out"
    assert summarize("brief", story, "-o", out, *NO_MODEL).returncode == 0
    stamp = {p.name: p.stat().st_mtime_ns for p in out.glob("bai-*")}
    assert summarize("brief", story, "-o", out, *NO_MODEL).returncode == 0
    assert {p.name: p.stat().st_mtime_ns for p in out.glob("bai-*")} == stamp
    dry = summarize("brief", story, "-o", out, *NO_MODEL, "--dry-run")
    assert dry.stdout.decode().startswith("done\t")


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("brief", "."), 2, "--output"),
        (("brief", "x", "-o", "out", "--format", "pdf"), 2, "choose from"),
        (("translate", "x", "--summarizer", "lead"), 2, "No such option"),
        (("evaluate", "--summarizer", "lead"), 2, "No such option"),
        (("check", "n" * 300), 3, "File name too long"),
        (("brief", "x", "-o", "n" * 300), 3, "cannot use nnn"),
        (("brief", "x", "-o", "out", "--translator", "babel"), 3, "known: builtin"),
        (("brief", "x", "-o", "out", "--translator", "envit5"), 3, "models fetch envit5"),
        (("models", "verify", "envit5", "--cache", "."), 3, "models fetch envit5"),
        (("models", "verify", "babel"), 3, "known: builtin"),
        (("models", "verify", "echo"), 3, "it is no model"),
        (("translate", "--lines", "nowhere"), 1, "cannot read nowhere"),
        (("translate", "--lines", "."), 1, "cannot read ."),
        (("nothing",), 2, "No such command"),
        (("dates", "--text", "hôm qua", "--reference", "yesterday"), 2, "ISO 8601"),
        (("dates", "x", "--text", "hôm qua"), 2, "one of the two"),
        (("brief", "x", "-o", "out", "--published", "31/5/2024"), 2, "'31/5/2024' is no ISO 8601"),
        (("brief", "x", "-o", "out", "--keep", "picture"), 2, "The rules: above-headline, "),
        (("brief", "x", "-o", "out", "--memory", "none"), 3, "none: there is no such"),
        (("brief", "", "-o", "out"), 2, "PATH is empty"),
        (EVALUATE, 2, "no-lines is empty."),
        (("brief", "x", "-o", "spoilt", *NO_MODEL), 3, "cannot open spoilt/decisions.sqlite"),
        (("brief", "x", "-o", "spoilt", *NO_MODEL, "--dry-run"), 3, "restore it from a copy"),
        (("digest", "no-such-folder"), 2, "summarize brief"),
        (("check", "no-such-folder"), 2, "summarize brief"),
        (("review", "no-such-folder", "--no-browser"), 2, "summarize brief"),
        (("check", "empty\nfolder"), 2, "empty\\nfolder holds no briefs."),
        (("import", "out", "a\nb"), 1, "cannot read a\\nb: No such file"),
    ],
)
def test_errors_say_what_happened_and_what_to_type(arguments, code, says, tmp_path):
    """The right exit code, and no traceback."""
    (tmp_path / "x").write_text(STORY, encoding="utf-8")
    (tmp_path / "no-lines").touch()
    (tmp_path / "spoilt").mkdir()
    (tmp_path / "spoilt" / "decisions.sqlite").write_text("no database " * 99)
    (tmp_path / "empty\nfolder").mkdir()
    done = summarize(*arguments, cwd=tmp_path)
    assert done.returncode == code
    assert says in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()
    assert done.stdout == b""
    assert not (tmp_path / "none").exists()


def test_an_error_of_the_whole_process(tmp_path):
    """Its exit code and its streams, as a shell sees them."""
    done = process("brief", "x", "-o", "out", "--translator", "babel", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (3, b"")
    assert "known: builtin" in done.stderr.decode()


def test_one_bad_file_costs_no_neighbour(tmp_path):
    """Empty, foreign and binary files get their error line; the story gets its brief."""
    inputs = tmp_path / "in"
    inputs.mkdir()
    (inputs / "a-empty.txt").write_bytes(b"")
    (inputs / "b-english.txt").write_text("The council met on Monday to vote.\n" * 5)
    (inputs / "c-binary.txt").write_bytes(bytes(range(256)) * 8)
    (inputs / "d-story.txt").write_text(STORY, encoding="utf-8")
    out = tmp_path / "out"
    done = summarize("brief", inputs, "-o", out, *NO_MODEL)
    assert done.returncode == 1
    report = [json.loads(line) for line in (out / "report.jsonl").read_text().splitlines()]
    assert [line["status"] == "error" for line in report] == [True, True, True, False]
    assert [line["code"] for line in report][:2] == ["empty", "not-vietnamese"]
    assert len(list(out.glob("d-story-*.json"))) == 1


def test_several_articles_under_another_name_are_refused_not_dropped(tmp_path):
    """JSON Lines named .txt: no article after the first may vanish."""
    lines = [json.dumps({"title": f"Bài {n}", "body": STORY}) for n in (1, 2)]
    (tmp_path / "hai-bai.txt").write_text("\n".join(lines), encoding="utf-8")
    done = summarize("brief", tmp_path / "hai-bai.txt", "-o", tmp_path / "out", *NO_MODEL)
    assert done.returncode == 1
    assert "in a file that ends in .jsonl" in done.stderr.decode()


def test_an_output_that_is_no_folder_is_refused_before_any_model(tmp_path):
    """Exit 3, at once."""
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "out").write_text("a file")
    done = summarize("brief", tmp_path / "story.txt", "-o", tmp_path / "out" / "x", *NO_MODEL)
    assert done.returncode == 3


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_an_output_on_a_full_disk_is_told_as_such(tmp_path):
    """Exit 4, and what to do; not a fault of the program."""
    (tmp_path / "lines").write_text("Một dòng.\n", encoding="utf-8")
    command = ("translate", "--lines", "lines", "--translator", "echo")
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "summarize", *command],
            cwd=tmp_path, stdout=full, stderr=subprocess.PIPE, timeout=120, check=False,
        )  # fmt: skip
    told = done.stderr.decode().splitlines()
    assert (done.returncode, len(told)) == (4, 2)
    assert told[0] == "Error: disk full: the output is cut"


@pytest.mark.parametrize("command", ["dates", "translate --lines --translator echo"])
def test_standard_input_may_be_closed(command):
    """As under some schedulers: told, and no fault of the program."""
    line = f"exec {sys.executable} -m summarize {command} <&- >&-"
    done = subprocess.run(line, shell=True, stderr=subprocess.PIPE, timeout=120, check=False)
    assert done.returncode == 1
    assert done.stderr.decode().startswith("Error: cannot read standard input: it is closed\n")


def test_standard_error_may_be_closed(tmp_path):
    """Nothing is told then, and nothing fails for it."""
    (tmp_path / "bai.txt").write_text(STORY, encoding="utf-8")
    run = " ".join(("brief bai.txt -o out", *NO_MODEL))
    line = f"exec {sys.executable} -m summarize {run} 2>&-"
    assert subprocess.run(line, shell=True, cwd=tmp_path, timeout=120, check=False).returncode == 0
    assert len(list((tmp_path / "out").glob("bai-*"))) == 3


def test_lines_in_lines_out():
    """Same count and order; blank lines stay blank."""
    source = "Một dòng.\n\nHai dòng.\n  \nBa dòng.".encode()
    done = process("translate", "--lines", "--translator", "echo", stdin=source)
    assert done.stdout.decode() == "Một dòng.\n\nHai dòng.\n\nBa dòng.\n"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32"])
def test_lines_in_the_encoding_of_their_mark(encoding):
    """UTF-16 was answered line by line of its bytes: "Yeah N h hh."."""
    mark = "\ufeff" if encoding == "utf-16-le" else ""
    source = f"{mark}Một dòng.\r\n\r\nHai dòng.\r\n".encode(encoding)
    done = process("translate", "--lines", "--translator", "echo", stdin=source)
    assert done.stdout.decode() == "Một dòng.\n\nHai dòng.\n"


@pytest.mark.parametrize(
    ("line", "why"),
    [("Hà Nội.".encode("cp1258", "replace"), "byte 0x"), ("Hai.".encode("utf-16-le"), "UTF-16")],
)
def test_lines_that_cannot_be_read_end_the_run(line, why):
    """Nothing is replaced in silence, and what stands before them is answered."""
    source = "Một dòng.\n".encode() + line + b"\n"
    done = process("translate", "--lines", "--translator", "echo", stdin=source)
    assert (done.returncode, done.stdout.decode()) == (1, "Một dòng.\n")
    assert "line 2" in done.stderr.decode()
    assert why in done.stderr.decode()


def test_lines_without_a_word_reach_no_model():
    """The model answered "Hide"."""
    source = "😀😀\n中文\n***\n22/6\n".encode()
    done = process("translate", "--lines", stdin=source)
    assert done.stdout.decode() == "😀😀\n中文\n***\nJune 22\n"


def test_dates_as_json():
    """TIMEX3 values with offsets into the text."""
    text = "Hội nghị diễn ra ngày 22/6."
    done = summarize("dates", "--text", text, "--reference", "2021-06-25", "--json")
    (timex,) = json.loads(done.stdout)
    assert timex["value"] == "2021-06-22"
    assert text[timex["span"]["start"] : timex["span"]["end"]] == timex["text"]


def test_dates_of_a_file_are_those_of_its_brief(tmp_path):
    """The same values, zones and key dates, whatever way an editor asks for them."""
    story, out = tmp_path / "bai.txt", tmp_path / "out"
    story.write_text(STORY, encoding="utf-8")
    told = json.loads(summarize("dates", story, "--reference", "2021-09-13", "--json").stdout)
    brief = ("brief", story, "-o", out, "--published", "2021-09-13", "--format", "json", *NO_MODEL)
    assert summarize(*brief).returncode == 0
    (record,) = out.glob("*.json")
    briefed = json.loads(record.read_text(encoding="utf-8"))["dates"]
    same = ("text", "value", "zone", "key", "target_text")
    assert [[d[k] for k in same] for d in told] == [[d[k] for k in same] for d in briefed]
    assert {"2021-09-12", "2021-09-15"} <= {d["value"][:10] for d in told if d["key"]}


def test_dates_of_every_article_of_a_file(tmp_path):
    """JSON Lines hold several; each date says which article it is of."""
    rows = [json.dumps({"title": f"Bài {n}", "body": STORY}) for n in (1, 2)]
    (tmp_path / "hai.jsonl").write_text("\n".join(rows), encoding="utf-8")
    done = summarize("dates", tmp_path / "hai.jsonl", "--json")
    assert [d["article"][-2:] for d in json.loads(done.stdout)] == ["#1", "#1", "#2", "#2"]


def test_dates_of_a_text_that_makes_no_brief_are_still_told(tmp_path):
    """An English note has dates too; that it was not cleaned is said on stderr."""
    note = tmp_path / "note.txt"
    note.write_text("ngày 22/6/2021", encoding="utf-8")
    done = summarize("dates", note, "--json")
    assert [d["value"] for d in json.loads(done.stdout)] == ["2021-06-22"]
    english = tmp_path / "english.txt"
    english.write_text("The talks ended on June 22, 2021 in Vienna.", encoding="utf-8")
    done = summarize("dates", english)
    assert "plain text" in done.stderr.decode()


def test_a_folder_is_checked_digested_and_exported(briefs, tmp_path):
    """The commands over finished briefs."""
    assert summarize("check", briefs).returncode == 0
    digest = summarize("digest", briefs, "--format", "md", "-o", "-")
    assert digest.stdout.decode().startswith("# ")
    exported = summarize("export", briefs, "--to", "tmx", "-o", tmp_path)
    assert exported.returncode == 0
    assert len(list(tmp_path.glob("*.tmx"))) >= 8


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "digest"])
def test_a_file_that_is_no_brief_costs_no_other_and_is_told(briefs, tmp_path, form):
    """Notes among the briefs, or a record that was cut: the others are exported and digested."""
    if form == "parquet":
        pytest.importorskip("pyarrow", reason="the extra [ray] is not installed")
    folder, new = tmp_path / "out", tmp_path / "new"
    shutil.copytree(briefs, folder)
    cut = sorted(folder.glob("0*.json"))[3]
    cut.write_bytes(cut.read_bytes()[:-200])
    (folder / "00-my\nnotes.json").write_text("{")
    (folder / "folder.json").mkdir()
    made = len(list(briefs.glob("*.json"))) - 1
    command = ("digest", folder) if form == "digest" else ("export", folder, "--to", form)
    done = summarize(*command, "-o", new)
    assert done.returncode == 1
    notes, record, subfolder, closing, next_step = done.stderr.decode().splitlines()
    assert notes.startswith("Left out: 00-my\\nnotes.json")
    assert record.startswith(f"Left out: {cut.name}")
    assert subfolder == "Left out: cannot read folder.json: Is a directory"
    assert closing.startswith(f"{made} ")
    assert next_step.startswith("3 left out: `summarize check ")
    if form == "csv":
        assert len(list(new.iterdir())) == made
    if form == "jsonl":
        lines = (new / "briefs.jsonl").read_text("utf-8").splitlines()
        whole = [json.loads(path.read_bytes()) for path in sorted(briefs.glob("*.json"))]
        assert [json.loads(line) for line in lines] == [
            one for one in whole if cut.name not in one["siblings"]
        ]


def test_an_export_over_the_briefs_themselves_is_refused(briefs):
    """A record exported as json would take its own place, without the hashes of its siblings."""
    before = {path.name: path.read_bytes() for path in briefs.iterdir() if path.is_file()}
    done = summarize("export", briefs, "--to", "json", "-o", briefs / ".." / briefs.name)
    assert done.returncode == 2
    assert "would take their places" in done.stderr.decode()
    assert {path.name: path.read_bytes() for path in briefs.iterdir() if path.is_file()} == before


def test_a_digest_replaces_no_device_and_no_link(briefs, tmp_path):
    """Renaming over a pipe, a device or a link would put a plain file in its place."""
    pipe, page, link = tmp_path / "pipe", tmp_path / "page.md", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(page)
    done = summarize("digest", briefs, "--format", "md", "--no-compare", "-o", pipe)
    assert done.returncode == 2 and "pipe is no file" in done.stderr.decode()
    assert pipe.is_fifo()
    done = summarize("digest", briefs, "--format", "md", "--no-compare", "-o", link)
    assert done.returncode == 0
    assert link.is_symlink() and page.read_text("utf-8").startswith("# ")


def test_an_export_to_where_nothing_can_be_written_is_refused(briefs, tmp_path):
    """Exit 3 as for a run, not a fault of the program."""
    (tmp_path / "file").write_text("")
    done = summarize("export", briefs, "--to", "csv", "-o", tmp_path / "file" / "x")
    assert done.returncode == 3
    assert "choose another folder with -o" in done.stderr.decode()


def test_the_digest_tells_of_a_story_that_came_twice(tmp_path):
    """A reprint under another name is grouped with the first; without comparing it is not."""
    for name in ("bai", "bai-dang-lai"):
        (tmp_path / f"{name}.txt").write_text(STORY, encoding="utf-8")
    out = tmp_path / "out"
    assert summarize("brief", tmp_path, "-o", out, *NO_MODEL).returncode == 0
    page = summarize("digest", out, "--format", "md", "-o", "-").stdout.decode()
    assert "## Stories told more than once" in page
    quick = summarize("digest", out, "--format", "md", "-o", "-", "--no-compare").stdout.decode()
    assert "## Stories told" not in quick


def test_an_edited_xliff_comes_back_and_survives_the_next_run(tmp_path):
    """Export, edit, import, run again: the editor's sentence stands in the brief."""
    story, out = tmp_path / "bai.txt", tmp_path / "out"
    story.write_text(STORY, encoding="utf-8")
    assert summarize("brief", story, "-o", out, *NO_MODEL).returncode == 0
    assert summarize("export", out, "--to", "xliff").returncode == 0
    (xliff,) = (out / "export").glob("*.xlf")
    text = xliff.read_text(encoding="utf-8")
    old = "<target>Hiện chưa có thiệt hại về người.</target>"
    assert text.count(old) == 1
    xliff.write_text(
        text.replace(old, "<target>No casualties have been reported.</target>"), encoding="utf-8"
    )
    # The brief is found without its index, and whatever became of another one.
    shutil.rmtree(out / ".summarize")
    (out / "khac-00000000.json").write_text("{", encoding="utf-8")
    done = summarize("import", out, xliff, "--reviewer", "lan")
    assert done.returncode == 0, done.stderr.decode()
    assert summarize("brief", story, "-o", out, *NO_MODEL, "--force").returncode == 0
    (made,) = out.glob("bai-*.json")
    segments = json.loads(made.read_text(encoding="utf-8"))["segments"]
    assert "No casualties have been reported." in [s["target"] for s in segments]


def test_scores_of_a_given_output(tmp_path):
    """BLEU of the reference against itself is 100, and no fact is lost."""
    (tmp_path / "vi").write_text("Có 45 người ở Huế ngày 3/4.\n", encoding="utf-8")
    (tmp_path / "en").write_text("There were 45 people in Hue on April 3.\n", encoding="utf-8")
    done = summarize(
        "evaluate", "--source", tmp_path / "vi", "--reference", tmp_path / "en",
        "--hypothesis", tmp_path / "en", "--json",
    )  # fmt: skip
    scores = json.loads(done.stdout)
    assert scores["bleu"] == pytest.approx(100)
    assert scores["facts"]["numbers_missing"] == 0


def test_only_a_line_feed_ends_a_line_that_is_scored(tmp_path):
    """Translated lines are counted so; a text may hold the other separators of Unicode."""
    (tmp_path / "vi").write_bytes("Có 45 người\u2028ở Huế.\r\nTrời mưa.".encode())
    (tmp_path / "en").write_text("45 people\x85 in Hue.\nIt rained.\n", encoding="utf-8")
    done = summarize(
        "evaluate", "--source", tmp_path / "vi", "--reference", tmp_path / "en",
        "--hypothesis", tmp_path / "en", "--json",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr.decode()
    assert json.loads(done.stdout)["bleu"] == pytest.approx(100)


def test_settings_file_and_environment(tmp_path):
    """summarize.toml is read, the environment wins over it, flags win over both."""
    (tmp_path / "summarize.toml").write_text('[translate]\ntranslator = "babel"\n')
    line = "Một dòng.\n".encode()
    from_file = summarize("translate", "--lines", stdin=line, cwd=tmp_path)
    assert from_file.returncode == 3
    from_variable = summarize(
        "translate", "--lines", stdin=line, cwd=tmp_path, SUMMARIZE_TRANSLATOR="echo"
    )
    assert from_variable.stdout == line


def test_a_table_of_no_command_is_refused(tmp_path):
    """A misspelled table was passed over."""
    (tmp_path / "summarize.toml").write_text('[breif]\ntranslator = "echo"\n')
    done = summarize("translate", "--lines", stdin=b"x\n", cwd=tmp_path)
    assert done.returncode == 2
    assert b"[breif]" in done.stderr


SETTINGS = re.compile(r"^```toml\n(.+?)^```", re.MULTILINE | re.DOTALL)


def test_the_settings_file_of_the_documents_is_read(tmp_path):
    """As it stands, but for the model, which is not installed here."""
    (shown,) = SETTINGS.findall((ARTICLES.parent / "docs/getting-started.md").read_text("utf-8"))
    settings = shown.replace("envit5", "echo").replace("\n\n", "\nsummarizer = 'lead'\n\n")
    (tmp_path / "summarize.toml").write_text(settings, encoding="utf-8-sig")  # as Notepad saves
    (tmp_path / "x").write_text(STORY, encoding="utf-8")
    done = summarize("brief", "x", cwd=tmp_path)
    assert done.returncode == 0, done.stderr.decode()
    (record,) = (tmp_path / "out").glob("x-*.json")
    assert {p.suffix for p in (tmp_path / "out").glob("x-*")} == {".json", ".html", ".xlf"}
    assert 2 <= len(json.loads(record.read_text("utf-8"))["summary"]) <= 4


@pytest.mark.parametrize(
    ("settings", "says"),
    [
        ("[brief]\nformat = ['md', 'tmx']\nkeep = 'tags'\nmax_bytes = 90", ""),
        ("lines = true\n[models]\ncache = 'models'\n[translate]\nto = 'tmx'", ""),
        ("[brief]\nformats = 'md'", "sets what `brief` does not know: formats."),
        ("translater = 'echo'", "sets what no command knows: translater."),
        ("brief = 'md'", "Write its options under [brief]."),
        ("[brief", "is not valid TOML"),
        ("[brief]\nbeam = 'four'", "'four' is not a valid integer"),
    ],
)
def test_what_a_settings_file_may_hold(settings, says, tmp_path):
    """Options by their names, lists too; what no command knows is told, not passed over."""
    (tmp_path / "x").write_text("Một dòng.", encoding="utf-8")
    (tmp_path / "summarize.toml").write_text(settings)
    done = summarize("brief", "x", "-o", "out", *NO_MODEL, "--dry-run", cwd=tmp_path)
    assert says in done.stderr.decode()
    assert done.returncode == (2 if says else 0), done.stderr.decode()
    assert "unexpected" not in done.stderr.decode()


def test_models_are_looked_for_where_the_settings_file_says(tmp_path):
    """One `cache` for fetching them and for using them."""
    (tmp_path / "summarize.toml").write_text("cache = 'here'\n[models]\nconvert = true\n")
    (tmp_path / "here" / "models" / "envit5").mkdir(parents=True)
    (tmp_path / "here" / "models" / "envit5" / MANIFEST).write_text("{}")
    done = summarize("models", "list", cwd=tmp_path, SUMMARIZE_BEAM="none")
    (line,) = [one for one in done.stdout.decode().splitlines() if " envit5 " in one]
    assert " installed " in line


def test_the_command_line_is_light():
    """Help imports no model library, cluster, web framework or parser."""
    code = (
        "import sys, summarize.cli\n"
        "heavy = {'torch', 'transformers', 'ctranslate2', 'ray', 'flask', 'trafilatura', 'lxml'}\n"
        "sys.exit(','.join(sorted(heavy & set(sys.modules))) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


def test_an_interrupt_while_loading_ends_as_any_other():
    """Wherever it strikes: within code that was compiled from a string, Python itself would end by
    the signal, though it was answered."""
    command = [sys.executable, "-X", "importtime", "-m", "summarize", "brief", "--dry-run"]
    for _ in range(4):
        # A small pipe holds it up until its modules, told one by one, are read here: on a busy
        # machine it would be done before the signal is sent.
        program = subprocess.Popen(
            [*command, ARTICLES, "-o", "none"],
            stderr=subprocess.PIPE,
            bufsize=0,
            pipesize=4096,
            # What a script runs in the background inherits an interrupt that is ignored.
            preexec_fn=functools.partial(signal.signal, signal.SIGINT, signal.SIG_DFL),
        )
        assert any(line.rstrip().endswith(b"unicodedata") for line in program.stderr)
        program.send_signal(signal.SIGINT)
        told = program.communicate(timeout=60)[1].decode()
        assert (program.returncode, "Traceback" in told) == (4, False)
