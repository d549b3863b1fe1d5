"""How an editor likes the page: name, language, theme, keys. Kept in a cookie of its own."""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from summarize.review.wording import RefusedEditError, typed_name

LANGUAGES = ("en", "vi")
THEMES = ("auto", "light", "dark")
#: A year, seconds: the cookie holds nothing secret.
LIFETIME = 31_536_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Preferences:
    """Attributes: ``keys`` says whether single letters are commands (WCAG 2.1.4)."""

    name: str
    language: str = "en"
    theme: str = "auto"
    keys: bool = True

    def changed(self, asked: dict[str, Any]) -> Preferences:
        """These with what was asked for.

        Raises:
            RefusedEditError: it asks for something that is not on offer.
        """
        made = self
        if "name" in asked:
            made = replace(made, name=typed_name(asked["name"]))
        for field, allowed in (("language", LANGUAGES), ("theme", THEMES), ("keys", (True, False))):
            if field in asked:
                if asked[field] not in allowed:
                    raise RefusedEditError(f"{field}: not on offer", "reload the page")
                made = replace(made, **{field: asked[field]})
        return made

    def packed(self) -> str:
        """For a cookie: letters and digits only."""
        return base64.urlsafe_b64encode(json.dumps(asdict(self)).encode()).decode("ascii")


def unpacked(cookie: str, otherwise: Preferences) -> Preferences:
    """From a cookie; what is not readable in it is as in ``otherwise``."""
    try:
        asked = json.loads(base64.urlsafe_b64decode(cookie.encode("ascii", "replace")))
        return otherwise.changed(asked) if isinstance(asked, dict) else otherwise
    except (ValueError, binascii.Error, RefusedEditError, TypeError):
        return otherwise
