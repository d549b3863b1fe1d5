"""The hostile set through the whole program: what an editor finds in the report and the folder."""

from __future__ import annotations

import html
import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from summarize.store.check import check
from summarize.store.files import printable
from summarize.writers.json import schema
from tests.batch.stand_in import report
from tests.hostile import BRIEF, WARNING, Case, hostile_set
from tests.hostile.article import page, paragraphs
from tests.hostile.case import case
from tests.hostile.odd import SECRET
from tests.hostile.word import docx, p, r

pytestmark = pytest.mark.timeout(1800)
#: Never readable in an output: controls but tab and line feed, and what turns the reading order.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
#: Processor time is what counts; the report's is wall clock, on a machine that may be busy.
SECONDS = 60.0
#: Suffixes that a folder's walk passes over with a line; the reader is tested on them elsewhere.
_BESIDE = (".zip", ".pdf", ".png", ".exe")


class Canary:
    """A server that nobody should call; counts who does."""

    def __init__(self) -> None:
        self.calls = 0
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                connection, _ = self._server.accept()
            except OSError:
                return
            self.calls += 1
            connection.close()

    def close(self) -> None:
        self._server.close()


class Night(NamedTuple):
    """One run over the set; ``slowness``: seconds that a second of its processors' time took."""

    folder: Path
    cases: list[Case]
    canary: Canary
    slowness: float


def bait(port: int, secret: Path) -> Iterator[Case]:
    """Inputs that ask a parser to call a server or to read a file of this machine."""
    url, file = f"http://127.0.0.1:{port}/x", secret.as_uri()
    for number, where in enumerate((url, file)):
        entity = f'<!DOCTYPE html [<!ENTITY e SYSTEM "{where}">]>'
        yield case(
            "bait", f"entity-{number}.html", entity + page(f"<p>&e;</p>{paragraphs()}"), "damaged"
        )
        yield case(
            "bait",
            f"dtd-{number}.html",
            f'<!DOCTYPE html SYSTEM "{where}">' + page(paragraphs()),
            BRIEF,
            WARNING,
            "damaged",
        )
        fetched = "".join(
            f"<{tag} {attribute}='{where}'></{tag}>"
            for tag, attribute in (
                ("img", "src"),
                ("iframe", "src"),
                ("object", "data"),
                ("embed", "src"),
                ("script", "src"),
                ("link rel=stylesheet", "href"),
                ("video", "poster"),
            )
        )
        yield case(
            "bait", f"fetched-{number}.html", page(paragraphs(extra=fetched)), BRIEF, WARNING
        )
        relation = (
            '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"'
            f' Target="{where}" TargetMode="External"/></Relationships>'
        )
        text = "".join(p(r(one)) for one in re.findall("<p>(.*?)</p>", paragraphs()))
        yield case(
            "bait",
            f"template-{number}.docx",
            docx(text, extra={"word/_rels/document.xml.rels": relation}),
            BRIEF,
            WARNING,
        )
    yield case(
        "bait", "include.html", page(f'<xi:include href="{file}"/>' + paragraphs()), BRIEF, WARNING
    )


#: Families, and files of others, that take long; the readers meet them all in every test run.
LARGE = frozenset({"size", "costly", "many-paragraphs.html", "empty-divs.html"})


