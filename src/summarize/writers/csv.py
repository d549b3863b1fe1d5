"""The sentences as a table for a spreadsheet (RFC 4180), safe from formula injection.

A spreadsheet runs a cell that begins like a formula. Such a cell gets an apostrophe in front,
as OWASP advises ("CSV Injection"); every cell is quoted. A byte-order mark leads, because
Excel takes a file without one for a legacy encoding and garbles Vietnamese.
"""

from __future__ import annotations

import csv
import io
import re

from summarize.document import Brief
from summarize.writers.characters import one_line, stripped
from summarize.writers.edited import findings_by_id, sentences

COLUMNS = ("id", "state", "origin", "score", "vietnamese", "english", "findings", "rests_on")
# First characters that start a formula, full-width forms included (Excel folds them).
_FORMULA = re.compile("[=+\\-@\t\r\n|%＝＋－＠]")
# A number of our own may begin with a minus sign.
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")


def render(brief: Brief) -> bytes:
    """One row a sentence: headline, segments, summary. UTF-8 with a byte-order mark, CRLF."""
    out = io.StringIO()
    table = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    table.writerow(COLUMNS)
    findings = findings_by_id(brief)
    for sentence in sentences(brief):
        found = [
            f"{finding.severity} {finding.check}: {finding.message}"
            for finding in findings.get(sentence.id, [])
        ]
        cells = (
            sentence.id,
            sentence.state,
            sentence.origin,
            "" if sentence.score is None else repr(round(sentence.score, 4)),
            sentence.source,
            sentence.target,
            "; ".join(found),
            " ".join(sentence.evidence),
        )
        table.writerow([harmless(cell) for cell in cells])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8")


def harmless(cell: str) -> str:
    """The cell on one line, with an apostrophe in front where it would start a formula."""
    line = one_line(stripped(cell))
    if _FORMULA.match(line) and not _NUMBER.fullmatch(line):
        return f"'{line}"
    return line
