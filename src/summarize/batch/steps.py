"""The steps of one article with every fault turned into that article's error.

The same functions run in this machine's workers and in a cluster's, so both write the same
bytes.
"""

from __future__ import annotations

import hashlib
import pickle
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from summarize.batch.job import Finish, Job
from summarize.batch.plan import read_input
from summarize.batch.sources import Source
from summarize.document import Brief, Decision, Finding
from summarize.errors import StartError, SummarizeError
from summarize.store.amend import amend, article_settings
from summarize.store.files import printable
from summarize.store.listing import Listing
from summarize.store.records import Output, Record, assemble, parse_record

_T = TypeVar("_T")
_RANK = {"critical": 2, "major": 1}


class InternalError(SummarizeError):
    """A fault of this program on one article; the others go on."""

    code = "internal"


class MemoryLimitError(SummarizeError):
    """There was not enough memory for one article."""

    code = "memory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendered:
    """A brief ready for the disk.

    Attributes:
        warning: code and message for the report; None for a brief with nothing to look at.
    """

    output: Output
    record: Record
    listing: Listing
    warning: tuple[str, str] | None = None


def prepare(job: Job, source: Source, decisions: Sequence[Decision] = ()) -> bytes | SummarizeError:
    """The prepared article, pickled; or why there is none."""

    def prepared() -> bytes:
        data = read_input(source, job.max_bytes)
        settings = article_settings(decisions, hashlib.sha256(data).hexdigest())
        return pickle.dumps(job.prepare(data, source.id, settings), pickle.HIGHEST_PROTOCOL)

    return _guarded(source.id, prepared)


def finish(run: Finish, prepared: Sequence[bytes]) -> list[bytes | SummarizeError]:
    """The briefs, pickled, in order; a fault costs only the article that has it.

    Raises:
        StartError: the models cannot run at all.
    """
    if not prepared:
        return []
    if len(prepared) == 1:
        return [_guarded("this article", lambda: _finish(run, prepared)[0])]
    try:
        return _finish(run, prepared)
    except StartError:
        raise
    except Exception:  # noqa: BLE001 (halves are tried again; the last one alone is told)
        middle = len(prepared) // 2
        return finish(run, prepared[:middle]) + finish(run, prepared[middle:])


def _finish(run: Finish, prepared: Sequence[bytes]) -> list[bytes | SummarizeError]:
    """Each brief is packed as it comes: packed it is a fraction of its size."""
    packed = [
        one if isinstance(one, SummarizeError) else pickle.dumps(one, pickle.HIGHEST_PROTOCOL)
        for one in run([pickle.loads(data) for data in prepared])
    ]
    if len(packed) != len(prepared):
        raise ValueError(f"{len(packed)} briefs for {len(prepared)} articles")
    return packed


def render(
    job: Job,
    article_id: str,
    stem: str,
    brief: bytes,
    decisions: Sequence[Decision],
    *,
    is_record: bool = False,
) -> Rendered | SummarizeError:
    """All files of a brief and what the index and the report say of it.

    Args:
        brief: pickled, or the bytes of its json (``is_record``).
    """

    def made() -> Rendered:
        loaded = job.reload(brief) if is_record and job.reload else pickle.loads(brief)
        return _render(job, stem, loaded, decisions)

    return _guarded(article_id, made)


def _render(job: Job, stem: str, brief: Brief, decisions: Sequence[Decision]) -> Rendered:
    if decisions:
        brief = amend(brief, decisions)
    siblings = {
        suffix: job.render(brief, name) for name, suffix in job.suffixes.items() if name != "json"
    }
    if brief.provenance.signature != job.signature:
        raise InternalError(
            f"{printable(brief.article.id)} was made by {brief.provenance.signature}, "
            f"the run is of {job.signature}",
            "install the same version and models on every machine",
        )
    output = assemble(stem, siblings, lambda hashes: job.record(brief, hashes))
    data = output.files[output.record_name]
    return Rendered(
        output=output,
        record=parse_record(data, output.record_name),
        listing=Listing.from_bytes(data),
        warning=_warning(brief.findings),
    )


def _warning(findings: Sequence[Finding]) -> tuple[str, str] | None:
    """The gravest finding, if it is more than minor."""
    grave = [finding for finding in findings if finding.severity in _RANK]
    if not grave:
        return None
    worst = max(grave, key=lambda finding: _RANK[finding.severity])
    more = f" (and {len(grave) - 1} more)" if len(grave) > 1 else ""
    return worst.check, f"{worst.message}{more}"


def _guarded(article_id: str, step: Callable[[], _T]) -> _T | SummarizeError:
    """``step``'s result, or its fault as an error of this article."""
    try:
        return step()
    except StartError:
        raise
    except SummarizeError as error:
        return error
    except MemoryError:
        return MemoryLimitError(
            f"not enough memory for {printable(article_id)}", "split the input, or use --workers 1"
        )
    except RecursionError as error:
        return InternalError(f"{printable(article_id)}: too deeply nested ({error})", _HINT)
    except Exception as error:  # noqa: BLE001 (the top of a worker: the fault becomes a line)
        where = traceback.extract_tb(error.__traceback__)[-1]
        return InternalError(
            f"{printable(article_id)}: {type(error).__name__}: {printable(str(error))}"
            f" ({where.name}, line {where.lineno})",
            _HINT,
        )


_HINT = "this is a fault of the program: please report it with the input"
