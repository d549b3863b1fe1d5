"""TMX 1.4b translation memory (LISA OSCAR, 26 April 2005): out and back.

States and origins are ``prop`` elements, as the standard wants for what it has no word for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from lxml import etree

from summarize.document import Brief, State
from summarize.errors import DamagedError
from summarize.provenance import package_version
from summarize.writers.anchors import anchor
from summarize.writers.characters import stripped
from summarize.writers.edited import sentences
from summarize.writers.xml_read import XML_LANG, children, local, parse, same_language, text_of

_STATES: tuple[State, ...] = ("initial", "translated", "reviewed", "final")
# Inline elements whose text is native code, not words.
_CODES = frozenset({"bpt", "ept", "it", "ph", "ut", "sub"})


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryUnit:
    """One pair of a translation memory.

    Attributes:
        state: as the file says in ``x-state``; ``translated`` when it does not say.
        article_id, segment_id: where this program took it from; empty for foreign memories.
    """

    source: str
    target: str
    state: State = "translated"
    origin: str = ""
    article_id: str = ""
    segment_id: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MemoryFile:
    """A translation memory: its pairs, and one line for each entry that is none."""

    units: tuple[MemoryUnit, ...]
    problems: tuple[str, ...] = ()


def render(brief: Brief, notes: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """All translated sentences of the brief as TMX 1.4b, UTF-8.

    Args:
        notes: editors' remarks by segment id.
    """
    article = stripped(brief.article.id)
    return render_units(
        MemoryUnit(
            source=sentence.source,
            target=sentence.target,
            state=sentence.state,
            origin=sentence.origin,
            article_id=article,
            segment_id=anchor(sentence.id),
            notes=tuple((notes or {}).get(sentence.id, ())),
        )
        for sentence in sentences(brief)
        if sentence.target
    )


def render_units(units: Iterable[MemoryUnit]) -> bytes:
    """Any pairs as TMX 1.4b, UTF-8; no clock time inside, so the same pairs give the same bytes."""
    root = etree.Element("tmx", {"version": "1.4"})
    header = {
        "creationtool": "summarize",
        "creationtoolversion": package_version(),
        "segtype": "sentence",
        "o-tmf": "summarize",
        "adminlang": "en",
        "srclang": "vi",
        "datatype": "plaintext",
    }
    etree.SubElement(root, "header", header)
    body = etree.SubElement(root, "body")
    for unit in units:
        _unit(body, unit)
    etree.indent(root, space=" ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def read(data: bytes, name: str = "the TMX file") -> MemoryFile:
    """The Vietnamese-English pairs of a TMX file of any tool.

    A bare document type, which many tools write, is let pass and not followed.

    Raises:
        DamagedError: no XML, no TMX, or with entities.
        LimitError: too large or nested too deeply.
    """
    root = parse(data, name, allow_doctype=True)
    if local(root) != "tmx":
        raise DamagedError(f"{name}: no TMX: its root is <{local(root)}>", "choose another file")
    units, problems = [], []
    for number, element in enumerate(root.iter("tu"), start=1):
        source, target = _segment(element, "vi"), _segment(element, "en")
        if source and target:
            units.append(_memory_unit(element, source, target))
        else:
            missing = "Vietnamese" if not source else "English"
            problems.append(f"entry {number}: no {missing} text")
    return MemoryFile(units=tuple(units), problems=tuple(problems))


def _unit(body: etree._Element, unit: MemoryUnit) -> None:
    element = etree.SubElement(body, "tu")
    facts = {
        "x-state": unit.state,
        "x-origin": unit.origin,
        "x-article": unit.article_id,
        "x-segment": unit.segment_id,
    }
    for note in unit.notes:
        if stripped(note):
            etree.SubElement(element, "note").text = stripped(note)
    for name, fact in facts.items():
        if fact:
            etree.SubElement(element, "prop", {"type": name}).text = stripped(fact)
    for language, text in (("vi", unit.source), ("en", unit.target)):
        variant = etree.SubElement(element, "tuv", {XML_LANG: language})
        etree.SubElement(variant, "seg").text = stripped(text)


def _segment(element: Element, language: str) -> str:
    for variant in children(element, "tuv"):
        # "lang" is the attribute of TMX before 1.4.
        if same_language(variant.get(XML_LANG) or variant.get("lang"), language):
            segments = children(variant, "seg")
            return stripped(text_of(segments[0], _CODES)).strip() if segments else ""
    return ""


def _memory_unit(element: Element, source: str, target: str) -> MemoryUnit:
    facts = {prop.get("type"): stripped(text_of(prop)) for prop in children(element, "prop")}
    state: State = next((word for word in _STATES if word == facts.get("x-state")), "translated")
    notes = (stripped(text_of(note)).strip() for note in children(element, "note"))
    return MemoryUnit(
        source=source,
        target=target,
        state=state,
        origin=facts.get("x-origin", ""),
        article_id=facts.get("x-article", ""),
        segment_id=facts.get("x-segment", ""),
        notes=tuple(note for note in notes if note),
    )
