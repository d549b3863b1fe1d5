"""What English words come from, counted in pairs."""

import itertools

from summarize.facts.lexicon import Row
from training.data import Pair
from training.lexicon import FREQUENT, LEAST_LISTED, lines

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
    often = [Pair("à", " ".join(_FREQUENT[i : i + 40])) for i in range(0, FREQUENT, 40)]
    return [*some, *often * 100]


def test_a_word_comes_from_the_terms_beside_which_it_stands() -> None:
    """Not from those that all sentences have; forms of a word are one."""
    found = {line.split("\t")[0]: line for line in lines(pairs())}
    assert {"cat", "dog", "hors", "run", "eat"} <= set(found)
    terms = [term.rpartition(" ")[0] for term in found["cat"].split("\t")[2:]]
    assert {"mèo", "đen", "mèo đen"} <= set(terms[:4])
    row = Row(found["cat"])
    assert not row.lacks(frozenset({"mèo", "đang"}))
    assert row.lacks(frozenset({"chó", "con", "ăn"}))


def test_the_lexicon_is_sorted_and_the_same_each_time() -> None:
    """It is looked up by the first letters of a stem."""
    first, second = list(lines(pairs())), list(lines(pairs()))
    assert first == second == sorted(first)
