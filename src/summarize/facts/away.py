"""Places told by others: a road from one to another, and how far something lies from one.

"Tuyến đường Hà Nội - Lào Cai" became "Hanoi Street - Traffic Lao Cai", and "cách Song Tử Tây
450 km" the "450-kilometer distance", without the island.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from summarize.document import Span
from summarize.facts.letters import compile_pattern
from summarize.facts.numbered import way_of
from summarize.facts.numbers import find_numbers, render_number
from summarize.facts.protect import Fixed
from summarize.facts.syllables import fold, is_vietnamese_syllable
from summarize.facts.taken import Taken
from summarize.facts.units import unit_after, with_unit

_JOINS = frozenset({"-", "–", " - ", " – "})
#: What a road between two places is; the longest first.
_ROADS = {
    r"(?:tuyến )?đường bộ cao tốc|(?:tuyến )?(?:đường )?cao tốc": "Expressway",
    r"(?:tuyến )?đường sắt": "railway", r"(?:tuyến )?đường (?:bay|thủy|thuỷ)|tuyến bay": "route",
    r"(?:quãng|chặng|đoạn|cung) đường": "stretch", r"tuyến đường|con đường|đường": "road",
    r"tuyến(?: xe| xe khách| xe buýt| tàu)?": "route",
}  # fmt: skip
_ROAD = re.compile(
    rf"(?<!\w)(?<!thiên )(?<!lên )(?:{'|'.join(f'({form})' for form in _ROADS)}) \Z", re.IGNORECASE
)
#: Characters before a place that a road's words may take.
_REACH = 32
_COMPASS = r"(?:đông|tây|nam|bắc)"
_AWAY = compile_pattern(
    r"(?<!\w)(?<![Kk]hoảng )(?i:(?:(?:nằm|ở) )?cách) "
    r"(?P<place>(?:(?:quần đảo|đảo|thành phố|TP\.?) ?)?"
    r"[\p{Lu}]\w*(?:[ -][\p{Lu}]\w*){0,4}) (?:(?P<about>khoảng|chừng|gần|hơn|trên|chỉ) )?"
    r"(?P<n>\d[\d.,]*(?:\s?[-–]\s?\d[\d.,]*)?) ?(?=km|k[iy]-?lô-?mét|mét|m|hải lý|dặm|cây số)"
)
_TOWARDS = re.compile(
    rf" về (?:phía|hướng) (?P<way>{_COMPASS}(?:(?: ?- ?| ){_COMPASS}){{0,2}})(?!\w)", re.IGNORECASE
)
_ABOUT = {
    "khoảng": "about ", "chừng": "about ", "gần": "nearly ", "hơn": "more than ",
    "trên": "more than ", "chỉ": "only ",
}  # fmt: skip


#: English says these with an article.
_WITH_ARTICLE = re.compile(
    r"(?:(?:Islands|Strip|Sea|Gulf|Peninsula|Ocean|Strait|Netherlands|Philippines|States|DMZ)"
    r"|\AU\.?S\.?)\Z"
)
#: Names that say themselves that they are roads.
_IS_A_ROAD = re.compile(r"(?<!\w)(?:Highway|Expressway|Road|Street|Bridge)(?!\w)")


def between_places(
    source: str, fixed: Sequence[Fixed], translated: Mapping[Span, str]
) -> list[Fixed]:
    """``fixed`` (in order, no overlaps) with roads and distances taken whole.

    Args:
        translated: spans that the glossary knows, each with its English.
    """
    roads = _with(_roads(source, fixed), fixed)
    return _with(_distances(source, roads, translated), roads)


def _with(spans: Iterator[Fixed], fixed: Sequence[Fixed]) -> list[Fixed]:
    """``fixed`` with ``spans`` in the place of what they hold."""
    whole = list(spans)
    found: list[Fixed] = []
    at = 0
    for item in fixed:
        while at < len(whole) and whole[at].span.end <= item.span.start:
            at += 1
        if at == len(whole) or item.span.end <= whole[at].span.start:
            found.append(item)
    return sorted([*found, *whole], key=lambda one: one.span.start)


def _is_place(item: Fixed) -> bool:
    return item.kind == "x" and item.target[:1].isupper()


def _roads(source: str, fixed: Sequence[Fixed]) -> Iterator[Fixed]:
    """Each road with the two places or more that it joins."""
    at = 0
    while at < len(fixed):
        last = at
        while (
            last + 1 < len(fixed)
            and _is_place(fixed[last])
            and _is_place(fixed[last + 1])
            and source[fixed[last].span.end : fixed[last + 1].span.start] in _JOINS
        ):
            last += 1
        places, start = fixed[at : last + 1], fixed[at].span.start
        road = last > at and _ROAD.search(source, max(0, start - _REACH), start)
        named = any(place.own or _IS_A_ROAD.search(place.target) for place in places)
        if road and not named:
            names = "-".join(place.target for place in places)
            kind = list(_ROADS.values())[(road.lastindex or 1) - 1]
            yield replace(
                places[0],
                span=Span(start=road.start(), end=places[-1].span.end),
                target=f"the {names} {kind}",
                accepted=(names, names.replace("-", " - ")),
                fact="term",
            )
        at = last + 1


def _distances(
    source: str, fixed: Sequence[Fixed], translated: Mapping[Span, str]
) -> Iterator[Fixed]:
    """Each distance from a place, with that place."""
    if "cách " not in source.lower():
        return
    places = {item.span: item.target for item in fixed if _is_place(item)} | dict(translated)
    taken = Taken(source, places)
    starts = [item.span.start for item in fixed]
    for match in _AWAY.finditer(source):
        place = Span(start=match.start("place"), end=match.end("place"))
        name = places.get(place) or ("" if place in taken else _copied(match["place"]))
        unit, end = unit_after(source, match.end(), "vi")
        numbers = find_numbers(match["n"], "vi", words=False)
        near = fixed[max(0, bisect_left(starts, match.start()) - 1) : bisect_left(starts, end)]
        crossed = any(
            item.span.start < match.start() < item.span.end
            or (item.own and item.span.end > match.start() and item.span != place)
            for item in near
        )
        if not name or not unit or len(numbers) != 1 or crossed:
            continue
        if numbers[0].span.of(match["n"]) != match["n"]:
            continue  # a range
        away = with_unit(render_number(numbers[0], match["n"]), unit)
        towards = _TOWARDS.match(source, end)
        if not away:
            continue
        the = "the " * bool(_WITH_ARTICLE.search(name))
        yield Fixed(
            span=Span(start=match.start(), end=towards.end() if towards else end),
            kind="x",
            target=f"{_ABOUT.get(match['about'] or '', '')}{away} "
            f"{way_of(towards['way']) + ' of' if towards else 'from'} {the}{name}",
            fact="term",
        )


def _copied(shown: str) -> str:
    """A place of Vietnamese syllables as English writes it; nothing where it is none."""
    syllables = re.split(r"[ -]", shown)
    if len(syllables) > 1 and all(s[:1].isupper() and is_vietnamese_syllable(s) for s in syllables):
        return fold(shown)
    return ""
