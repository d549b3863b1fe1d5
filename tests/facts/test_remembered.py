"""What is read of sentences is kept for a batch, and no longer."""

import gc
import itertools
import sys

from summarize import facts

_PEOPLE = "Andersson Castellanos Delacroix Fernandes Kuznetsov Marchetti Okonkwo Yamamoto".split()
_PLACES = "Berlin Cairo Dakar Geneva Lagos Madrid Nairobi Oslo".split()


def _blocks() -> int:
    gc.collect()
    return sys.getallocatedblocks()


def test_what_was_read_of_finished_articles_is_dropped() -> None:
    """Not one object for a sentence is left; what is kept of words, all sentences share."""
    pairs = [
        (f"Ông {a} gặp bà {b} tại {place}.", f"Mr {a} met Ms {b} in {place}.")
        for a, b, place in itertools.product(_PEOPLE, _PEOPLE, _PLACES)
    ]
    read = [facts.compare(*pair).slips for pair in pairs]
    facts.forget()
    before = _blocks()
    again = [facts.compare(*pair).slips for pair in pairs]
    kept = _blocks() - before
    same = again == read
    del again
    facts.forget()
    assert same
    assert kept > 20 * len(pairs)
    assert _blocks() - before < len(pairs) // 10
