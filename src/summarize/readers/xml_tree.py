"""XML to a tree: no document type, no entity, no network, no depth beyond the limit."""

from __future__ import annotations

import re

from lxml import etree

from summarize.errors import DamagedError, LimitError
from summarize.options import ReadOptions
from summarize.readers.source import Source

_CHUNK = 262_144
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)


def parse_xml(source: Source, data: bytes, member: str, options: ReadOptions) -> etree._Element:
    """The root of one XML member of a container.

    Raises:
        DamagedError: it is not well-formed, or has a document type declaration.
        LimitError: it nests deeper than ``options.max_xml_depth``.
    """
    # NULs out: the declaration is found in UTF-16 as well.
    if _DOCTYPE.search(data.replace(b"\x00", b"")):
        raise DamagedError(
            f"{source.shown}: {member} declares a document type, which is not read",
            "save the document again with a word processor",
        )
    parser = etree.XMLPullParser(
        events=("start", "end"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,  # the limits of this program are told; libxml2's are not
    )
    depth = 0
    try:
        for start in range(0, len(data), _CHUNK):
            parser.feed(data[start : start + _CHUNK])
            for event, _ in parser.read_events():
                depth += 1 if event == "start" else -1
                if depth > options.max_xml_depth:
                    raise LimitError(
                        f"{source.shown}: {member} nests deeper than "
                        f"{options.max_xml_depth:,} elements (max_xml_depth)",
                        "raise it with --max-xml-depth if the document is meant to be so deep",
                    )
        return parser.close()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedError(
            f"{source.shown}: damaged: {member} is not well-formed XML ({error})",
            "save the document again with a word processor",
        ) from None
