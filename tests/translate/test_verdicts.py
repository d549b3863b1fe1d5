"""Verdicts in the words of courts."""

from __future__ import annotations

import pytest

from summarize.translate.verdicts import as_courts_say

SOURCE = "Tòa tuyên phạt anh mức án 5 năm tù."


@pytest.mark.parametrize(
    ("output", "text"),
    [
        ("The court fined defendant Le Van An 5 years in prison.", "The court sentenced defendant Le Van An to 5 years in prison."),
        ("He was fined 2 years and 6 months in prison.", "He was sentenced to 2 years and 6 months in prison."),
        ("He was punished for another 1 year in prison.", "He was sentenced to another 1 year in prison."),
        ("He was found guilty of 12 years in prison for murder.", "He was sentenced to 12 years in prison for murder."),
        ("It decided to sentence the defendant 9 months in prison.", "It decided to sentence the defendant to 9 months in prison."),
        ("It punished Ly Van Binh (19, of Hanoi) 14 years in prison.", "It sentenced Ly Van Binh (19, of Hanoi) to 14 years in prison."),
        ("He was fined Dong Nai Provincial People's Court 2 years in prison.", "He was sentenced by the Dong Nai Provincial People's Court to 2 years in prison."),
        ("The panel punished him life imprisonment.", "The panel sentenced him to life imprisonment."),
        ("It fined Le Van An death.", "It sentenced Le Van An to death."),
        ("They were fined from 2 to 7 years in prison.", "They were fined from 2 to 7 years in prison."),
        # as English has it
        ("He was sentenced to 5 years in prison.", "He was sentenced to 5 years in prison."),
        ("He received a sentence of 5 years in prison.", "He received a sentence of 5 years in prison."),
        ("He was fined VND 5 million and got 3 years in prison.", "He was fined VND 5 million and got 3 years in prison."),
        ("The a life sentence was upheld.", "A life sentence was upheld."),
    ],
)  # fmt: skip
def test_terms_are_tied_to_their_verdict(output: str, text: str) -> None:
    assert as_courts_say(output, SOURCE) == text


def test_a_story_of_no_verdict_is_left_alone() -> None:
    output = "The law says that drivers are fined 5 years in prison."
    assert as_courts_say(output, "Luật nói lái xe có thể bị 5 năm tù.") == output
