"""XLIFF 1.2 (OASIS standard, 1 February 2008), for tools that read no XLIFF 2."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lxml import etree

from summarize.document import Brief, Finding, State
from summarize.writers.anchors import anchor
from summarize.writers.characters import stripped
from summarize.writers.edited import Sentence, findings_by_id, seal, sentences
from summarize.writers.xliff import PRIORITY, finding_note
from summarize.writers.xliff_read import read

__all__ = ["read", "render"]

_CORE = "urn:oasis:names:tc:xliff:document:1.2"
_XML = "{http://www.w3.org/XML/1998/namespace}"
#: The states of XLIFF 2 in the words of 1.2; ``xliff_read`` holds the way back.
STATES: dict[State, str] = {
    "initial": "new",
    "translated": "translated",
    "reviewed": "signed-off",
    "final": "final",
}


def render(brief: Brief, notes: Mapping[str, Sequence[str]] | None = None) -> bytes:
    """The brief as XLIFF 1.2, UTF-8.

    Args:
        notes: editors' remarks by segment id.
    """
    root = etree.fromstring(f'<xliff xmlns="{_CORE}" version="1.2"/>')
    file = _child(
        root,
        "file",
        {
            "original": stripped(brief.article.id),
            "source-language": stripped(brief.article.language),
            "target-language": "en",
            "datatype": "plaintext",
        },
    )
    header = _child(file, "header")
    signature = stripped(brief.provenance.signature)
    _child(header, "note", {"from": "summarize:signature"}).text = signature
    findings = findings_by_id(brief)
    for finding in findings.get("", []):
        _finding(header, finding)
    body = _child(file, "body")
    for sentence in sentences(brief):
        _unit(body, sentence, findings.get(sentence.id, []), (notes or {}).get(sentence.id, ()))
    etree.indent(root, space=" ")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8") + b"\n"


def _unit(
    body: etree._Element, sentence: Sentence, found: list[Finding], remarks: Sequence[str]
) -> None:
    approved = "yes" if sentence.state in ("reviewed", "final") else "no"
    sent = seal(sentence.target, sentence.state, remarks)
    facts = {"id": anchor(sentence.id), "approved": approved, "extradata": sent}
    unit = _child(body, "trans-unit", facts)
    unit.set(f"{_XML}space", "preserve")
    _child(unit, "source", {f"{_XML}lang": "vi"}).text = sentence.source
    if sentence.target or sentence.state != "initial":
        target = _child(unit, "target", {f"{_XML}lang": "en", "state": STATES[sentence.state]})
        if sentence.origin in ("mt", "memory"):
            how = "mt-suggestion" if sentence.origin == "mt" else "exact-match"
            target.set("state-qualifier", how)
        target.text = sentence.target
    for remark in remarks:
        if stripped(remark):
            _child(unit, "note", {"from": "editor"}).text = stripped(remark)
    for finding in found:
        _finding(unit, finding)


def _finding(parent: etree._Element, finding: Finding) -> None:
    facts = {"from": "summarize", "priority": PRIORITY[finding.severity], "annotates": "target"}
    _child(parent, "note", facts).text = finding_note(finding)


def _child(
    parent: etree._Element, name: str, attributes: dict[str, str] | None = None
) -> etree._Element:
    return etree.SubElement(parent, f"{{{_CORE}}}{name}", attributes or {})
