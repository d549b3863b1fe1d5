"""HTML: what pages hide, break, repeat and smuggle; XML that is no page; markup in fields."""

from __future__ import annotations

from collections.abc import Iterator

from tests.hostile.article import CAPTION, LEAD, PARAGRAPHS, TEXT, TITLE, page, paragraphs
from tests.hostile.case import BRIEF, WARNING, Case, case
from tests.hostile.legacy_bytes import encode

FAMILY = "html"
XSS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)//",
    "</title></script><svg/onload=alert(1)>",
    "{{constructor.constructor('alert(1)')()}}",
)
_FIGURE = f"<figure><img src='a.jpg'><figcaption>{CAPTION}</figcaption></figure>"
_LAUGHS = (
    '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)
_EXTERNAL = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
_MENU = (
    "<ul>"
    + "".join(
        f"<li><a href='/{n}'>{name}</a></li>"
        for n, name in enumerate(["Trang chủ", "Thể thao", "Kinh tế", "Giáo dục", "Du lịch"] * 8)
    )
    + "</ul>"
)


def _deep(levels: int, inner: str) -> str:
    return page("<div>" * levels + inner + "</div>" * levels)


def _legacy(encoding: str, declared: str) -> bytes:
    text = page(paragraphs()).replace("charset='utf-8'", f"charset='{declared}'")
    return encode(text, encoding)


def _many() -> bytes:
    return page("".join(f"<p>Đoạn số {n} nói về xe buýt.</p>" for n in range(3_000))).encode()


def cases() -> Iterator[Case]:
    """The family's cases."""
    fine = {
        "plain.html": page(paragraphs()),
        "upper.HTM": page(paragraphs()),
        "page-as.txt": page(paragraphs()),
        "xhtml.xhtml": '<?xml version="1.0" encoding="UTF-8"?>\n' + page(paragraphs()),
        "nested-200.html": _deep(200, paragraphs()),
        "scripts.html": page("<script>var p='<p>Không phải bài</p>';</script>" * 50 + paragraphs()),
        "template.html": page(f"<template><p>{{{{title}}}}</p></template>{paragraphs()}"),
        "menus.html": page(f"<nav>{_MENU}</nav>{paragraphs()}<footer>{_MENU}</footer>"),
        "hidden.html": page(
            paragraphs(extra="<p style='display:none'>Câu ẩn một.</p><p hidden>Câu ẩn hai.</p>")
        ),
        "figure.html": page(
            paragraphs(extra=f"<figure><figcaption>{CAPTION}</figcaption></figure>")
        ),
        "unclosed.html": f"<html><body><h1>{TITLE}<p>{LEAD}"
        + "".join(f"<p>{p}" for p in PARAGRAPHS),
        "no-html-tag.html": "".join(f"<p>{p}</p>" for p in (LEAD, *PARAGRAPHS)),
        "empty-divs.html": page("<div></div>" * 20_000 + paragraphs()),
        "comments.html": page("<!-- - -->" * 20_000 + paragraphs()),
        "long-attribute.html": page(f"<p title='{'x' * 1_000_000}'></p>" + paragraphs()),
        "entities.html": page(
            paragraphs(extra="<p>Giá vé &lt; 8.000&nbsp;đồng &bogus; &#x110;ó</p>")
        ),
        "frames-inside.html": page(f"<iframe srcdoc='<p>Khung</p>'></iframe>{paragraphs()}"),
        "refresh.html": page(
            paragraphs(), head="<meta http-equiv=refresh content='0;url=//x.example'>"
        ),
        "base.html": page(paragraphs(), head="<base href='javascript:alert(1)//'>"),
        "onload.html": page(paragraphs(), attributes=" onload='alert(1)'"),
        "cdata.html": page(f"<![CDATA[<p>{LEAD}</p>]]>{paragraphs()}"),
        "bad-json-ld.html": page(
            paragraphs(), head="<script type='application/ld+json'>{\"a\": [</script>"
        ),
        "deep-json-ld.html": page(
            paragraphs(),
            head=f"<script type='application/ld+json'>{'[' * 50_000}{']' * 50_000}</script>",
        ),
        "lying-utf8.html": page(paragraphs()).replace("utf-8", "shift_jis"),
        "unknown-charset.html": page(paragraphs()).replace("utf-8", "x-none"),
    }
    for name, text in fine.items():
        yield case(FAMILY, name, text, BRIEF, WARNING)
    for encoding, declared in (
        ("tcvn3", "x-user-defined"),
        ("vni", "iso-8859-1"),
        ("windows-1258", "windows-1258"),
        ("viscii", "viscii"),
    ):
        name = f"{encoding}-as-{declared}.html"
        yield case(FAMILY, name, lambda e=encoding, d=declared: _legacy(e, d), WARNING, BRIEF)
    controls = page(paragraphs(extra="<p>Câu&#8238; này&#8203; có dấu lạ trong bài viết.</p>"))
    yield case(FAMILY, "references.html", controls, WARNING, note="bidi-characters")
    yield case(
        FAMILY, "nuls.html", page(paragraphs()).replace("<p>Sở", "<p>\x00Sở"), WARNING, BRIEF
    )
    yield case(FAMILY, "nested-10000.html", lambda: _deep(10_000, paragraphs()).encode(), "limit")
    yield case(FAMILY, "nested-300.html", lambda: _deep(300, paragraphs()).encode(), "limit")
    yield case(FAMILY, "elements.html", lambda: page("<b></b>" * 150_000).encode(), "limit")
    yield case(FAMILY, "menus-only.html", page(f"<nav>{_MENU}</nav>"), "empty")
    yield case(FAMILY, "no-body.html", page(""), "empty")
    yield case(FAMILY, "title-only.html", page("", head=f"<title>{TITLE}</title>"), "empty")
    yield case(FAMILY, "all-hidden.html", page(f"<div hidden>{paragraphs()}</div>"), "empty")
    yield case(FAMILY, "frameset.html", "<html><frameset><frame src=a></frameset></html>", "empty")
    yield case(FAMILY, "blank.html", " \n ", "empty")
    yield case(FAMILY, "many-paragraphs.html", _many, BRIEF, WARNING)
    yield case("xml", "laughs.html", _LAUGHS + page(paragraphs()), "damaged")
    yield case(
        "xml",
        "laughs.xml",
        f'<?xml version="1.0"?>{_LAUGHS.replace("html", "x")}<x>&c;</x>',
        "unknown-format",
    )
    yield case("xml", "external.html", _EXTERNAL + page("<p>&e;</p>" + paragraphs()), "damaged")
    rss = '<?xml version="1.0"?><rss><channel><title>Tin</title></channel></rss>'
    yield case("xml", "feed.xml", rss, "unknown-format")
    yield case("xml", "feed.txt", rss, "unknown-format")
    for number, payload in enumerate(XSS):
        escaped = payload.replace("&", "&amp;").replace("<", "&lt;")
        attribute = escaped.replace('"', "&quot;")
        head = (
            f"<title>{escaped}</title><meta name='author' content=\"{attribute}\">"
            f"<meta property='og:site_name' content=\"{attribute}\">"
            f"<meta property='article:published_time' content=\"{attribute}\">"
            f"<link rel='canonical' href=\"{attribute}\">"
        )
        body = page(paragraphs(extra=f"<p>{escaped} và câu sau nó.</p>"), head=head)
        yield case("xss", f"xss-{number}.html", body, BRIEF, WARNING)
        yield case("xss", f"xss-{number}.txt", TEXT.replace("Hòa", payload), BRIEF, WARNING)
