"""The outputs follow the decisions: every file of a brief is written again after a change.

Approving writes at once. Other changes are gathered for a few seconds, so that typing does not
write a brief's files once a word. What a crash leaves unwritten is found when the desk opens.
"""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Iterator, Mapping, Sequence

from summarize.document import Brief
from summarize.errors import LockedError, SummarizeError, first_line
from summarize.review.article import desked
from summarize.review.desk import Desk, NoSuchBriefError
from summarize.review.recheck import warm
from summarize.review.remembering import is_kept, remember
from summarize.store.amend import ARTICLE, PUBLISHED, article_settings, reflects
from summarize.store.decisions import Saved
from summarize.store.listing import Listing
from summarize.store.lock import FolderLock
from summarize.store.records import RECORD_SUFFIX, Output, assemble, commit, parse_record
from summarize.writers import FORMATS, json, render

#: A brief is written when its editor paused this long, seconds: about the pause between two
#: sentences, so that a sentence costs one write.
QUIET_SECONDS = 4.0
#: But at the latest after this long, for an editor who never pauses.
LATEST_SECONDS = 30.0
#: How often the thread looks.
_TICK_SECONDS = 0.5


def rewrite(desk: Desk, stem: str) -> None:
    """Write a brief's outputs from the machine's brief and the decisions; on the medium after.

    Raises:
        LockedError: a run holds the folder; the decisions are safe and the run applies them.
        DamagedError, NoSuchBriefError: the record is not what was written.
        DiskFullError, WriteError: the outputs are as they were.
    """
    with desk.writing:
        recorded = desk.recorded(stem)
        standing = desk.decisions.standing(recorded.article.id)
        shown = desked(stem, recorded, standing, whole=True)
        name = stem + RECORD_SUFFIX
        data = desk.path(stem).read_bytes()
        record = parse_record(data, name)
        output = _output(stem, shown.brief, record.files)
        if output.files[name] != data:
            with FolderLock(desk.folder, "the editors' page"):
                if desk.path(stem).read_bytes() != data:
                    # A run came between; the next look takes its brief.
                    raise LockedError(f"{name} was just written by a run", "approve it again")
                for failure in commit(desk.folder, [output]):
                    if failure is not None:
                        raise failure
        written = output.files[name]
        desk.index.put([(parse_record(written, name), Listing.from_bytes(written))])


def _output(stem: str, brief: Brief, files: Mapping[str, str]) -> Output:
    """The same files as the brief has, with the decisions in them."""
    suffixes = {form.suffix: fmt for fmt, form in FORMATS.items() if fmt != "json"}
    present = [suffixes[name[len(stem) :]] for name in files if name[len(stem) :] in suffixes]
    siblings = {FORMATS[fmt].suffix: render(brief, fmt) for fmt in present}
    return assemble(stem, siblings, lambda hashes: json.render(brief, hashes))


