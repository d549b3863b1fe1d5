"""The language data of the rules."""

from __future__ import annotations

from summarize.clean.cues import cues, fold


def test_fold_knows_both_placements_of_the_tone_mark() -> None:
    """hoá and hóa are one word, and so are their capitals."""
    assert fold("TỪ  KHOÁ") == fold("từ khóa") == "từ khóa"
    assert fold("Thuỷ") == fold("Thủy")


def test_lists_are_composed_words_without_outer_space() -> None:
    """An entry that folds to something else could never match."""
    data = cues()
    for name, entries in data.words.items():
        assert entries, name
        for entry in entries:
            assert entry == fold(entry), (name, entry)
            assert entry.strip(), name


def test_longest_beginning_wins() -> None:
    """ "Bài viết liên quan" is not read as "Bài viết" with a remainder."""
    starts = cues().starts["related_starts"]
    assert list(starts) == sorted(starts, key=len, reverse=True)
    assert (
        cues().begins("related_starts", "Mời độc giả xem thêm: một tin") == "mời độc giả xem thêm"
    )


def test_headings_of_links_are_of_one_kind() -> None:
    """No heading both ends a story and heads a box in its middle."""
    words = cues().words
    assert not words["section_ends_hard"] & words["section_ends_soft"]


def test_outlets_have_names() -> None:
    """Every written form leads to a newspaper's name."""
    assert all(name.strip() for name in cues().outlets.values())
    assert cues().outlets[fold("Thethaovanhoa.vn")] == "Thể thao & Văn hóa"
