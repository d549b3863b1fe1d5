"""The language files: whole, consistent, and used."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from summarize.dates import RULES_VERSION, find_dates
from summarize.dates.frame import Frame
from summarize.dates.holidays import holiday
from summarize.dates.language import LANGUAGES, load
from summarize.dates.lexicon import number, number_words
from summarize.dates.pattern import PatternError, compile_pattern
from summarize.dates.reading import read
from summarize.dates.recognize import may_be_relative, recognize

_MODS = {
    "START",
    "MID",
    "END",
    "APPROX",
    "MORE_THAN",
    "LESS_THAN",
    "EQUAL_OR_MORE",
    "EQUAL_OR_LESS",
}
_UNITS = {
    "second",
    "minute",
    "hour",
    "day",
    "week",
    "month",
    "quarter",
    "year",
    "decade",
    "century",
}
#: Read by the engine itself, for the members of lists.
_USED_BY_ENGINE = {"roman"}


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_pattern_compiles(code: str) -> None:
    language = load(code)
    rules = {r.name: r for by in language.rules.values() for found in by.values() for r in found}
    assert len(rules) > 100
    for rule in rules.values():
        assert rule.pattern.regex.groups >= 0


@pytest.mark.parametrize("code", LANGUAGES)
def test_names_are_unique_and_contexts_exist_and_are_used(code: str) -> None:
    raw = load(code).raw
    names = Counter(table["name"] for table in raw["rule"])
    assert [name for name, count in names.items() if count > 1] == []
    used: set[str] = set()
    for table in raw["rule"]:
        for key in ("before", "not_before", "after", "not_after"):
            wanted = table.get(key, [])
            used |= {wanted} if isinstance(wanted, str) else set(wanted)
    assert used == set(raw["context"])
    patterns = " ".join(table["pattern"] for table in raw["rule"])
    classes = set(re.findall(r"<(?:\w+:)?(\w+)>", patterns)) | _USED_BY_ENGINE
    assert set(raw["class"]) <= classes


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_pattern_repeats_without_bound(code: str) -> None:
    """Linear matching rests on this: no star, no plus, no open brace in what is matched."""
    language = load(code)
    rules = {r.name: r for by in language.rules.values() for found in by.values() for r in found}
    for rule in rules.values():
        source = re.sub(r"\\.|\[[^\]]*\]", "x", rule.pattern.regex.pattern)
        assert not re.search(r"\*|\+|\{\d*,\}", source), rule.name


@pytest.mark.parametrize("code", LANGUAGES)
def test_values_are_the_engines_own(code: str) -> None:
    values = load(code).values
    assert set(values["mod"].values()) | set(values["approx"].values()) <= _MODS
    assert set(values["unit"].values()) <= _UNITS
    holidays = {*values["holiday"].values(), *load(code).raw["render"]["holidays"]}
    assert all(holiday(name, 2024) is not None for name in holidays)
    assert set(values["part"].values()) <= {"MO", "MI", "AF", "EV", "NI"}
    assert set(values["weekday"].values()) == set(range(1, 8))
    assert set(values["m"].values()) == set(range(1, 13))


@pytest.mark.parametrize("code", LANGUAGES)
def test_words_are_lower_case_where_the_text_is(code: str) -> None:
    raw = load(code).raw
    for name, table in raw["class"].items():
        if "cased" in name or name == "month_safe":
            continue
        assert [word for word in table.get("words", {}) if word != word.lower()] == [], name
    for name, words in raw["context"].items():
        assert [w for w in words if not w.startswith("re:") and w != w.lower()] == [], name


def test_number_words() -> None:
    vi = number_words(load("vi").raw["numbers"])
    en = number_words(load("en").raw["numbers"])
    assert [vi[w] for w in ("mười lăm", "hai mươi mốt", "ba mươi tư", "chín mươi chín")] == [
        15, 21, 34, 99,
    ]  # fmt: skip
    assert [en[w] for w in ("nineteen", "twenty-one", "ninety nine")] == [19, 21, 99]
    assert set(range(1, 100)) <= set(vi.values())
    assert set(range(1, 100)) <= set(en.values())


def test_numbers_in_digits() -> None:
    assert [number(t) for t in ("12", "1,5", "2.400", "1,000,000")] == [12, 1.5, 2400, 1000000]


def test_unknown_languages_are_named() -> None:
    with pytest.raises(ValueError, match="there are: vi, en"):
        load("fr")


@pytest.mark.parametrize("source", ["(a|b", "a)", "<nope>", "a?", "<broken"])
def test_malformed_patterns_are_refused(source: str) -> None:
    with pytest.raises(PatternError):
        compile_pattern(source, {})


def test_patterns_know_their_first_two_words() -> None:
    pattern = compile_pattern("(old|new) year? ~/ ~day", {})
    assert pattern.starts == {"old": {"year", "/"}, "new": {"year", "/"}}
    assert pattern.regex.match("old year/day")
    assert pattern.regex.match("new/day")
    assert not pattern.regex.match("new/days")


def test_frames_only_merge_what_is_said() -> None:
    merged = Frame(day=6, month=2).merged(Frame(weekday=1))
    assert (merged.day, merged.month, merged.weekday, merged.year) == (6, 2, 1, None)


def test_the_signature_names_the_rules_version() -> None:
    assert load("vi").version == RULES_VERSION


@pytest.mark.parametrize(
    ("code", "text", "relative"),
    [
        ("vi", "Hôm qua ông nói vậy.", True),
        ("vi", "Ba ngày sau, đội về nước.", True),
        ("vi", "Tháng 5 năm ngoái giá tăng.", True),
        ("vi", "Lúc 20 giờ tối qua mưa to.", True),
        ("vi", "Ngày 22/6/2021, hai người bị thương.", False),
        ("vi", "Năm 2021 có 365 ngày.", False),
        ("en", "He said so yesterday.", True),
        ("en", "Prices rose in May last year.", True),
        ("en", "It ended two weeks ago.", True),
        ("en", "On June 22, 2021, two people were hurt.", False),
    ],
)
def test_relative_rules_alone_tell_whether_a_date_counts_from_an_anchor(
    code: str, text: str, relative: bool
) -> None:
    """So that sentences without one need not be read by all rules."""
    language, reading = load(code), read(text)
    shifted = any(atom.frame.shifted() for atom in recognize(reading, language, "news"))
    assert shifted is may_be_relative(reading, language) is relative


def test_an_unknown_preference_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match="'zzz'.*news, future, past"):
        find_dates("ngày 5/6", prefer="zzz")  # type: ignore[arg-type]
