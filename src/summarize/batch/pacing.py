"""How many articles go to the models at once."""

from __future__ import annotations

#: A batch that takes less is doubled: the models' own batches are not full.
_SHORT = 5.0
#: A batch that takes more is halved: Ctrl-C, and every finished brief of it, waits as long.
_LONG = 20.0
#: Most articles in one batch; at 30 sentences each this fills 60 batches of 4,096 tokens.
MOST = 256


class Pacing:
    """Starts with one article, so that the first brief comes soon, and finds its size.

    Attributes:
        articles: how many to send next.
    """

    def __init__(self) -> None:
        self.articles = 1

    def took(self, articles: int, seconds: float) -> None:
        """Learn from a batch; one that was not full says nothing about full ones."""
        if articles < self.articles:
            return
        if seconds < _SHORT:
            self.articles = min(MOST, self.articles * 2)
        elif seconds > _LONG:
            self.articles = max(1, self.articles // 2)
