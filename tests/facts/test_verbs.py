"""The form of a verb behind English words."""

from __future__ import annotations

import pytest

from summarize.document import Span
from summarize.facts import Fixed, VerbForms, mask, unmask

FORGIVE = VerbForms("forgive", "forgave", "forgiven", "forgiving")
TAKE = VerbForms(
    "take advantage of", "took advantage of", "taken advantage of", "taking advantage of"
)


@pytest.mark.parametrize(
    ("output", "text"),
    [
        ("She ⟨x0⟩ him.", "She forgave him."),
        ("It is hard to ⟨x0⟩ him.", "It is hard to forgive him."),
        ("To ⟨x0⟩ him is hard.", "To forgive him is hard."),
        ("She will never ⟨x0⟩ him.", "She will never forgive him."),
        ("She didn't ⟨x0⟩ him.", "She didn't forgive him."),
        ("He was ⟨x0⟩ by her.", "He was forgiven by her."),
        ("She has already ⟨x0⟩ him.", "She has already forgiven him."),
        ("After ⟨x0⟩ him, she left.", "After forgiving him, she left."),
        ("It led to ⟨x0⟩ him.", "It led to forgiving him."),
        ("She ⟨x0⟩s him.", "She forgave him."),
        ("Of those ⟨x0⟩'s men.", "Of those forgave men."),
    ],
)
def test_the_form_is_the_one_that_the_words_before_it_ask_for(output: str, text: str) -> None:
    fixed = Fixed(
        span=Span(start=0, end=1), kind="x", target=FORGIVE.past, fact="term", verb=FORGIVE
    )
    assert unmask(output, mask("a", [fixed])).text == text


def test_what_belongs_to_a_verb_goes_with_it() -> None:
    assert TAKE.fitting(TAKE.past, "They want to ") == "take advantage of"
    assert TAKE.fitting(TAKE.going_on, "They are ") == "taking advantage of"
    assert TAKE.fitting(TAKE.past, "They ") == "took advantage of"
