"""XLIFF 2.1 (OASIS standard, 13 February 2018): out here, back through ``read``.

One ``unit`` with one ``segment`` for the headline, each sentence and each summary sentence.
States are XLIFF 2's own. Findings go out twice: as notes, which every tool shows, and as
metadata, which keeps their parts; the editor's own remarks are notes of category ``editor``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from summarize.document import Brief, Finding, Severity
from summarize.writers.anchors import anchor
from summarize.writers.characters import stripped
from summarize.writers.edited import Sentence, findings_by_id, seal, sentences
from summarize.writers.xliff_read import SENT, read

__all__ = ["read", "render"]

_CORE = "urn:oasis:names:tc:xliff:document:2.0"
_METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
#: Priorities of notes, from 1 (highest) to 10 in both versions.
PRIORITY: dict[Severity, str] = {"critical": "1", "major": "3", "minor": "6"}


def render(brief: Brief, notes: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """The brief as XLIFF 2.1, UTF-8.

    Args:
        notes: editors' remarks by segment id.
    """
    root = etree.fromstring(f'<xliff xmlns="{_CORE}" xmlns:mda="{_METADATA}" version="2.1"/>')
    root.set("srcLang", stripped(brief.article.language))
    root.set("trgLang", "en")
    file = _child(root, "file", id="f1", original=stripped(brief.article.id), canResegment="no")
    file.set(_SPACE, "preserve")
    facts = {"signature": brief.provenance.signature, "sha256": brief.provenance.used}
    _group(_metadata(file), "provenance", facts)
    findings = findings_by_id(brief)
    _notes(file, findings.get("", []), ())
    for sentence in sentences(brief):
        _unit(file, sentence, findings.get(sentence.id, []), (notes or {}).get(sentence.id, ()))
    etree.indent(root, space=" ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def finding_note(finding: Finding) -> str:
    """A finding as one line for translators."""
    return stripped(f"{finding.check} ({finding.severity}): {finding.message}")


def _unit(
    file: etree._Element, sentence: Sentence, found: list[Finding], remarks: Sequence[str]
) -> None:
    unit = _child(file, "unit", id=anchor(sentence.id))
    facts = {
        "origin": sentence.origin,
        "evidence": " ".join(map(anchor, sentence.evidence)),
        SENT: seal(sentence.target, sentence.state, remarks),
    }
    if sentence.score is not None:
        facts["score"] = repr(sentence.score)
    metadata = _metadata(unit)
    _group(metadata, "translation", facts)
    for finding in found:
        _finding(metadata, finding)
    _notes(unit, found, remarks)
    segment = _child(unit, "segment", id="1", state=sentence.state)
    if sentence.origin == "memory":
        segment.set("subState", "summarize:memory")
    _child(segment, "source").text = sentence.source
    # A segment that is past its initial state has a target, if an empty one.
    if sentence.target or sentence.state != "initial":
        _child(segment, "target").text = sentence.target


def _finding(metadata: etree._Element, finding: Finding) -> None:
    facts = {
        "check": finding.check,
        "category": finding.category,
        "severity": finding.severity,
        "message": finding.message,
        "source": " ".join(f"{span.start}-{span.end}" for span in finding.source_spans),
        "target": " ".join(f"{span.start}-{span.end}" for span in finding.target_spans),
    }
    _group(metadata, "finding", facts)


def _notes(parent: etree._Element, found: list[Finding], remarks: Sequence[str]) -> None:
    remarks = [stripped(remark) for remark in remarks if stripped(remark)]
    if not found and not remarks:
        return
    notes = _child(parent, "notes")
    for number, remark in enumerate(remarks, start=1):
        _child(notes, "note", id=f"e{number}", category="editor").text = remark
    for number, finding in enumerate(found, start=1):
        note = _child(notes, "note", id=f"n{number}", category="finding")
        note.set("priority", PRIORITY[finding.severity])
        note.text = finding_note(finding)


def _child(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{_CORE}}}{name}", attributes)


def _metadata(parent: etree._Element) -> etree._Element:
    return etree.SubElement(parent, f"{{{_METADATA}}}metadata")


def _group(metadata: etree._Element, category: str, facts: Mapping[str, str]) -> None:
    group = etree.SubElement(metadata, f"{{{_METADATA}}}metaGroup", {"category": category})
    for name, fact in facts.items():
        if fact:
            etree.SubElement(group, f"{{{_METADATA}}}meta", {"type": name}).text = stripped(fact)
