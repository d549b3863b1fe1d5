"""Findings follow the edits: gone when mended, back when the mistake is, the rest untouched."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from summarize.checks import run_checks
from summarize.document import Brief
from summarize.pipeline import check_context
from summarize.review.recheck import recheck
from summarize.translate import Glossary
from tests.writers.sample import brief as sample


def checked(brief: Brief) -> Brief:
    """The brief with what the checks find in it, and one finding they do not make."""
    lasting = sample().findings[-1]
    return replace(brief, findings=(lasting, *run_checks(check_context(brief, Glossary.shipped()))))


def edited(brief: Brief, unit_id: str, change: Callable[[str], str]) -> Brief:
    return replace(
        brief,
        segments=tuple(
            replace(s, target=change(s.target or "")) if s.id == unit_id else s
            for s in brief.segments
        ),
    )


def test_a_mended_number_is_no_finding() -> None:
    """186 became 168: the finding goes with the mistake and comes back with it."""
    before = checked(sample())
    assert any(f.segment_ids == ("s2",) for f in before.findings)
    after = edited(before, "s2", lambda text: text.replace("168", "186"))
    found = recheck(before, after)
    assert not any(f.segment_ids == ("s2",) for f in found)
    mended = replace(after, findings=found)
    assert set(recheck(mended, replace(before, findings=found))) == set(before.findings)


def test_a_part_finds_what_the_whole_does() -> None:
    """Checking what changed gives what checking everything gives, for each sentence spoilt."""
    before = checked(sample())
    for unit in before.segments:
        after = edited(before, unit.id, lambda text: f"{text} Exactly 77 people in Hanoi.")
        part, whole = recheck(before, after), recheck(before, after, whole=True)
        assert set(part) == set(whole), unit.id
        assert any(unit.id in f.segment_ids for f in set(part) - set(before.findings)), unit.id


def test_nothing_changed_changes_nothing() -> None:
    """Not even the order, nor a finding that no check would make."""
    before = checked(sample())
    assert recheck(before, before) == before.findings
    state = replace(before, segments=tuple(replace(s, state="final") for s in before.segments))
    assert recheck(before, state) == before.findings
