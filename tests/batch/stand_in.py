"""A whole job without a model: real articles in, real briefs out, faults on request.

An input that begins with ``!`` asks for a fault by name.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from summarize.batch.job import Job
from summarize.document import Article, Brief, Finding, Provenance, Segment, Span
from summarize.errors import EmptyError, ModelError, SummarizeError

SIGNATURE = "src:vi|tgt:en|mt:echo@1|dec:copy|v:1"
#: Written by each process that loads "models", one line each.
LOADS = "loads.txt"
#: Variable that names the file in which each try of an article that takes all memory is counted.
TRIES = "STAND_IN_TRIES"


def prepare(data: bytes, article_id: str, settings: Mapping[str, str]) -> tuple[str, str, str]:
    text = data.decode("utf-8")
    fault = text.split("\n", 1)[0]
    if fault == "!empty":
        raise EmptyError(f"{article_id} is empty", "give it a text")
    if fault == "!bug":
        raise ZeroDivisionError("a fault of the program")
    if fault == "!kill-prepare":
        os.kill(os.getpid(), signal.SIGKILL)
    if fault == "!memory":
        raise MemoryError
    if fault == "!slow":
        time.sleep(0.3)
    if fault == "!hog":
        hog()
    return article_id, text, hashlib.sha256(data).hexdigest()


def hog(size: int = 3_000_000_000, patience: float = 30) -> None:
    """Take a lot of memory and hold it until somebody ends this process; each time leaves a line."""
    if tries := os.environ.get(TRIES):
        with Path(tries).open("a") as file:
            file.write(f"{os.getpid()}\n")
    taken = b"x" * size
    time.sleep(patience)
    del taken


def brief_of(prepared: tuple[str, str, str], signature: str) -> Brief:
    article_id, text, used = prepared
    lines = [line for line in text.split("\n") if line.strip()]
    segments, start = [], 0
    for number, line in enumerate(lines, 1):
        start = text.index(line, start)
        segments.append(
            Segment(
                id=f"s{number}",
                span=Span(start=start, end=start + len(line)),
                source=line,
                target=line.upper(),
                state="translated",
                origin="mt",
            )
        )
    findings = ()
    if "!warn" in text:
        findings = (
            Finding(check="numbers", category="accuracy", severity="major", message="7 or 9?"),
        )
    title = lines[0] if lines else ""
    return Brief(
        article=Article(id=article_id, text=text, title=title, date_published=None),
        headline=Segment(id="h", span=Span(start=0, end=0), source=title, target=title.upper()),
        segments=tuple(segments),
        summary=(),
        dates=(),
        alignments=(),
        findings=findings,
        removals=(),
        provenance=Provenance(used=used, signature=signature),
    )


class Models:
    def __init__(self, signature: str, pause: float, log: Path | None) -> None:
        self.signature = signature
        self.pause = pause
        self.log = log

    def __call__(self, prepared: Sequence[tuple[str, str, str]]) -> list[Brief | SummarizeError]:
        if self.log:
            self.log.with_suffix(".begun").touch()
        time.sleep(self.pause)
        faults = [text.split("\n", 1)[0] for _, text, _ in prepared]
        if "!kill-models" in faults:
            os.kill(os.getpid(), signal.SIGKILL)
        if "!hog-models" in faults:
            hog()
        if "!raise-models" in faults:
            raise RuntimeError("CUDA error: an illegal memory access was encountered")
        return [brief_of(one, self.signature) for one in prepared]


def load(signature: str, pause: float, log: Path | None) -> Models:
    if log is not None:
        with log.open("a") as file:
            file.write(f"{os.getpid()}\n")
    return Models(signature, pause, log)


def refuse_to_load() -> Models:
    raise ModelError("model 'no-such' is unknown", "run summarize models list")


class BrokenModels(Models):
    """Fail for good at the first batch."""

    def __call__(self, prepared: Sequence[tuple[str, str, str]]) -> list[Brief | SummarizeError]:
        raise ModelError("the GPU fell off the bus", "look at its driver")


def break_at_work() -> Models:
    return BrokenModels(SIGNATURE, 0.0, None)


def hog_while_loading() -> Models:
    hog()
    return Models(SIGNATURE, 0.0, None)


class StuckModels(Models):
    """Wait for ever on the first ``times`` batches of the run, counted in a folder."""

    def __init__(self, folder: Path, times: int) -> None:
        super().__init__(SIGNATURE, 0.0, None)
        self.folder = folder
        self.times = times

    def __call__(self, prepared: Sequence[tuple[str, str, str]]) -> list[Brief | SummarizeError]:
        self.folder.mkdir(exist_ok=True)
        if len(list(self.folder.iterdir())) < self.times:
            (self.folder / f"{os.getpid()}-{time.monotonic_ns()}").touch()
            time.sleep(3_600)
        return super().__call__(prepared)


def render(brief: Brief, form: str) -> bytes:
    if "!bad-render" in brief.article.text:
        raise ValueError("cannot be drawn")
    lines = [f"{segment.source} | {segment.target}" for segment in brief.segments]
    return f"<{form}>\n{brief.headline.target}\n".encode() + "\n".join(lines).encode() + b"\n"


def record(brief: Brief, siblings: Mapping[str, str]) -> bytes:
    document = {
        "article": {
            "id": brief.article.id,
            "title": brief.article.title,
            "title_target": brief.headline.target,
        },
        "headline": asdict(brief.headline),
        "segments": [asdict(segment) for segment in brief.segments],
        "findings": [{"severity": finding.severity} for finding in brief.findings],
        "risk": float(len(brief.findings)),
        "text": brief.article.text,
        "provenance": asdict(brief.provenance),
        "siblings": dict(sorted(siblings.items())),
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"


def reload(data: bytes) -> Brief:
    document = json.loads(data)
    prepared = (
        document["article"]["id"],
        document["text"],
        document["provenance"]["used"],
    )
    return brief_of(prepared, document["provenance"]["signature"])


def job(
    signature: str = SIGNATURE,
    *,
    formats: Sequence[str] = ("json", "md", "html"),
    pause: float = 0.0,
    log: Path | None = None,
    loader: Callable[[], Models] | None = None,
) -> Job:
    return Job(
        signature=signature,
        prepare=prepare,
        load=loader or partial(load, signature, pause, log),
        render=render,
        record=record,
        reload=reload,
        suffixes={name: f".{name}" for name in formats},
    )


def make_articles(folder: Path, count: int, *, deep: bool = False) -> Path:
    """``count`` short articles, each different; flat, or three folders deep."""
    for number in range(count):
        place = folder / f"{number % 7}" / f"{number % 11}" if deep else folder
        place.mkdir(parents=True, exist_ok=True)
        (place / f"bản tin {number:06}.txt").write_text(
            f"Tin số {number}\nXã Đông Hòa thu hoạch {number * 37 % 1000} tấn lúa.\n"
            f"Giá bán tại ruộng là {number * 13 % 90 + 10} nghìn đồng một yến.\n",
            "utf-8",
        )
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """All outputs of a folder, the report and the state left out."""
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if path.is_file() and path.name != "report.jsonl"
    }


def report(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "report.jsonl").read_bytes().splitlines()]