class Rewriter:
    """A thread that writes the outputs of briefs whose decisions changed."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._due: dict[str, tuple[float, float]] = {}
        self._failures: dict[str, SummarizeError] = {}
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="rewriter", daemon=True)

    def start(self) -> None:
        """Begin, with what an earlier desk left unwritten."""
        self._thread.start()

    def touch(self, stem: str) -> None:
        """A decision was saved: write the brief when its editor pauses."""
        now = time.monotonic()
        with self._lock:
            first = self._due.get(stem, (now, now))[0]
            self._due[stem] = (first, now)

    def write_now(self, stem: str) -> None:
        """Write a brief's outputs before this returns.

        Raises:
            SummarizeError: as ``rewrite``; it is tried again later.
        """
        self.touch(stem)
        self._write(stem)

    def pending(self, stem: str) -> bool:
        """Whether the outputs are behind the decisions."""
        with self._lock:
            return stem in self._due

    def failure(self, stem: str) -> SummarizeError | None:
        """Why the outputs could not be written the last time."""
        with self._lock:
            return self._failures.get(stem)

    def stop(self) -> None:
        """Write what is due and end."""
        self._stop.set()
        if self._thread.is_alive():
            self._thread.join()
        self._write_due(everything=True)

    def _run(self) -> None:
        warm()
        found = self._find_unwritten()
        while not self._stop.wait(_TICK_SECONDS):
            found = found or self._find_unwritten()
            self._write_due()

    def _find_unwritten(self) -> bool:
        """Whether all that an earlier desk left unwritten was found; if not, it is sought again."""
        try:
            for stem in unwritten(self._desk):
                self.touch(stem)
                if self._stop.is_set():
                    break
        except (OSError, sqlite3.Error, SummarizeError):
            return False  # the databases are as unreadable for the pages, which tell it
        return True

    def _write_due(self, everything: bool = False) -> None:
        now = time.monotonic()
        with self._lock:
            ready = [
                stem
                for stem, (first, last) in self._due.items()
                if everything or now - last > QUIET_SECONDS or now - first > LATEST_SECONDS
            ]
        for stem in ready:
            try:
                self._write(stem)
            except SummarizeError:
                continue  # ``failure`` tells it; it is tried again

    def _write(self, stem: str) -> None:
        with self._lock:
            mark = self._due.get(stem)
        try:
            rewrite(self._desk, stem)
        except OSError as error:
            failure = SummarizeError(f"cannot read {stem}: {error.strerror}", "check the disk")
            self._failed(stem, mark, failure)
            raise failure from error
        except SummarizeError as error:
            self._failed(stem, mark, error)
            raise
        except Exception as error:  # whatever it is, the thread goes on, and the page tells it
            failure = SummarizeError(
                f"{stem} cannot be written: {first_line(error)}",
                "its decisions are kept, and it is tried again; if it stays so, report it",
            )
            self._failed(stem, mark, failure)
            raise failure from error
        with self._lock:
            self._failures.pop(stem, None)
            if self._due.get(stem) == mark:
                self._due.pop(stem, None)

    def _failed(self, stem: str, mark: tuple[float, float] | None, error: SummarizeError) -> None:
        now = time.monotonic()
        with self._lock:
            self._failures[stem] = error
            if isinstance(error, NoSuchBriefError):
                self._due.pop(stem, None)
            elif self._due.get(stem) == mark:
                self._due[stem] = (now, now)


def unwritten(desk: Desk) -> Iterator[str]:
    """Briefs whose outputs do not show their decisions; their approved pairs are remembered.

    Reads each decided brief's decisions and record: editors decide on few of many articles.
    """
    for article_id in dict.fromkeys(one.decision.article_id for one in desk.decisions.since()):
        stem = desk.stem_of(article_id)
        if stem is None:
            continue
        try:
            data = desk.path(stem).read_bytes()
            used = parse_record(data, stem + RECORD_SUFFIX).used
            standing = desk.decisions.standing(article_id)
            _remember(desk, stem, standing)
        except (OSError, sqlite3.Error, SummarizeError):
            continue  # the page of that brief tells what is wrong with it
        decisions = [saved.decision for saved in standing]
        published = article_settings(decisions, used).get(PUBLISHED)
        dated = not published or f'"date_published": "{published}"'.encode() in data
        if not dated or not reflects(data, decisions):
            yield stem


def _remember(desk: Desk, stem: str, decisions: Sequence[Saved]) -> None:
    lost = [saved for saved in decisions if _is_lost(desk, saved)]
    if not lost:
        return
    shown = desk.article(stem)
    governing = (s for s in lost if shown.governing.get(s.decision.segment_id) == s)
    remember(desk.memory, shown, [saved.decision for saved in governing])


def _is_lost(desk: Desk, saved: Saved) -> bool:
    """Whether the memory may not know of it yet: its approval, or that it was taken back."""
    decision = saved.decision
    if not decision.source or decision.segment_id == ARTICLE:
        return False
    known = desk.memory.exact(decision.source)
    if is_kept(decision):
        return known is None or known.unit.approved_at < decision.decided_at
    return known is not None and known.unit.article_id == decision.article_id
