"""How many articles go to the models at once."""

from __future__ import annotations

import os

#: A batch that takes less is doubled: the models' own batches are not full.
_SHORT = 5.0
#: A batch that takes more is halved: Ctrl-C, and every finished brief of it, waits as long.
_LONG = 20.0
#: Articles in one batch for each core: at 17 sentences of 24 tokens, ten of the models' batches of
#: 640 tokens for each that can run at once. An article in hand is 0.13 MB of the models' process,
#: which would otherwise grow with the length of the run.
_A_CORE = 16
#: Most articles in one batch, and the fewest that most is.
_MOST, _LEAST_MOST = 256, 32


def most(cores: int) -> int:
    """The largest batch on a machine, articles."""
    return min(_MOST, max(_LEAST_MOST, _A_CORE * cores))


class Pacing:
    """Starts with one article, so that the first brief comes soon, and finds its size.

    Args:
        cores: of the machine; None asks it.

    Attributes:
        articles: how many to send next.
    """

    def __init__(self, cores: int | None = None) -> None:
        self.articles = 1
        self._most = most(cores or os.cpu_count() or 1)

    def took(self, articles: int, seconds: float) -> None:
        """Learn from a batch; one that was not full says nothing about full ones."""
        if articles < self.articles:
            return
        if seconds < _SHORT:
            self.articles = min(self._most, self.articles * 2)
        elif seconds > _LONG:
            self.articles = max(1, self.articles // 2)
