"""What a model gave is read: spacing, capitals, words said twice."""

from __future__ import annotations

import pytest

from summarize.facts import Fact, Language, no_distances
from summarize.protocols import Hypothesis
from summarize.translate.candidate import read, safest, undoubled
from summarize.translate.glossary import Glossary
from summarize.translate.known import Known
from summarize.translate.way import shown, unmasked


@pytest.mark.parametrize(
    ("text", "source", "left"),
    [
        ("They drink polluted polluted water.", "Họ uống nước ô nhiễm.", "They drink polluted water."),
        ("The surface surface surface shook.", "Bề mặt rung.", "The surface shook."),
        ("He won an Academy Awards awards.", "Ông đoạt giải.", "He won an Academy Awards."),
        ("He had had enough.", "Ông chịu đủ rồi.", "He had had enough."),
        ("She is Pham Thi Thi.", "Bà là Phạm Thị Thi.", "She is Pham Thi Thi."),
        ("They went to Baden Baden.", "Họ đến Baden Baden.", "They went to Baden Baden."),
        ("It cost 15 15 dong.", "Giá 15 15 đồng.", "It cost 15 15 dong."),
        ("The Misss title was posssible.", "Danh hiệu", "The Miss title was possible."),
        ("Hmmm, said Brrr Bot.", "Hmmm, Brrr Bot nói.", "Hmmm, said Brrr Bot."),
        ("A long-sharing sharing paper", "Một bài", "A long-sharing sharing paper"),
    ],
)  # fmt: skip
def test_a_word_said_twice_is_said_once(text: str, source: str, left: str) -> None:
    assert undoubled(text, source) == left


@pytest.mark.parametrize(("output", "asked"), [("They came.", 0), ("They came on ⟨d0⟩.", 2)])
def test_an_output_that_lost_a_symbol_costs_no_ledger(output: str, asked: int) -> None:
    """Most outputs of a beam are put aside for that alone; both sides' dates are read for others."""
    read_dates: list[str] = []

    def distances(text: str, language: Language) -> tuple[Fact, ...]:
        read_dates.append(text)
        return ()

    known = Known("Họ đến ngày 22/6.", Glossary(), distances)
    candidate = read(Hypothesis(text=output), shown(known), known, "n-best")
    assert (candidate.clean and not candidate.slips) is bool(asked)
    assert len(read_dates) == asked


def test_the_safest_candidate_loses_least_then_has_fewest_slips() -> None:
    """A lost date outweighs any slip; of those that lose none the ledger decides."""
    known = Known("Ngày 22/6, hai người chết.", Glossary(), no_distances)
    outputs = (
        "Two people died.",
        "On July 22, three people died.",
        "On June 22, 14 people died.",
        "On June 22, two people died.",
    )
    candidates = [read(Hypothesis(text=one), unmasked(one), known, "n-best") for one in outputs]
    assert [len(one.lost) for one in candidates] == [1, 1, 0, 0]
    assert safest(candidates).text == outputs[-1]
    assert safest(candidates[:3]).text == outputs[2]
    assert safest(candidates[:1]).text == outputs[0]


def test_letters_of_a_longer_name_are_no_abbreviation() -> None:
    """VN is Vietnam, VN-Index an index."""
    known = Known("VN-Index tăng, VN vui.", Glossary.shipped(), no_distances)
    assert [fixed.target for fixed in known.fixed] == ["VN-Index", "Vietnam"]
    assert [term.text for term in known.terms] == ["VN"]
