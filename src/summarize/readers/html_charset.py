"""The charset an HTML page declares in itself (HTML 13.2.3.2, the encoding prescan)."""

from __future__ import annotations

import re

#: How far the standard looks for a declaration; old pages have it behind long comments.
_PRESCAN = 4_096
_META = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w:.-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml\b[^>]*?encoding\s*=\s*[\"']([\w:.-]+)", re.IGNORECASE)


def declared_charset(data: bytes) -> str | None:
    """The label declared in a meta tag or XML declaration, or None."""
    start = data[:_PRESCAN]
    found = _META.search(start) or _XML.search(start)
    return found.group(1).decode("ascii", errors="ignore") if found else None
