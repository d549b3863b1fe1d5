"""Risk and doubts: what an editor sees first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from summarize.document import Brief, Finding, Severity
from summarize.writers import risk
from summarize.writers.ranking import counts, doubts, open_findings
from tests.writers.sample import brief


def clean() -> Brief:
    """A brief with nothing to say against it."""
    calm = brief()
    return replace(
        calm,
        findings=(),
        summary=calm.summary[:1],
        segments=tuple(replace(s, score=0.0) for s in calm.segments),
    )


def finding(severity: Severity, *ids: str) -> Finding:
    return Finding(check="c", category="c", severity=severity, message="m", segment_ids=ids)


def test_nothing_known_is_zero() -> None:
    assert risk(clean()) == 0.0
    assert doubts(clean()) == []


@pytest.mark.parametrize(("severity", "weight"), [("minor", 1), ("major", 5), ("critical", 25)])
def test_findings_count_by_mqm_weights(severity: Severity, weight: float) -> None:
    assert risk(replace(clean(), findings=(finding(severity, "s2"),))) == weight


def test_a_finding_is_settled_when_all_its_sentences_are_approved() -> None:
    # s1 is reviewed and s4 final in the sample; s2 is neither.
    settled = replace(clean(), findings=(finding("critical", "s1", "s4"),))
    assert risk(settled) == 0.0 and doubts(settled) == []
    half = replace(clean(), findings=(finding("critical", "s1", "s2"), finding("minor")))
    assert risk(half) == 26.0
    assert counts(half) == {"critical": 1, "major": 0, "minor": 1}


def test_worst_first_and_reading_order_within() -> None:
    found = (finding("minor", "s2"), finding("major", "s6"), finding("major", "s3"))
    assert [f.segment_ids for f in open_findings(replace(clean(), findings=found))] == [
        ("s6",),
        ("s3",),
        ("s2",),
    ]


def test_low_confidence_orders_what_is_else_alike_and_never_outweighs_a_critical_finding() -> None:
    hopeless = replace(clean(), segments=tuple(replace(s, score=-99.0) for s in clean().segments))
    sure = clean()
    assert 0 == risk(sure) < risk(hopeless) <= 5
    assert risk(hopeless) < risk(replace(sure, findings=(finding("critical", "s2"),)))


def test_approved_sentences_carry_no_doubt() -> None:
    calm = clean()
    unsure = replace(calm.segments[1], score=-3.0)
    assert risk(replace(calm, segments=(unsure,))) > 4
    assert risk(replace(calm, segments=(replace(unsure, state="reviewed"),))) == 0.0


def test_summary_sentences_without_translation_or_evidence_count() -> None:
    calm = clean()
    bare = replace(calm.summary[0], target=None)
    assert risk(replace(calm, summary=(bare,))) == 5.0
    assert risk(replace(calm, summary=(replace(calm.summary[0], evidence=()),))) == 5.0
    assert risk(replace(calm, summary=(replace(calm.summary[0], origin="source"),))) == 1.0


def test_what_a_check_says_is_not_said_again() -> None:
    """An unknown publication date and a made headline are findings; the list adds nothing."""
    calm = clean()
    undated = replace(calm, headline_made=True, article=replace(calm.article, date_published=None))
    assert (risk(undated), doubts(undated)) == (0.0, [])


def test_scores_that_are_not_finite_are_the_worst_not_a_crash() -> None:
    calm = clean()
    for score in (float("nan"), float("-inf")):
        changed = replace(calm, segments=(replace(calm.segments[1], score=score),))
        assert risk(changed) == 5.0
        assert "confidence 0 %" in doubts(changed)[0].message


def test_what_is_the_same_in_several_places_is_one_doubt() -> None:
    found = (finding("minor", "s2"), finding("major", "s3"), finding("minor", "s4", "s2"))
    told = doubts(replace(clean(), findings=found))
    assert [(doubt.severity, doubt.ids) for doubt in told] == [
        ("major", ("s3",)),
        ("minor", ("s2", "s4")),
    ]


def test_the_words_of_a_finding_are_quoted() -> None:
    first = doubts(brief())[0]
    assert (first.severity, first.ids) == ("critical", ("s7",))
    assert (first.source, first.target) == (("sẽ không tăng",), ("would raise",))


def test_the_most_hesitant_sentences_are_listed_and_only_a_few() -> None:
    calm = clean()
    unsure = tuple(replace(s, state="translated", score=-1.0 - n / 10) for n, s in
                   enumerate(calm.segments))  # fmt: skip
    found = doubts(replace(calm, segments=unsure))
    assert [d.ids for d in found] == [("s8",), ("s7",), ("s6",)]
