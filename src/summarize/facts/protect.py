"""Protected spans: numbers, dates and names travel through the model as symbols.

``ngày 22/6`` reaches the model as ``ngày ⟨d0⟩`` and comes back as ``on ⟨d0⟩``, which becomes
``on June 22``: the value never passes through the network, so it cannot be lost or changed
there without being seen. The idea is that of placeholders in statistical translation and of
Luong et al. 2015 and Crego et al. 2016; what is new here is that the English wording is made
from the value and not copied.

A model has to be trained on these symbols; for any other model the same spans only drive the
choice among hypotheses and the checks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from summarize.document import Span
from summarize.facts.amounts import amounts
from summarize.facts.calendar import find_stated_dates
from summarize.facts.date_runs import find_date_runs
from summarize.facts.figures import is_sure_ordinal
from summarize.facts.initials import initialled
from summarize.facts.names import find_names, fold_diacritics
from summarize.facts.numbered import numbered
from summarize.facts.numbers import find_numbers, render_number
from summarize.facts.particulars import TOLD, births, residences
from summarize.facts.phones import find_phones
from summarize.facts.plates import find_plates
from summarize.facts.prison_terms import ULTIMATE, prison_terms, ultimate_penalties
from summarize.facts.romans import ordinals
from summarize.facts.shares import find_shares
from summarize.facts.stated_date import render_stated_date
from summarize.facts.syllable_names import sure_names
from summarize.facts.syllables import fold
from summarize.facts.taken import Taken
from summarize.facts.units import AREAS
from summarize.facts.verbs import VerbForms
from summarize.facts.worded import odd_numbers

#: Kinds of symbols: n number, o ordinal, d day, m month, y year, t clock time, x copied text.
#: Dates are told apart by grain because English chooses its preposition by it (on, in, at).
KINDS = "nodmytx"
#: How many symbols of a kind one text may hold; more stay plain text. A sentence hardly ever
#: fills them; they are sized for the summariser's input, the first pages of an article.
SYMBOLS_PER_KIND = {"n": 20, "o": 4, "d": 10, "m": 6, "y": 8, "t": 6, "x": 30}
SYMBOLS = tuple(f"⟨{kind}{i}⟩" for kind in KINDS for i in range(SYMBOLS_PER_KIND[kind]))
#: A symbol in what a model reads or writes.
SYMBOL = re.compile(r"⟨([nodmytx])(\d+)⟩")
_KIND_OF_DATE = {"day": "d", "month": "m", "year": "y", "clock": "t"}
#: Symbols that a model set right beside a word; "⟨y0⟩s" is a decade.
_GLUED_BEFORE = re.compile(r"⟨(?<=[^\s(\"'“‘$€£¥/+–-]⟨)")
_GLUED_AFTER = re.compile(r"⟩(?=[A-Za-z])(?!s(?!\w))")
#: "VND1 ⟨n0⟩": a digit that models have seen behind the currency, and that is none of the amount.
_DIGIT_OF_A_CURRENCY = re.compile(r"(?<=VND)\s?\d+(?= ?⟨n)")
#: An ending that a model wrote behind a symbol, and wordings that take none: "news agenciess",
#: "took advantage of's".
_WRONG_ENDING = re.compile(r"(?:['’]s|s)(?!\w)")
_NO_POSSESSOR = re.compile(r"[a-z] (?:of|to|for|in|on|with|at|by|from|up|out|off|into)\Z")
_CODES = ("VND ", " USD", " EUR", " CNY")
#: A currency that the model wrote once more before an amount that says it.
_CURRENCY_BEFORE = re.compile(r"(?:(?<!\w)(?:VND|US\$|USD)|[$€])\s?\Z")
#: An article that a model set before a symbol, and words before which it is "an".
_ARTICLE = re.compile(r"((?<![\w'’.-])an?|\AAn?) \Z")
_VOWEL = re.compile(r"(?!eu|one\b|once|uni(?!n)|us[aeu]|ut[ei]|ubiq)[aeiou]|hour|honest|honor|heir")
#: "中文": words in other letters than Latin ones, which are copied as they stand.
_OTHER_LETTERS = re.compile(r"[^\W\d_A-Za-z\u00aa-\u036f\u1e00-\u1eff]+")
#: "giai đoạn 2011 - 2020"
_YEARS = re.compile(r"(?<![\d/.,:–-])((?:19|20)\d\d) [-–] ((?:19|20)\d\d)(?![\d/]|[.,-]\d)")
_MARKED = re.compile(r"\d+(?:[.,]\d+)+")
_GLUED = re.compile(r"\d+(?:[-–:/.,x×+]\d+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixed:
    """A span whose English wording is known before translation.

    Attributes:
        span: offsets into the source sentence.
        kind: one of ``KINDS``.
        target: the English wording.
        fact: what it states: ``number``, ``date``, ``name`` or ``term``.
        accepted: other wordings that count as right.
        verb: the forms of a verb, of which the words before it choose one.
        own: whether a user's glossary says so, which nothing else overrules.
    """

    span: Span
    kind: str
    target: str
    fact: str
    accepted: tuple[str, ...] = ()
    verb: VerbForms | None = None
    own: bool = False


def find_fixed(
    source: str,
    terms: Iterable[Fixed] = (),
    translated: Sequence[Span] = (),
    named: Collection[str] = (),
) -> list[Fixed]:
    """Spans of a Vietnamese sentence whose English wording is known, in order, no overlaps.

    Args:
        source: one sentence.
        terms: spans the glossary fixes; a user's own win over everything, the others over
            everything but dates, figures and numbered things.
        translated: spans of words that are translated, such as countries: no names to copy.
        named: names that are sure elsewhere in the article.
    """
    found: list[Fixed] = []
    taken = Taken(source)

    def add(fixed: Fixed) -> None:
        if taken.claim(fixed.span):
            found.append(fixed)

    terms = list(terms)
    for term in terms:
        if term.own:
            add(term)
    for match in _OTHER_LETTERS.finditer(source):
        span = Span(start=match.start(), end=match.end())
        add(Fixed(span=span, kind="x", target=match[0], fact="name"))
    dates = find_stated_dates(source, "vi")
    names = find_names(source)
    for name in names:
        if name.kind == "url":
            add(Fixed(span=name.span, kind="x", target=name.target, fact="name"))
    for span in find_phones(source):
        add(Fixed(span=span, kind="x", target=span.of(source), fact="number"))
    for span in initialled(source):
        add(Fixed(span=span, kind="x", target=fold_diacritics(span.of(source)), fact="name"))
    for span, wording in find_plates(source):
        add(Fixed(span=span, kind="x", target=wording, fact="number"))
    for span, wording, also in numbered(source):
        add(Fixed(span=span, kind="x", target=wording, fact="term", accepted=also))
    for span, wording, also in ordinals(source):
        add(Fixed(span=span, kind="o", target=wording, fact="number", accepted=also))
    for run in find_date_runs(source):
        kind = _KIND_OF_DATE[run.dates[0].kind]
        add(Fixed(span=run.span, kind=kind, target=run.wording, fact="date"))
    for stated in dates:
        if stated.kind != "year":
            add(
                Fixed(
                    span=stated.span,
                    kind=_KIND_OF_DATE[stated.kind],
                    target=render_stated_date(stated),
                    fact="date",
                )
            )
    for span, wording, also in find_shares(source):
        add(Fixed(span=span, kind="n", target=wording, fact="number", accepted=also))
    figures = (*births(source), *prison_terms(source), *amounts(source), *odd_numbers(source))
    for span, wording in figures:
        add(Fixed(span=span, kind="n", target=wording, fact="number"))
    for span, wording in ultimate_penalties(source):
        add(Fixed(span=span, kind="x", target=wording, fact="term", accepted=ULTIMATE))
    for term in terms:
        add(term)
    for span, wording in residences(source):
        add(Fixed(span=span, kind="x", target=wording, fact="term", accepted=TOLD))
    for name in names:
        also = AREAS.get(name.text, ())
        add(Fixed(span=name.span, kind="x", target=name.target, fact="name", accepted=also))
    for span in sure_names(source, translated, named):
        add(Fixed(span=span, kind="x", target=fold(span.of(source)), fact="name"))
    for match in _YEARS.finditer(source) if " - " in source or " – " in source else ():
        span = Span(start=match.start(), end=match.end())
        add(Fixed(span=span, kind="x", target=f"{match[1]}-{match[2]}", fact="number"))
    for stated in dates:
        if stated.kind == "year":
            add(Fixed(span=stated.span, kind="y", target=str(stated.year), fact="date"))
    for number in find_numbers(source, "vi", words=False):
        target = render_number(number, source)
        kind = "o" if target[-1].isalpha() and number.ordinal else "n"
        if number.ordinal and number.value <= 7 and kind == "o":
            if not is_sure_ordinal(source, number.span.start):
                continue  # "thứ 2" may be Monday or second: left to the model
            target = _SMALL_ORDINALS.get(target, target)
        add(Fixed(span=number.span, kind=kind, target=target, fact="number"))
    for match in _GLUED.finditer(source):
        # scores, ranges, ratios: the writing is the same in both languages
        span = Span(start=match.start(), end=match.end())
        add(Fixed(span=span, kind="x", target=_MARKED.sub(_in_english, match[0]), fact="number"))
    return sorted(found, key=lambda f: f.span.start)


#: As prose says them: "for the second time".
_SMALL_ORDINALS = {
    "1st": "first", "2nd": "second", "3rd": "third", "4th": "fourth", "5th": "fifth",
    "6th": "sixth", "7th": "seventh",
}  # fmt: skip


def _in_english(match: re.Match[str]) -> str:
    """ "10.000" of "10.000-11.000", as the number alone would be written."""
    found = find_numbers(match[0], "vi", words=False)
    return render_number(found[0], match[0]) if found else match[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Masked:
    """A sentence with symbols in place of its fixed spans.

    Attributes:
        text: what the model reads.
        fixed: symbol -> the span it stands for.
    """

    text: str
    fixed: dict[str, Fixed]


def mask(source: str, fixed: Sequence[Fixed], *, shared: bool = False) -> Masked:
    """Put symbols in place of ``fixed`` (in order, no overlaps).

    Args:
        source: the text.
        fixed: its fixed spans.
        shared: give equal wordings one symbol, as a summary of a whole article needs, where
            the same name stands many times; a sentence numbers each occurrence, so that none
            can be lost unseen.
    """
    counts: Counter[str] = Counter()
    pieces: list[str] = []
    table: dict[str, Fixed] = {}
    known: dict[tuple[str, str], str] = {}
    at = 0
    for item in fixed:
        symbol = known.get((item.kind, item.target), "") if shared else ""
        if not symbol:
            number = counts[item.kind]
            if number >= SYMBOLS_PER_KIND[item.kind]:
                continue
            counts[item.kind] += 1
            symbol = f"⟨{item.kind}{number}⟩"
            known[item.kind, item.target] = symbol
            table[symbol] = item
        pieces += (_plain(source[at : item.span.start]), symbol)
        at = item.span.end
    pieces.append(_plain(source[at:]))
    return Masked(text="".join(pieces), fixed=table)


def _plain(text: str) -> str:
    # The brackets of the symbols never reach the model from the text itself.
    return text.replace("⟨", "(").replace("⟩", ")")


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmasked:
    """A translation with its symbols put into words.

    Attributes:
        text: the sentence.
        lost: symbols of the source that the output does not hold.
        doubled: symbols it holds more than once.
        foreign: symbols it holds that the source never had.
        spans: symbol -> where its wording stands in ``text`` (its first occurrence).
    """

    text: str
    lost: tuple[str, ...]
    doubled: tuple[str, ...]
    foreign: tuple[str, ...]
    spans: dict[str, Span]

    @property
    def whole(self) -> bool:
        """Whether every symbol came through exactly once."""
        return not (self.lost or self.doubled or self.foreign)


def _takes_no(ending: str, wording: str, kind: str) -> bool:
    """Whether a wording has the plural's ending already, is a date, or ends with a preposition."""
    if ending == "s":
        if kind in "dm":
            return True  # "các ngày ⟨d0⟩" as "the ⟨d0⟩s"
        return wording[-1:] == "s"
    return _NO_POSSESSOR.search(wording) is not None


