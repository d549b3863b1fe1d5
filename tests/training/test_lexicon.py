"""What English words come from, counted in pairs."""

import itertools

from summarize.facts.lexicon import Row
from training.data import Pair
from training.lexicon import (
    FREQUENT,
    FREQUENT_SYLLABLES,
    LEAST_LISTED,
    english_lines,
    vietnamese_lines,
)

#: Stems so frequent that they are not listed take the first places; none has an ending.
_FREQUENT = ["w" + "".join(letters) for letters in itertools.product("bcdfghjkmn", repeat=3)]
ANIMALS = {"mèo đen": "cats", "chó con": "dogs", "ngựa già": "horses"}


def pairs() -> list[Pair]:
    """Each animal is seen running and eating; a long line of frequent words fills the rest."""
    some = [
        Pair(f"{animal} {deed}", f"the {word} {done}")
        for animal, word in ANIMALS.items()
        for deed, done in (("đang chạy", "running"), ("đang ăn", "eating"))
        for _ in range(LEAST_LISTED)
    ]
    syllables = " ".join(f"à{letter}" for letter in _FREQUENT[:FREQUENT_SYLLABLES])
    often = [Pair(syllables, " ".join(_FREQUENT[i : i + 40])) for i in range(0, FREQUENT, 40)]
    return [*some, *often * 100]


def test_a_word_comes_from_the_terms_beside_which_it_stands() -> None:
    """Not from those that all sentences have; forms of a word are one."""
    found = {line.split("\t")[0]: line for line in english_lines(pairs())}
    assert {"cat", "dog", "hors", "run", "eat"} <= set(found)
    terms = [term.rpartition(" ")[0] for term in found["cat"].split("\t")[2:]]
    assert {"mèo", "đen", "mèo đen"} <= set(terms[:4])
    row = Row(found["cat"])
    assert not row.lacks(frozenset({"mèo", "đang"}))
    assert row.lacks(frozenset({"chó", "con", "ăn"}))


def test_a_term_becomes_the_stems_beside_which_it_stands() -> None:
    """A word's syllable and the word; not two neighbours, nor what stands everywhere."""
    found = dict(line.split("\t") for line in vietnamese_lines(pairs()))
    animals = {"cat", "dog", "hors"}
    terms = {"mèo": "cat", "mèo đen": "cat", "chó con": "dog", "ngựa già": "hors"}
    assert {term: animals & set(found[term].split()) for term in terms} == {
        term: {word} for term, word in terms.items()
    }
    assert not {"đen đang", f"à{_FREQUENT[0]}"} & set(found)
    assert list(found) == sorted(found)


def test_the_lexicon_is_sorted_and_the_same_each_time() -> None:
    """It is looked up by the first letters of a stem."""
    first, second = list(english_lines(pairs())), list(english_lines(pairs()))
    assert first == second == sorted(first)
