"""Training pairs: a symbol on both sides where both state the same, and plain text elsewhere."""

import pytest

from training.protect_pairs import prepare_pair, prepare_source


@pytest.mark.parametrize(
    ("source", "target", "masked"),
    [
        (
            "Có 23 người bị thương trong vụ cháy.",
            "The fire injured 23 people.",
            "The fire injured ⟨n0⟩ people.",
        ),
        # The figure alone is no counterpart of a figure with its unit.
        ("Con đường dài 56km.", "The road is 56 km long.", "The road is 56 km long."),
        (
            "Con đường mới dài 56km.",
            "The new road is 56 kilometers long.",
            "The new road is ⟨n0⟩ long.",
        ),
        (
            "Ông bị phạt 30 triệu đồng.",
            "He was fined 30 million dong.",
            "He was fined 30 million dong.",
        ),
        (
            "Anh bị phạt 30 triệu đồng.",
            "He was fined VND 30 million.",
            "He was fined ⟨n0⟩.",
        ),
        (
            "Cá nặng 15,2-27,2 kg được thả.",
            "Fish of 15.2-27.2 kilograms were set free.",
            "Fish of ⟨n0⟩ were set free.",
        ),
    ],
)
def test_a_figure_and_its_unit_have_the_same_on_both_sides(
    source: str, target: str, masked: str
) -> None:
    shown, found = prepare_pair(source, target)
    assert found == masked
    assert shown.count("⟨") == found.count("⟨")


def test_the_model_learns_the_usual_spelling() -> None:
    assert prepare_pair("Thoả thuận hoà bình.", "A peace agreement.")[0] == "Thỏa thuận hòa bình."
    assert prepare_source("Thoả thuận hoà bình.", "vi")[0] == "Thỏa thuận hòa bình."
