"""Which syllables and pairs of syllables the recipe takes."""

from __future__ import annotations

from training.plain_names import LEAST_NAMED, LEAST_WRITTEN, name_syllables, ordinary_pairs


def test_syllables_of_many_persons_and_no_others() -> None:
    """A syllable of one person alone is none, a surname is."""
    articles = ["Ông Nguyễn Văn Quân có mặt."] * LEAST_NAMED + ["Bà Lê Thị Xíu vắng mặt."]
    found = name_syllables(articles)
    assert {"Quân", "Văn", "Lê"} <= found
    assert "Xíu" not in found


def test_a_pair_written_small_is_a_word() -> None:
    """ "hải quân" is; a pair that stands with capitals nearly always is a name."""
    articles = ["tàu hải quân"] * LEAST_WRITTEN + ["Hoài Nam"] * 9 * LEAST_WRITTEN
    articles += ["hoài nam"] * LEAST_WRITTEN
    assert ordinary_pairs(articles, ["Hải", "Quân", "Hoài", "Nam"]) == {"hải quân"}
