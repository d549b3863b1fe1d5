"""Words of a translation that nothing in its source stands for."""

import pytest

from summarize.facts import Term, guesses
from summarize.facts.lexicon import stem, terms_of


def told(target: str, source: str, *terms: Term) -> list[str]:
    return [span.of(target) for span in guesses(target, source, terms)]


@pytest.mark.parametrize(
    ("source", "target", "words"),
    [
        ("Nhà máy điện được khánh thành ở tỉnh.", "The plant was bitten in the province.", ["bitten"]),
        ("Bảo tàng mở cửa miễn phí.", "The funeral opens free of charge.", ["funeral"]),
        ("Trường học đóng cửa vì lũ.", "Museums closed because of the flood.", ["Museums"]),
        ("Bảo tàng đóng cửa vì lũ.", "Museums closed because of the flood.", []),
        ("Ông hoá trị ở bệnh viện.", "He had chemotherapy in hospital.", []),
    ],
)  # fmt: skip
def test_a_word_without_a_source_is_told(source: str, target: str, words: list[str]) -> None:
    """Whatever its form, and wherever it stands."""
    assert told(target, source) == words


@pytest.mark.parametrize(
    ("source", "target", "why"),
    [
        ("Họ viết bằng python.", "They wrote it in python.", "the source has the word"),
        ("Ông Trầm đến muộn.", "Tram came late.", "a name"),
        ("Tháng 3 có mưa.", "There was rain in March.", "a date"),
        ("Giá tăng 5%.", "Prices rose by five percent.", "a figure"),
        ("Giá 900 đồng/m2.", "It costs VND 900 per square meter.", "a unit"),
        ("Hoặc ngược lại.", "Or vice versa.", "a phrase"),
        ("Ngược lại cũng đúng.", "Vice versa is true.", "a phrase at the head of a sentence"),
        ("Giá tăng.", "Prices rose to the moon and xyzzyx.", "a word that the lexicon lacks"),
    ],
)
def test_what_the_ledger_compares_is_left_to_it(source: str, target: str, why: str) -> None:
    """And so is what stands in the source as it is."""
    assert not [word for word in told(target, source) if word not in ("moon",)], why


def test_the_glossary_knows_more() -> None:
    """A wording of a term that the source has is no guess."""
    source, target = "TTXVN đưa tin.", "The museum reported it."
    assert told(target, source) == ["museum"]
    assert told(target, source, Term(text="TTXVN", accepted=("News Museum",))) == []


@pytest.mark.parametrize(
    "forms",
    ["share shares shared sharing", "stop stops stopped stopping", "city cities", "bus buses",
     "press presses pressed", "rapid rapidly", "country countries", "rise rises rising"],
)  # fmt: skip
def test_forms_of_a_word_are_one(forms: str) -> None:
    """But for irregular ones, which the lexicon lists by themselves."""
    assert len(set(map(stem, forms.split()))) == 1


def test_the_tone_mark_may_stand_on_either_vowel() -> None:
    """Both spellings are usual."""
    assert terms_of("Hoá quý") == terms_of("hóa quý") == {"hóa", "quý", "hóa quý"}
