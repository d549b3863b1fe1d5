from __future__ import annotations

from dataclasses import replace

import pytest

from summarize.document import (
    Article,
    Brief,
    Decision,
    Provenance,
    Segment,
    Span,
    SummarySentence,
)
from summarize.store.amend import STALE, amend, article_settings, reflects
from summarize.writers.json import render


def segment(id_: str, source: str) -> Segment:
    return Segment(
        id=id_, span=Span(start=0, end=1), source=source, target="MT", state="translated", score=-1
    )


BRIEF = Brief(
    article=Article(id="a", text="x", title="Tít", date_published=None),
    headline=segment("h", "Tít"),
    segments=(segment("s1", "Một."), segment("s2", "Hai."), segment("s3", "Hai lần.")),
    summary=(SummarySentence(id="m1", source="Tóm.", target="MT", evidence=("s1",)),),
    dates=(),
    alignments=(),
    findings=(),
    removals=(),
    provenance=Provenance(used="0", signature="s"),
)


def decision(segment_id: str, source: str, target: str = "Editor's") -> Decision:
    return Decision(
        article_id="a",
        segment_id=segment_id,
        state="final",
        target=target,
        reviewer="Lan",
        decided_at="2024-05-06T08:00:00+07:00",
        source=source,
    )


def test_decisions_take_the_place_of_the_machines_text() -> None:
    amended = amend(BRIEF, [decision("s2", "Hai."), decision("h", "Tít"), decision("m1", "Tóm.")])
    two = amended.segments[1]
    assert (two.target, two.state, two.origin, two.score) == ("Editor's", "final", "editor", None)
    assert amended.headline.target == amended.summary[0].target == "Editor's"
    assert amended.segments[0] == BRIEF.segments[0] and amended.findings == ()


def test_an_approval_of_the_machines_text_keeps_its_origin_and_score() -> None:
    one = amend(BRIEF, [decision("s1", "Một.", "MT")]).segments[0]
    assert (one.state, one.origin, one.score) == ("final", "", -1)


def test_a_decision_follows_its_sentence_to_another_number() -> None:
    amended = amend(BRIEF, [decision("s1", "Hai lần.")])
    assert [one.origin for one in amended.segments] == ["", "", "editor"]


@pytest.mark.parametrize(
    ("segment_id", "source", "where"),
    [
        ("s1", "Một, khác.", ("s1",)),
        ("s9", "Mất.", ()),
        ("h", "Tít cũ", ("h",)),
        ("m1", "Cũ.", ("m1",)),
    ],
)
def test_a_decision_on_a_changed_source_waits(
    segment_id: str, source: str, where: tuple[str, ...]
) -> None:
    amended = amend(BRIEF, [decision(segment_id, source)])
    assert [(finding.check, finding.segment_ids) for finding in amended.findings] == [
        (STALE, where)
    ]
    assert replace(amended, findings=()) == BRIEF
    again = amend(amended, [decision(segment_id, source)])
    assert again == amended


def test_of_two_equal_sentences_neither_is_guessed() -> None:
    twins = replace(BRIEF, segments=(segment("s1", "Ừ."), segment("s2", "Ừ.")))
    assert amend(twins, [decision("s9", "Ừ.")]).segments == twins.segments
    assert amend(twins, [decision("s2", "Ừ.")]).segments[1].origin == "editor"


def test_settings_of_the_article_are_not_sentences() -> None:
    dated = replace(decision("article", ""), extra={"published": "2024-05-01"})
    later = replace(decision("article", ""), extra={"published": "2024-05-02", "keep": "r@1"})
    assert amend(BRIEF, [dated]) == BRIEF
    assert article_settings([dated, later], "any") == {"published": "2024-05-02", "keep": "r@1"}


def test_a_publication_date_holds_for_the_input_it_was_said_of() -> None:
    """What was restored is bound by its own id, and goes on."""
    used = BRIEF.provenance.used
    mine = replace(decision("article", used), extra={"published": "2024-05-02", "keep": "r@1"})
    other = replace(mine, source="of another input")
    assert article_settings([mine], used)["published"] == "2024-05-02"
    assert article_settings([other], used) == {"keep": "r@1"}
    assert article_settings([mine, other], used)["published"] == "2024-05-02"
    assert amend(BRIEF, [mine]) == BRIEF
    (finding,) = amend(BRIEF, [other]).findings
    assert (finding.check, "2024-05-02" in finding.message) == (STALE, True)
    looked = replace(decision("article", used), extra={"keep": "r@2"})
    assert amend(BRIEF, [other, looked]).findings == (), "an editor has looked there since"


def test_a_decision_under_a_number_that_another_sentence_took_stays_with_its_own() -> None:
    """s2 was "Một." when it was approved; then the sentences moved, and s2 was decided on anew."""
    amended = amend(BRIEF, [decision("s2", "Một.", "One."), decision("s2", "Hai.", "Two.")])
    assert [one.target for one in amended.segments] == ["One.", "Two.", "MT"]
    assert amended.findings == ()


def test_a_decision_on_an_earlier_wording_does_not_wait_behind_one_on_the_present() -> None:
    amended = amend(BRIEF, [decision("s2", "Hai à.", "Two?"), decision("s2", "Hai.", "Two.")])
    assert (amended.segments[1].target, amended.findings) == ("Two.", ())


def test_of_two_decisions_on_a_sentence_the_later_counts_and_a_record_shows_it() -> None:
    """Or a run would write the brief again and again, and never show what it asks for."""
    both = [decision("s2", "Hai.", "First."), decision("s9", "Hai.", "Second.")]
    amended = amend(BRIEF, both)
    assert amended.segments[1].target == "Second."
    assert reflects(render(amended, {}), both)
    assert not reflects(render(amend(BRIEF, both[:1]), {}), both)
    assert not reflects(render(BRIEF, {}), both[1:]), "it is followed to its sentence's number"
