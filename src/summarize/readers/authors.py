"""Who a container says wrote the article, where it does not name the machine or the newspaper."""

from __future__ import annotations

import re

from summarize.clean import is_person, is_source

#: Words of the names that programs, shops and content management systems give those who write.
_MACHINES_LIST = """
    abc acer admin administrator anonymous apache apple asus author bbt computer dell desktop docs
    docx editor google guest home hp https itext laptop lenovo libreoffice mac macbook microsoft
    mypc none office openoffice openxml owner pc poi python quantri root samsung sony staff
    super system test toshiba unknown user vaio webmaster windows word wordpress www
"""
_MACHINES = frozenset(_MACHINES_LIST.split())
_WORDS = re.compile(r"[^\W_\d]+")
_UNNAMED = re.compile(r"quản trị|^cộng sự$|^nhóm\b", re.IGNORECASE)
#: "Nguyễn Khánh và 1 tác giả khác", of which trafilatura leaves "Nguyễn Khánh và".
_OTHERS = re.compile(
    r"\s*(?:\bvà|&|\band)(?:\s+(?:\d+\s+)?(?:tác giả|người|cộng sự|others?)\b.*)?\s*$", re.I
)


def real_author(stated: str | None, *, person: bool = False) -> str | None:
    """The authors among those stated, with commas between them; None when there is none.

    Args:
        stated: names with semicolons or commas between them.
        person: whether each must be shaped as a person's name. In the properties of a document
            stands who set the program up.
    """
    names = [_OTHERS.sub("", one).strip() for one in re.split(r"[;,]", stated or "")]
    return ", ".join(one for one in names if _is_author(one, person=person)) or None


def _is_author(name: str, *, person: bool) -> bool:
    words = _WORDS.findall(name.lower())
    if not words or not _MACHINES.isdisjoint(words) or _UNNAMED.search(name):
        return False
    # trafilatura writes "VOV VN" for VOV.VN.
    return not (is_source(name) or is_source(name.replace(" ", "."))) and (
        not person or is_person(name)
    )