def unmask(output: str, masked: Masked) -> Unmasked:
    """Put the English wording in place of the symbols of ``output``."""
    if "⟨" in output:
        output = _GLUED_BEFORE.sub(" ⟨", output)
        output = _DIGIT_OF_A_CURRENCY.sub("", output)
        output = _GLUED_AFTER.sub("⟩ ", output)
    counts: Counter[str] = Counter()
    pieces: list[str] = []
    spans: dict[str, Span] = {}
    length, at = 0, 0
    for match in SYMBOL.finditer(output):
        counts[match[0]] += 1
        item = masked.fixed.get(match[0])
        wording = "" if item is None else item.target
        before = output[at : match.start()]
        if item is not None and item.verb:
            wording = item.verb.fitting(wording, before)
        if wording[:1].islower() and (article := _ARTICLE.search(before)):
            fits = "an" if _VOWEL.match(wording) else "a"
            before = before[: article.start(1)] + article[1][0] + fits[1:] + " "
        if wording[:4] in _CODES or wording[-4:] in _CODES:
            before = _CURRENCY_BEFORE.sub("", before)
        pieces += (before, wording)
        length += len(before)
        spans.setdefault(match[0], Span(start=length, end=length + len(wording)))
        length += len(wording)
        at = match.end()
        if ending := _WRONG_ENDING.match(output, at):
            spare = item is not None and item.verb is not None
            if spare or _takes_no(ending[0], wording, match[1]):
                at = ending.end()
    pieces.append(output[at:])
    return Unmasked(
        text="".join(pieces),
        lost=tuple(s for s in masked.fixed if s not in counts),
        doubled=tuple(s for s, n in counts.items() if n > 1 and s in masked.fixed),
        foreign=tuple(s for s in counts if s not in masked.fixed),
        spans=spans,
    )
