"""Words of a source that nothing in its translation stands for."""

import pytest

from summarize.facts import Term, omissions
from summarize.facts.omissions import stems_of


def told(source: str, target: str, *terms: Term) -> list[str]:
    return [span.of(source) for span in omissions(source, target, terms)]


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Nông dân ở bệnh viện.", "They are in hospital.", ["Nông dân"]),
        ("Họ xây bức tường cạnh bệnh viện.", "They built it.", ["bức tường", "bệnh viện"]),
        ("Nông dân ở bệnh viện.", "Farmers are in hospitals.", []),
        ("Ông hoá trị ở bệnh viện.", "He was in hospital for chemotherapy.", []),
        ("Họ gặp các nông dân.", "Vài nông dân were met.", []),
    ],
)  # fmt: skip
def test_a_word_without_a_counterpart_is_told(source: str, target: str, words: list[str]) -> None:
    """Whatever form its counterpart has, or where it was copied."""
    assert told(source, target) == words


@pytest.mark.parametrize(
    ("source", "target", "why"),
    [
        ("Họ gặp ông Nông Dân.", "They met him.", "a name"),
        ("Họ về vào tháng hai.", "They came back.", "a date"),
        ("Họ có năm nghìn con gà.", "They have chickens.", "a figure"),
        ("Giá đất (đồng/m2) tăng.", "Land prices rise.", "a letter"),
        ("LS. Phan An vắng mặt.", "Lawyer Phan An was absent.", "an abbreviation"),
    ],
)
def test_what_the_ledger_compares_is_left_to_it(source: str, target: str, why: str) -> None:
    """It tells these by value."""
    assert not told(source, target), why


def test_the_glossary_knows_other_wordings() -> None:
    """And tells the loss of terms that people keep to itself."""
    source = "Họ đến bệnh viện."
    here = source.index("bệnh")
    span = omissions(source, "They came.")[0]
    assert (span.start, span.end) == (here, here + len("bệnh viện"))
    clinic = Term(text="bệnh viện", accepted=("clinic",), span=span, kind="org")
    assert told(source, "They came to the clinic.", clinic) == []
    assert told(source, "They came to the tower.", clinic) == ["bệnh viện"]
    kept = Term(text="bệnh viện", accepted=("clinic",), span=span, kind="user")
    assert told(source, "They came to the tower.", kept) == []


def test_neighbours_are_told_as_one() -> None:
    """Words with nothing but a space between them."""
    assert told("Đó là bệnh viện nông dân.", "It is that.") == ["bệnh viện nông dân"]
    assert told("Đó là bệnh viện, nông dân.", "It is that.") == ["bệnh viện", "nông dân"]


def test_possessives_are_the_word() -> None:
    """As the lexicon counts them."""
    assert stems_of("the farmer’s wall") == {"the", "farmer", "wall"}


def test_the_year_before_is_a_date_of_the_ledger() -> None:
    """ "cùng kỳ năm ngoái" is year-on-year."""
    assert not omissions("CPI tăng 3% so với cùng kỳ năm ngoái.", "The CPI rose 3% year-on-year.")
