"""TBX (ISO 30042): the concepts of a termbase that have Vietnamese and English terms.

Read are version 2 (TBX-Basic: ``martif``, ``termEntry``, ``langSet``, ``tig`` or ``ntig``) and
version 3 (``tbx``, ``conceptEntry``, ``langSec``, ``termSec``; data categories as attributes,
DCA, or as elements, DCT). Entities are refused and nothing outside the file is opened, so a
hostile termbase can neither swell nor read other files.
"""

from __future__ import annotations

import io
import unicodedata
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler, feature_external_ges
from xml.sax.xmlreader import AttributesImpl, Locator

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from summarize.translate.glossary.entry import Entry, GlossaryError

_ROOTS: Final = frozenset({"martif", "tbx", "TBX"})
_CONCEPTS: Final = frozenset({"termEntry", "conceptEntry"})
_LANGUAGES: Final = frozenset({"langSet", "langSec"})
_TERMS: Final = frozenset({"tig", "ntig", "termSec"})
#: Elements that hold a data category named by their ``type`` attribute (DCA style).
_CATEGORIES: Final = frozenset({"termNote", "descrip", "admin"})
#: Data categories that are elements of their own (DCT style).
_STYLED: Final = frozenset({"subjectField", "partOfSpeech", "administrativeStatus"})
#: Elements whose text is read; mark-up inside them (``hi``) keeps its words.
_FIELDS: Final = _CATEGORIES | _STYLED | {"term", "note"}
#: Deepest nesting; a termbase needs about ten.
_MAX_DEPTH: Final = 64


@dataclass(slots=True)
class _Term:
    text: str = ""
    pos: str = ""
    status: str = ""


@dataclass(slots=True)
class _Concept:
    line: int
    domain: str = ""
    note: str = ""
    terms: dict[str, list[_Term]] = field(default_factory=dict)


class _Handler(ContentHandler):
    """Collects the concepts; keeps one at a time."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.path = path
        self.entries: dict[Entry, None] = {}
        self.concepts = 0
        self._depth = 0
        self._concept: _Concept | None = None
        self._language = ""
        self._term: _Term | None = None
        self._category = ""
        self._text: list[str] = []
        self._where: Locator | None = None

    def setDocumentLocator(self, locator: Locator) -> None:
        self._where = locator

    @property
    def line(self) -> int:
        """Where the parser stands, 1-based."""
        return int(self._where.getLineNumber() or 1) if self._where else 1

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        name = name.rpartition(":")[2]
        if not self._depth and name not in _ROOTS:
            raise GlossaryError(
                f"{self.path}, line {self.line}: <{name}> begins no TBX file",
                "Export the termbase as TBX-Basic, or as CSV with the columns source,target",
            )
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise GlossaryError(
                f"{self.path}, line {self.line}: elements nested deeper than {_MAX_DEPTH}",
                "Export the termbase as TBX-Basic, or as CSV with the columns source,target",
            )
        if name in _FIELDS:
            self._text = []
            self._category = str(attrs.get("type", "")) if name in _CATEGORIES else name
        elif name in _CONCEPTS:
            self._concept = _Concept(line=self.line)
            self.concepts += 1
        elif name in _LANGUAGES and self._concept:
            tag = str(attrs.get("xml:lang", ""))
            if not tag:
                raise GlossaryError(
                    f"{self.path}, line {self.line}: <{name}> without xml:lang",
                    'Write the language: xml:lang="vi" or xml:lang="en"',
                )
            self._language = tag.lower().replace("_", "-").partition("-")[0]
        elif name in _TERMS:
            self._term = _Term()

    def characters(self, content: str) -> None:
        self._text.append(content)

    def endElement(self, name: str) -> None:
        name = name.rpartition(":")[2]
        self._depth -= 1
        if self._concept is None:
            return
        if name in _FIELDS:
            text = unicodedata.normalize("NFC", "".join(self._text))
            self._end_field(self._concept, self._term, " ".join(text.split()))
        elif name in _TERMS and self._term:
            if self._term.text:
                self._concept.terms.setdefault(self._language, []).append(self._term)
            self._term = None
        elif name in _CONCEPTS:
            self._end_concept(self._concept)

    def _end_field(self, concept: _Concept, term: _Term | None, text: str) -> None:
        if self._category == "term" and not text:
            raise GlossaryError(
                f"{self.path}, line {self.line}: an empty term", "Fill it in, or delete it"
            )
        match self._category, term:
            case "term", _Term():
                term.text = text
            case "partOfSpeech", _Term():
                term.pos = text
            case "administrativeStatus", _Term():
                term.status = text
            case "subjectField", None:
                concept.domain = text
            case "note", None:
                concept.note = concept.note or text

    def _end_concept(self, concept: _Concept) -> None:
        self._concept = None
        english = [term for term in concept.terms.get("en", ()) if _usable(term)]
        english.sort(key=lambda term: not term.status.startswith("preferred"))
        if not english:
            return
        target, *also = dict.fromkeys(term.text for term in english)
        for term in concept.terms.get("vi", ()):
            entry = Entry(
                source=term.text,
                target=target,
                pos=term.pos,
                domain=concept.domain,
                kind="user",
                note=concept.note,
                also=tuple(also),
            )
            self.entries[entry] = None


def _usable(term: _Term) -> bool:
    return not term.status.startswith(("deprecated", "superseded"))


def read_tbx(path: Path, data: bytes) -> tuple[Entry, ...]:
    """The entries of TBX ``data``: each Vietnamese term with its concept's English.

    The preferred English term (else the first) is the target, the others are accepted too;
    deprecated ones are left out. ``path`` is for messages.

    Raises:
        GlossaryError: not well-formed, not TBX, uses entities, or no concept has both languages.
    """
    # A document type is allowed (version 2 names one) and never fetched; entities are not.
    parser = DefusedExpatParser(forbid_dtd=False, forbid_entities=True, forbid_external=False)
    parser.setFeature(feature_external_ges, False)
    handler = _Handler(path)
    parser.setContentHandler(handler)
    try:
        parser.parse(io.BytesIO(data))
    except SAXParseException as error:
        raise GlossaryError(
            f"{path}, line {error.getLineNumber()}: not well-formed XML: {error.getMessage()}",
            "Export the termbase again as TBX-Basic",
        ) from error
    except (DefusedXmlException, SAXException) as error:
        raise GlossaryError(
            f"{path}, line {handler.line}: refused: the file declares entities",
            "Remove the <!ENTITY …> declarations, and write the characters themselves",
        ) from error
    if not handler.entries:
        raise GlossaryError(
            f"{path}: none of its {handler.concepts} concepts has a Vietnamese and an English term",
            'Mark the languages xml:lang="vi" and xml:lang="en"',
        )
    return tuple(handler.entries)