@pytest.fixture(
    scope="module",
    params=[False, pytest.param(True, marks=pytest.mark.torture)],
    ids=["small", "large"],
)
def night(
    tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[Night]:
    """One night's run over the whole set, in a process with a home and a temporary folder of
    its own."""
    folder = tmp_path_factory.mktemp("night")
    secret = folder / "secret.txt"
    secret.write_text(SECRET, "utf-8")
    canary = Canary()
    cases = [*hostile_set(), *bait(canary.port, secret)]
    cases = [one for one in cases if bool({one.family, one.name} & LARGE) == request.param]
    for one in cases:
        (folder / "in" / one.family).mkdir(parents=True, exist_ok=True)
        one.write(folder / "in" / one.family)
    for name in ("home", "tmp", "here"):
        (folder / name).mkdir()
    before = everything(folder)
    start, worked = time.monotonic(), _processor_time()
    done = subprocess.run(
        [sys.executable, "-m", "summarize", "brief", str(folder / "in"), "-o", str(folder / "out"),
         "--translator", "echo", "--summarizer", "lead", "--format", "json,md,html,csv", "-q"],
        env={**os.environ, "HOME": str(folder / "home"), "TMPDIR": str(folder / "tmp"),
             "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C"},
        cwd=folder / "here",
        capture_output=True,
        text=True,
        timeout=1500,
        check=False,
    )  # fmt: skip
    assert done.returncode == 1 and done.stdout == "" and "Traceback" not in done.stderr, (
        done.stderr
    )
    slowness = (time.monotonic() - start) / (_processor_time() - worked)
    written = everything(folder) - before
    assert {path for path in written if not path.startswith("out")} == set()
    yield Night(folder, cases, canary, max(1.0, slowness))
    canary.close()


def _processor_time() -> float:
    """Of the processes that ended."""
    return os.times().children_user + os.times().children_system


def everything(folder: Path) -> set[str]:
    return {
        os.path.relpath(Path(top) / name, folder)
        for top, folders, files in os.walk(folder)
        for name in (*folders, *files)
    }


def lines_of(folder: Path) -> dict[str, list[dict[str, object]]]:
    """Path below ``in`` -> its lines, the inputs within a file together."""
    found: dict[str, list[dict[str, object]]] = {}
    for line in report(folder / "out"):
        inner = str(line["source"])[len(str(folder / "in")) + 1 :]
        found.setdefault(re.sub(r"#\d+$", "", inner), []).append(line)
    return found


def outcome(line: dict[str, object]) -> str:
    return {"ok": BRIEF, "warning": WARNING}.get(str(line["status"]), str(line["code"]))


def test_every_input_ends_as_a_careful_editor_expects(
    night: Night,
) -> None:
    folder, cases, _, _ = night
    lines = lines_of(folder)
    wrong = []
    for one in cases:
        found = lines.get(f"{one.family}/{printable(one.name)}", [])
        if not found and one.name.startswith("."):
            continue  # hidden files are passed over
        if one.name == "folder.txt":
            continue  # a folder in a folder is walked through, whatever it is called
        passed = ("no-article",) if one.name.endswith(_BESIDE) else ()
        if not found or outcome(found[0]) not in (*one.outcomes, *passed):
            wrong.append(
                (
                    one.family,
                    one.name[:40],
                    one.outcomes,
                    [outcome(line) for line in found][:3],
                    found[:1] and found[0]["message"],
                )
            )
    assert wrong == []


def test_no_article_takes_long_and_none_falls_to_a_fault_of_the_program(
    night: Night,
) -> None:
    folder = night.folder
    lines = report(folder / "out")
    limit = SECONDS * night.slowness
    assert [
        line["source"] for line in lines if line["code"] in ("internal", "worker-died", "memory")
    ] == []
    assert [
        (line["source"], line["seconds"]) for line in lines if float(str(line["seconds"])) > limit
    ] == []
    assert all(len(str(line["message"]).splitlines()) <= 2 for line in lines)
    assert all(
        str(line["message"]).isprintable() for line in lines if "\n" not in str(line["message"])
    )


def test_nothing_was_called_read_or_carried_out(night: Night) -> None:
    folder, _, canary, _ = night
    assert canary.calls == 0
    assert list(check(folder / "out")) == []
    assert all(path.parent == folder / "out" for path in (folder / "out").glob("*.*"))
    for path in (folder / "out").glob("*-*.*"):
        text = path.read_text("utf-8")
        assert SECRET not in text, path.name
        assert not UNSEEN.search(text.replace("\r\n", "\n") if path.suffix == ".csv" else text), (
            path.name
        )


def test_no_page_runs_anything(night: Night) -> None:
    folder = night.folder
    pages = list((folder / "out").glob("*.html"))
    assert len(pages) > 10
    for path in pages:
        text = path.read_text("utf-8")
        assert not re.search(
            r"<(script|iframe|object|embed|svg|img|link|base|form)\b", text, re.I
        ), path.name
        assert not re.search(r"<[^>]+\son\w+\s*=", text, re.I), path.name
        assert not re.search(
            r"(?:href|src)\s*=\s*[\"']?\s*(?:javascript|data|vbscript|file|//)",
            html.unescape(text),
            re.I,
        ), path.name


def test_no_cell_of_a_table_is_a_formula(night: Night) -> None:
    folder = night.folder
    for path in (folder / "out").glob("*.csv"):
        assert not re.search(r'(?:^|,)"[=+@\t\r]', path.read_text("utf-8-sig"), re.M), path.name


def test_the_records_are_json_that_the_schema_accepts(
    night: Night,
) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    folder = night.folder
    validator = jsonschema.Draft202012Validator(json.loads(schema()))
    records = list((folder / "out").glob("*.json"))
    assert len(records) > 10
    for path in records:
        assert next(validator.iter_errors(json.loads(path.read_bytes())), None) is None, path.name
