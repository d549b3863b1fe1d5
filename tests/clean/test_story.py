"""What ties paragraphs to a story."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from summarize.clean.page import read_page
from summarize.clean.story import LONG_WORDS, Spread, Threads, names, pairs, syllables

_WORDS = st.sampled_from("sâm Kon Rẫy Thút mưa lũ Huế giá vàng tăng Ninh Thuận cá nục đêm".split())
_TEXTS = st.lists(st.lists(_WORDS, max_size=40).map(" ".join), max_size=8)


@given(_TEXTS)
def test_threads_of_every_place(texts: list[str]) -> None:
    """One walk says of every place what comparing all before it with all behind it would say."""
    threads = Threads(texts)
    for place in range(len(texts) + 1):
        named = frozenset[str]().union(*map(names, texts[:place]))
        paired = frozenset[tuple[str, str]]().union(*map(pairs, texts[:place]))
        long = [one for one in texts[place:] if len(one.split()) >= LONG_WORDS]
        shared = [
            one
            for one in long
            if len(names(one) & named) >= 2 or len(pairs(one) & paired) >= 0.08 * len(pairs(one))
        ]
        assert threads.behind(place) == (len(shared), len(long))


def test_spread_of_what_is_left() -> None:
    """Lines asked about and lines dropped count no more, whether counted before or after."""
    for early in (True, False):
        lines = read_page("sâm Kon Rẫy\nsâm được mùa\ngiá sâm tăng\nmùa mưa").lines
        spread = Spread(lines)
        asked = syllables("sâm mùa giá")
        if early:
            assert spread.outside(asked, []) == {"sâm": 3, "mùa": 2, "giá": 1}
        spread.drop(lines[0])
        lines[0].keep(lines[0].end, lines[0].end)
        assert spread.outside(asked, [lines[2]]) == {"sâm": 1, "mùa": 2, "giá": 0}
