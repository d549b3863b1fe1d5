"""A wrong value put right: where no hypothesis keeps a fact, its wording is known all the same.

Only what the ledger tells as changed has a place in the output to be put right, and the rank of an
office that stands there without it ("Foreign Minister" for a deputy); what is missing otherwise
stays a finding. A repair counts only when the ledger has fewer slips after it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from summarize.document import Finding, Span
from summarize.facts import (
    WEEKDAYS,
    Fact,
    Fixed,
    Slip,
    Term,
    find_numbers,
    read_facts,
    render_number,
    with_unit,
)
from summarize.translate.candidate import Translation
from summarize.translate.known import Known
from summarize.translate.offices import in_english_order
from summarize.translate.senses import in_their_sense
from summarize.translate.verdicts import as_courts_say

#: Repairs of one sentence; one that needs more is not worth it.
MOST = 4
_FIGURE = re.compile(r"\d[\d.,]*(?<![.,])(?:\s(?:thousand|million|billion|trillion)(?!\w))?")
#: What stands before the second figure of a range.
_RANGE_TO = re.compile(r"\d[\d.,]*(?:\s(?:thousand|million|billion|trillion))?\s?[-–]\s?\Z")
#: "3,5m"
_GLUED_UNIT = re.compile(r"(?<=\d)(?=[^\W\d])")
_WORD = re.compile(r"[^\W_]+")
_RANK = re.compile(r"\b(?:Permanent Deputy|First Deputy|[Dd]eputy|[Vv]ice|former|[Aa]cting) ")
_DONG = re.compile(r"đồng|\dđ|\d đ(?!\w)")
_THIS = re.compile(r"\b[Tt]his \Z")
_PARTS = {"dawn": "early morning"} | {
    part: part for part in ("morning", "noon", "afternoon", "evening", "night")
}
#: "deputy head", for a head.
_MADE_A_DEPUTY = re.compile(
    r"(?:deputy|vice)[ -](?P<office>head|chief|director|chair\w*|commander|minister|president)\b",
    re.IGNORECASE,
)


def put_right(translation: Translation, known: Known) -> Translation:
    """The translation with wrong values put right, where the ledger tells of any, and countries
    set before their offices, and verdicts as courts say them."""
    text = in_english_order(translation.text, known.text, known.terms)
    text = in_their_sense(as_courts_say(text, known.text), known.text)
    if text != translation.text and known.slips(text) <= translation.slips:
        lost, slips = known.lost(text), known.slips(text)
        translation = replace(translation, text=text, lost=lost, slips=slips)
    text = translation.text
    repairs: tuple[tuple[str, str], ...] = ()
    if translation.slips:
        text, repairs = _repaired(text, known)
    text, added = _with_currency(text, known.text)
    repairs = (*repairs, *added)
    if not repairs:
        return translation
    return replace(
        translation,
        text=text,
        origin="repair",
        lost=known.lost(text),
        slips=known.slips(text),
        repairs=repairs,
    )


def told_repairs(id_: str, translation: Translation) -> list[Finding]:
    """A finding for each wrong value that was put right in the sentence ``id_``."""
    found = []
    for wrong, right in translation.repairs:
        at = translation.text.find(right)
        found.append(
            Finding(
                check="repair",
                category="accuracy/mistranslation",
                severity="minor",
                message=f"The model wrote “{wrong}”; “{right}” of the source was put in its place",
                segment_ids=(id_,),
                target_spans=(Span(start=at, end=at + len(right)),) if at >= 0 else (),
            )
        )
    return found


def _repaired(target: str, known: Known) -> tuple[str, tuple[tuple[str, str], ...]]:
    """``target`` with wrong values replaced by the right wording, and what was replaced by what."""
    done: list[tuple[str, str]] = []
    slips = _grave(known, target)
    while len(done) < MOST:
        for slip in slips:
            if slip.what == "unitless" and slip.source and _is_twice(slip.source, known.text):
                continue
            if slip.kind == "rank":
                lost = slip.what == "missing"
                change = _ranked(slip, target, known.terms) if lost else _of_full_rank(slip, target)
            else:
                change = _change(slip, target, known.fixed)
            if change is None:
                continue
            span, wording = change
            text = target[: span.start] + wording + target[span.end :]
            left = _grave(known, text)
            if len(left) < len(slips):
                done.append((span.of(target), wording))
                target, slips = text, left
                break
        else:
            break
    return target, tuple(done)


def _is_twice(mine: Fact, source: str) -> bool:
    """Whether another fact of the source has the same figure: in "200 đồng cho 200 người" it is not
    known which of the two a bare "200" is."""
    return sum(bool(fact.values & mine.values) for fact in read_facts(source, "vi")) > 1


def _with_currency(target: str, source: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """``target`` with "VND" before an amount of dong that it gives without any currency."""
    done: list[tuple[str, str]] = []
    if not _DONG.search(source) or re.search(r"VN[DĐ]|(?<!\w)dongs?(?!\w)", target):
        return target, ()
    for mine in read_facts(source, "vi"):
        if mine.unit != "VND" or not mine.firm or _is_twice(mine, source):
            continue
        bare = [
            fact
            for fact in read_facts(target, "en")
            if fact.kind == "number"
            and not fact.unit
            and fact.values & mine.values
            and target[fact.span.start].isdigit()
            and not target[: fact.span.start].endswith("VND ")
        ]
        if len(bare) != 1:
            continue
        span = bare[0].span
        if first := _RANGE_TO.search(target, 0, span.start):
            span = Span(start=first.start(), end=span.end)
        wording = f"VND {span.of(target)}"
        done.append((span.of(target), wording))
        target = target[: span.start] + wording + target[span.end :]
    return target, tuple(done)


def _grave(known: Known, target: str) -> list[Slip]:
    return [slip for slip in known.ledger(target).slips if slip.grave]


def _change(slip: Slip, target: str, fixed: Sequence[Fixed]) -> tuple[Span, str] | None:
    """The words of the target to replace, and by what; None where that is not known."""
    mine, theirs = slip.source, slip.target
    if mine is None or theirs is None:
        return None
    if mine.kind == "weekday" and len(mine.values) == 1:
        (day,) = mine.values
        return theirs.span, WEEKDAYS[int(Decimal(day)) - 1]
    if mine.unit == "part":
        return _right_part(mine, theirs, target)
    inside = [f for f in fixed if mine.span.start < f.span.end and f.span.start < mine.span.end]
    if mine.unit and mine.kind == theirs.kind == "number":
        # The unit is part of such a slip, and may be all of it: "22 m" became "22 mph".
        figure = _figure(mine) or _whole(mine)
        adjective = "-" in theirs.text
        wording = with_unit(figure, mine.unit, adjective=adjective) if figure else ""
        return (theirs.span, wording) if wording else None
    if len(inside) != 1:
        return None  # two figures that changed places, or a value of unknown wording
    wording = inside[0].target
    if inside[0].fact == "number":
        if inside[0].kind == "n":
            wording = _figure(mine) or wording  # what is fixed may hold a unit and a rate
        if mine.kind == "money" and (mine.unit == "VND" or theirs.unit != mine.unit):
            if _RANGE_TO.search(target[: theirs.span.start]):
                return None  # its currency may stand before the first figure
            paid = f"VND {wording}" if mine.unit == "VND" else f"{wording} {mine.unit}"
            return theirs.span, paid
        at = _FIGURE.search(target, theirs.span.start, theirs.span.end)
        return None if at is None else (Span(start=at.start(), end=at.end()), wording)
    if inside[0].fact == "date":
        return (theirs.span, wording) if theirs.kind == mine.kind else None
    return _around(theirs.span, wording, target), wording


def _right_part(mine: Fact, theirs: Fact, target: str) -> tuple[Span, str]:
    """The part of the day of the source in place of another one ("this morning")."""
    (part,) = mine.values
    start, end = theirs.span.start, theirs.span.end
    this = _THIS.search(target[:start])
    if this and part in ("evening", "night"):
        return Span(start=this.start(), end=end), "Tonight" if this[0][0] == "T" else "tonight"
    return theirs.span, _PARTS[str(part)]


def _figure(fact: Fact) -> str:
    """The figure of a Vietnamese fact as English writes it, without its unit; nothing where words
    state it."""
    text = _GLUED_UNIT.sub(" ", fact.text)
    found = find_numbers(text, "vi", words=False)
    return render_number(found[0], text) if len(found) == 1 else ""


def _whole(fact: Fact) -> str:
    """The figure of a fact that words state ("chín phút"), where it is one whole number."""
    values = [v for v in fact.values if isinstance(v, Decimal)]
    return f"{values[0]:,f}" if len(values) == 1 and values[0] % 1 == 0 else ""


def _ranked(slip: Slip, target: str, terms: Sequence[Term]) -> tuple[Span, str] | None:
    """The office that the target names without its rank, and its wording with it.

    Known from the glossary alone, and only where the sentence has one holder of that office: "cựu
    Tổng thống" must not make a former President of another one.
    """
    place = slip.fact.span
    for term in terms:
        if term.span is None or not place.start <= term.span.start <= place.end + 1:
            continue
        for full in term.accepted:
            for bare, wording in _without_rank(full, slip.fact.values):
                found = [m.start() for m in re.finditer(rf"(?<!\w){re.escape(bare)}(?!\w)", target)]
                others = (t for t in terms if t is not term and t.kind == "title")
                if len(found) == 1 and not any(bare in a for t in others for a in t.accepted):
                    return _before_country(found[0], bare, wording, target, terms)
    return None


def _of_full_rank(slip: Slip, target: str) -> tuple[Span, str] | None:
    """A head that the target made a deputy of one, where the source knows of no deputy."""
    made = _MADE_A_DEPUTY.match(target, slip.fact.span.start)
    if made is None:
        return None
    office = made["office"]
    return Span(start=made.start(), end=made.end()), (
        office[0].upper() + office[1:] if made[0][0].isupper() else office
    )


def _before_country(
    start: int, bare: str, wording: str, target: str, terms: Sequence[Term]
) -> tuple[Span, str]:
    """ "US President" becomes "former US President", with a capital at the head of a sentence."""
    end = start + len(bare)
    if wording.endswith(bare):
        for country in (a for t in terms if t.kind == "exonym" for a in t.accepted):
            if target[:start].endswith(f"{country} "):
                start -= len(country) + 1
                wording = f"{wording.removesuffix(bare)}{country} {bare}"
                break
    if start == 0:
        wording = wording[0].upper() + wording[1:]
    return Span(start=start, end=end), wording


def _without_rank(full: str, rank: Collection[object]) -> Iterator[tuple[str, str]]:
    """Wordings of an office without and with its rank, the longer first."""
    word = _RANK.search(full)
    if word is None:
        if "former" in rank or "acting" in rank:
            yield full, f"{'former' if 'former' in rank else 'acting'} {full}"
        return
    rest = full[word.end() :]
    if word.start():
        yield full[: word.start()] + rest, full
    yield rest, full[word.start() :]


def _around(span: Span, name: str, target: str) -> Span:
    """``span``, one word of a spoilt name, with the parts of the name that stand beside it."""
    start, end = span.start, span.end
    parts = set(_WORD.findall(name))
    for word in reversed(list(_WORD.finditer(target, 0, start))):
        if word[0] not in parts or target[word.end() : start] != " ":
            break
        start = word.start()
    for word in _WORD.finditer(target, end):
        if word[0] not in parts or target[end : word.start()] != " ":
            break
        end = word.end()
    return Span(start=start, end=end)
