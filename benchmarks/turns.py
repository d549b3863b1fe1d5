"""Rivals timed turn by turn, so that what else the machine does strikes all of them alike."""

import statistics
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Timing:
    """Seconds a round of each rival, in the order of the rounds."""

    seconds: Mapping[str, list[float]]

    def median(self, name: str) -> float:
        """Median seconds of one rival."""
        return statistics.median(self.seconds[name])

    def faster(self, name: str, rival: str) -> float:
        """How many times as fast one is as the other: the median over rounds."""
        pairs = zip(self.seconds[rival], self.seconds[name], strict=True)
        return statistics.median(theirs / ours for theirs, ours in pairs)


def take(
    rivals: Mapping[str, Callable[[], object]],
    rounds: int,
    before: Callable[[], object] = lambda: None,
) -> Timing:
    """Time each rival once a round, after one call of each that does not count; ``before`` is
    done before each call, outside of the time."""
    for action in rivals.values():
        action()
    seconds: dict[str, list[float]] = {name: [] for name in rivals}
    for _ in range(rounds):
        for name, action in rivals.items():
            before()
            seconds[name].append(once(action))
    return Timing(seconds)


def once(action: Callable[[], object]) -> float:
    """Seconds of one call."""
    begun = time.perf_counter()
    action()
    return time.perf_counter() - begun
