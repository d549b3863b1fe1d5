"""HTML pages to articles."""

from __future__ import annotations

import io
import re

import pytest

from summarize.clean import clean
from summarize.document import RawArticle
from summarize.errors import DamagedError, EmptyError, LimitError
from summarize.options import CleanOptions, ReadOptions
from summarize.readers import read_articles
from summarize.segment import segment
from tests.hostile.article import CAPTION, LEAD, PARAGRAPHS, TITLE, page, paragraphs

DATE = "Thứ ba, 14/3/2023, 08:15 (GMT+7)"
LINKED = "<script type='application/ld+json'>"
BODY = "".join(f"<p>{p}</p>" for p in PARAGRAPHS)


def read(text: str, options: ReadOptions | None = None) -> RawArticle:
    """The article of a page."""
    (article,) = read_articles(
        io.BytesIO(text.encode("utf-8")), name="page.html", options=options or ReadOptions()
    )
    return article


def zoned(article: RawArticle, name: str) -> list[str]:
    """Texts the page itself gives a zone."""
    return [zone.span.of(article.content) for zone in article.zones if zone.name == name]


def test_the_whole_article_in_order() -> None:
    """Headline first, then every paragraph, a blank line between."""
    article = read(page(paragraphs()))
    assert article.content == "\n\n".join([TITLE, LEAD, *PARAGRAPHS])
    assert zoned(article, "headline") == [TITLE]
    assert article.media_type == "text/html"


def test_metadata() -> None:
    """Title, date with its zone, author, site and address, as the page states them."""
    head = (
        f"<title>{TITLE} - Báo Sông Hương</title>"
        f"<meta property='og:title' content='{TITLE}'>"
        "<meta property='og:site_name' content='Báo Sông Hương'>"
        "<meta property='article:published_time' content='2023-03-14T08:15:00+07:00'>"
        "<meta name='author' content='Lê Minh'>"
        "<link rel='canonical' href='https://bao.example/xe-buyt.html'>"
    )
    article = read(page(paragraphs(), head=head))
    assert article.title == TITLE
    assert article.date_published == "2023-03-14T08:15:00+07:00"
    assert article.author == "Lê Minh"
    assert article.sitename == "Báo Sông Hương"
    assert article.url == "https://bao.example/xe-buyt.html"


@pytest.mark.parametrize(
    ("stated", "author"),
    [
        ("<div class='author'><a>Lê Minh</a><span>và 1 tác giả khác</span></div>", "Lê Minh"),
        ("<div class='article-author'><span>VOV.VN</span> - </div>", None),
        ("<meta name='author' content='admin'>", None),
        ("<meta name='author' content='Báo Nhân Dân'>", None),
        ("<meta name='author' content='Lê Minh &amp; cộng sự'>", "Lê Minh"),
    ],
)
def test_who_the_page_says_wrote_it(stated: str, author: str | None) -> None:
    """Neither the newspaper nor its system is the author; "and others" is no part of a name."""
    body = f"<h1>{TITLE}</h1>{stated}<article>{BODY}</article>"
    assert read(page(body, head=stated if "<meta" in stated else "")).author == author


@pytest.mark.parametrize(
    ("title", "headline", "sitename"),
    [
        ("Đường tàu Sông Hương - An Cựu", "Đường tàu Sông Hương - An Cựu", None),
        ("Huế - Đà Nẵng", "Huế - Đà Nẵng", None),
        (f"{TITLE} - VnExpress", TITLE, "VnExpress"),
        (f"{TITLE} | Xã hội | Báo Sông Hương", TITLE, "Báo Sông Hương"),
    ],
)
def test_title_element_alone(title: str, headline: str, sitename: str | None) -> None:
    """Without other metadata the title loses the newspaper's name, and only that."""
    article = read(page(BODY, head=f"<title>{title}</title>"))
    assert (article.title, article.sitename) == (headline, sitename)


@pytest.mark.parametrize(
    "head",
    [
        f"{LINKED}{{'@type': 'NewsArticle', 'datePublished': 'D'}}</script>",
        f"{LINKED}{{'@graph': [{{'@type': ['Article'], 'datePublished': 'D'}}]}}</script>",
        "<meta itemprop='datePublished' content='D'>",
        "<meta name='pubdate' content='D'>",
    ],
)
def test_stated_dates(head: str) -> None:
    """The usual ways to state the publication date."""
    stated = head.replace("'", '"').replace('"D"', '"2023-03-14"')
    assert read(page(paragraphs(), head=stated)).date_published == "2023-03-14"


def test_no_date_is_guessed() -> None:
    """Dates in the text and in addresses are evidence for the cleaner, not metadata."""
    head = "<link rel='canonical' href='https://bao.example/2021/05/06/xe-buyt.html'>"
    assert read(page(paragraphs(), head=head)).date_published is None


def test_dateline_nearest_to_the_headline() -> None:
    """The page's top shows today's date; the article's stands beside its headline."""
    top = "<div class='date'>Thứ sáu, 1/9/2023</div>" + "<p></p>" * 40
    body = f"{top}<span class='date'>{DATE}</span><h1>{TITLE}</h1><article>{BODY}</article>"
    article = read(page(body))
    assert zoned(article, "dateline") == [DATE]
    assert "1/9/2023" not in article.content


def test_lead_outside_of_the_article() -> None:
    """Many sites keep the lead between the headline and the article."""
    body = f"<h1>{TITLE}</h1><p class='description'>{LEAD}</p><article>{BODY}</article>"
    assert LEAD in read(page(body)).content


def test_place_set_apart_by_style() -> None:
    """A place name glued to the lead by markup is no part of its first word."""
    lead = f"<p class='description'><span class='location'>Hải Vân</span>{LEAD}</p>"
    article = read(page(f"<h1>{TITLE}</h1>{lead}<article>{BODY}</article>"))
    assert f"Hải Vân - {LEAD}" in article.content


def test_captions_are_lines_of_their_own() -> None:
    """A caption stands where it stood, marked; its photo's text is nowhere else."""
    figure = f"<figure><img alt='x'><figcaption><p>{CAPTION}</p></figcaption></figure>"
    body = (
        f"<p>{LEAD}</p><p>{PARAGRAPHS[0]}</p>{figure}<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[2]}</p>"
    )
    article = read(page(f"<article><h1>{TITLE}</h1>{body}</article>"))
    assert zoned(article, "caption") == [CAPTION]
    lines = article.content.split("\n\n")
    assert lines.index(CAPTION) == lines.index(PARAGRAPHS[0]) + 1


def test_a_link_alone_is_marked() -> None:
    """A paragraph that is one link is another story's headline; a link inside a text is not."""
    related = "Giá vé xe buýt không đổi trong năm nay"
    link = f"<p><a href='/b'>{related}</a></p>"
    inside = PARAGRAPHS[2].replace("ngân sách", "<a href='/c'>ngân sách</a>")
    body = f"<p>{LEAD}</p><p>{PARAGRAPHS[0]}</p>{link}<p>{PARAGRAPHS[1]}</p><p>{inside}</p>"
    article = read(page(f"<article><h1>{TITLE}</h1>{body}</article>"))
    assert zoned(article, "related") == [related]
    assert PARAGRAPHS[2] in article.content


@pytest.mark.parametrize(
    "hidden",
    [
        "<p style='display: none'>BÍ MẬT không ai được thấy câu này.</p>",
        "<p hidden>BÍ MẬT không ai được thấy câu này.</p>",
        "<div class='sr-only'><p>BÍ MẬT không ai được thấy câu này.</p></div>",
        "<p aria-hidden='true'>BÍ MẬT không ai được thấy câu này.</p>",
        "<template><p>BÍ MẬT không ai được thấy câu này.</p></template>",
        "<script>document.write('<p>BÍ MẬT không ai được thấy câu này.</p>')</script>",
        "<noscript><p>BÍ MẬT không ai được thấy câu này.</p></noscript>",
        "<!-- BÍ MẬT không ai được thấy câu này. -->",
        "<svg><text>BÍ MẬT không ai được thấy câu này.</text></svg>",
    ],
)
def test_unseen_text_is_left_out(hidden: str) -> None:
    """What a reader of the page does not see is no part of the article."""
    content = read(page(paragraphs(extra=hidden))).content
    assert "BÍ MẬT" not in content
    assert PARAGRAPHS[3] in content


def test_a_body_hidden_until_scripts_run() -> None:
    """Pages hide their body until a script shows it; the article is there all the same."""
    assert LEAD in read(page(paragraphs(), attributes=" style='visibility:hidden'")).content


def test_table_rows() -> None:
    """A row is a line, its cells apart by bars."""
    rows = "<tr><td>Tuyến D1</td><td>12 xe</td></tr><tr><td>Tuyến D2</td><td>14 xe</td></tr>"
    table = f"<table>{rows}</table>"
    assert "Tuyến D1 | 12 xe\nTuyến D2 | 14 xe" in read(page(paragraphs(extra=table))).content


def test_the_sentence_of_a_row_is_the_text_where_it_stands() -> None:
    """No white space is changed on the way, so that editors find the row by its span."""
    rows = "<tr><td></td><td>12 xe</td><td>14 xe</td></tr>"
    article, _ = clean(read(page(paragraphs(extra=f"<table>{rows}</table>"))), CleanOptions())
    last = segment(article)[-1]
    assert last.source == last.span.of(article.text) == "12 xe | 14 xe"


def test_nested_tables_and_paragraphs_in_cells() -> None:
    """A cell with paragraphs lays out a page: each is a line, and none stands there twice."""
    inner = f"<table><tr><td>Tuyến D3</td><td>9 xe</td></tr></table><p>{CAPTION}</p>"
    article = read(page(paragraphs(extra=f"<table><tr><td>{inner}</td></tr></table>")))
    assert "Tuyến D3 | 9 xe" in article.content.split("\n\n")
    assert article.content.count(CAPTION) == 1


#: Points of a list, or the parts of a box, that stand on lines of their own on the screen.
HEADING, POINTS = "Ba tuyến mới:", ("Tuyến một đi qua chợ Lớn.", "Tuyến hai đi qua cầu Đỏ.")


@pytest.mark.parametrize(
    "box",
    [
        "<ul><li>H<ul><li>0</li><li>1</li></ul></li></ul>",
        "<ol><li>H<ol><li><p>0</p></li><li><div>1</div></li></ol></li></ol>",
        "<ul><li><p>H</p><ul><li>0<ul><li>1</li></ul></li></ul></li></ul>",
        "<div><b>H</b><p>0</p><p>1</p></div>",
        "<div><strong>H</strong><div>0</div><div>1</div></div>",
        "<div><span>H</span><div>0<br>1</div></div>",
        "<div>H<p>0</p>1</div>",
        "<div><font><b>H</b><p>0</p></font><p>1</p></div>",
        "<ul><li><strong>H</strong><p>0</p></li><li>1</li></ul>",
        "<blockquote>H<p>0</p><cite>1</cite></blockquote>",
        "<section><h3>H</h3>0<p>1</p></section>",
        "<dl><dt>H</dt><dd>0<p>1</p></dd></dl>",
        "<table><tr><td><b>H</b><p>0</p><p>1</p></td></tr></table>",
        "<details><summary>H</summary>0<p>1</p></details>",
    ],
)
def test_blocks_are_lines_of_their_own(box: str) -> None:
    """However blocks and running text are nested, no two lines are glued and none stands twice."""
    filled = box.replace("H<", f"{HEADING}<")
    for number, point in enumerate(POINTS):
        filled = re.sub(rf">{number}(?=<)", f">{point}", filled)
    lines = re.split(r"\n+", read(page(paragraphs(extra=filled))).content)
    assert lines[-3:] == [HEADING, *POINTS]
    assert len(lines) == len({*lines})


ESSAYS = {
    "VnExpress": "<div class='item_slide_show'><div class='block_thumb'><img src='a'></div>"
    "<div class='desc_cation'><p class='Normal'>T</p></div></div>",
    "figures": "<figure><img src='a'><figcaption><p class='Image'>T</p></figcaption></figure>",
    "figures with links": "<figure class='image'><a href='a.jpg'><img src='a'></a>"
    "<figcaption>T</figcaption></figure>",
    "Tuổi Trẻ": "<div class='VCSortableInPreviewMode' type='Photo'><div><img src='a'></div>"
    "<div class='PhotoCMS_Caption'><p>T</p></div></div>",
    "Zing": "<table class='picture'><tbody><tr><td class='pic'><img src='a'></td></tr>"
    "<tr><td class='pCaption caption'><p>T</p></td></tr></tbody></table>",
    "WordPress": "<div id='attachment_7' class='wp-caption aligncenter'><img src='a'>"
    "<p class='wp-caption-text'>T</p></div>",
    "slides without a name for their texts": "<div class='slide'><div class='t'>T</div></div>",
}


@pytest.mark.parametrize("around", ["<article>B</article>", "<div class='detail'>B</div>"])
@pytest.mark.parametrize("name", ESSAYS)
def test_photo_essays(name: str, around: str) -> None:
    """A story told in captions: the lead and each caption is a paragraph of it, none is lost."""
    pictures = "".join(ESSAYS[name].replace("T<", f"{text}<") for text in PARAGRAPHS)
    lead = f"<h1>{TITLE}</h1><p class='description'>{LEAD}</p>"
    menu = "<nav><ul><li><a href='/'>Trang chủ</a></li></ul></nav>"
    article = read(page(menu + lead + around.replace("B", pictures)))
    assert article.content.split("\n\n") == [TITLE, LEAD, *PARAGRAPHS]
    assert {zone.name for zone in article.zones} == {"headline"}


def test_a_gallery_within_a_story_is_captions() -> None:
    """Many pictures do not make captions of a written story its text."""
    figure = f"<figure><img src='a'><figcaption>{CAPTION}</figcaption></figure>"
    gallery = "".join(figure.replace("12/3", f"{day}/3") for day in (9, 10, 11, 12))
    article = read(
        page(paragraphs(extra=f"<div class='gallery'>{gallery}</div><p>Theo Báo Sông Hương</p>"))
    )
    assert len(zoned(article, "caption")) == 4
    assert all(text in article.content for text in PARAGRAPHS)


def test_an_article_run_together_is_parted() -> None:
    """Where trafilatura finds the whole article only, its paragraphs are told by the page."""
    slides = "".join(f"<div class='slide-item'><div>{text}</div></div>" for text in PARAGRAPHS)
    article = read(page(f"<article><h1>{TITLE}</h1><p>{LEAD}</p>{slides}</article>"))
    assert article.content.split("\n\n") == [TITLE, LEAD, *PARAGRAPHS]


@pytest.mark.parametrize(
    "link",
    [
        "<p><a href='/b'>R</a></p>",
        "<p><a href='/b'><b>R</b></a></p>",
        "<div class='box'><a href='/b'><h3>R</h3></a></div>",
        "<ul><li><a href='/b'>R</a></li></ul>",
        "<div><a href='/b'>R</a><div></div></div>",
    ],
)
def test_a_link_left_out_is_told(link: str) -> None:
    """A link to another story in mid-story is on the page, marked, however it is set."""
    related = "Bảy cây cầu mới qua sông Hàn"
    body = [f"<p>{one}</p>" for one in (LEAD, *PARAGRAPHS)]
    body.insert(2, link.replace("R", related))
    article = read(page(f"<article><h1>{TITLE}</h1>{''.join(body)}</article>"))
    assert zoned(article, "related") == [related]
    assert article.content.count(related) == 1


@pytest.mark.parametrize("name", ["ads", "ad", "quangcao", "banner-ads right", "sponsored"])
def test_advertisements_are_told(name: str) -> None:
    """The text of a box that is named an advertisement is marked as furniture."""
    text = "Căn hộ ven sông chỉ từ 2 tỷ đồng, nhận nhà ngay trong tháng này!"
    box = f"<div class='{name}'><span>Quảng cáo</span><p>{text}</p></div>"
    article = read(page(paragraphs(extra=f"{box}<p>{CAPTION}</p>")))
    assert text not in article.content or text in zoned(article, "navigation")
    assert CAPTION in article.content


def test_a_quotation_set_apart_is_marked() -> None:
    """What is quoted, and who said it: the name below it signs nothing."""
    quote = (
        "<blockquote class='pull'><p>Sâm là của để dành</p><cite>Trần Văn Hòa</cite></blockquote>"
    )
    article = read(page(paragraphs(extra=quote)))
    assert zoned(article, "quote") == ["Sâm là của để dành", "Trần Văn Hòa"]


def test_limits_are_told() -> None:
    """Depth and number of elements, with the setting that raises them; a raised one is honoured."""
    deep = page("<div>" * 300 + paragraphs() + "</div>" * 300)
    with pytest.raises(LimitError, match="max_xml_depth"):
        read(deep)
    assert LEAD in read(deep, ReadOptions(max_xml_depth=500)).content
    with pytest.raises(LimitError, match="max_html_elements"):
        read(page(paragraphs()), ReadOptions(max_html_elements=5))


def test_no_entity_declarations() -> None:
    """A page that declares entities is refused."""
    with pytest.raises(DamagedError, match="entities"):
        read('<!DOCTYPE html [<!ENTITY a "b">]>' + page(paragraphs()))


@pytest.mark.parametrize("body", ["", "<p>Đăng nhập</p>", "<nav><a href='/'>Trang chủ</a></nav>"])
def test_no_article(body: str) -> None:
    """A page without an article says so."""
    with pytest.raises(EmptyError, match="no article"):
        read(page(body))


def test_vietnamese_font_in_references() -> None:
    """VNI bytes as character references, as old pages have them."""
    lines = "".join(
        f"<p>Baùo Tuoåi Treû ñöa tin veà vieäc naøy ngaøy {n} thaùng 3.</p>" for n in range(9)
    )
    referred = lines.encode("ascii", errors="xmlcharrefreplace").decode("ascii")
    article = read(page(f"<article>{referred}</article>"))
    assert "Báo Tuổi Trẻ đưa tin về việc này ngày 4 tháng 3." in article.content
    assert "mojibake-repaired" in dict(article.notes)


def test_the_line_right_below_the_headline_dates_the_article() -> None:
    """Of a page whose text stands in breaks beside a figure trafilatura takes the text alone."""
    body = "<br><br>".join(PARAGRAPHS)
    article = read(
        f"<html><body><h1>{TITLE}</h1><div>Minh Anh | 13/05/2019 | 08:30</div>"
        f"<div class=body><b>{LEAD}</b><br><br>{body}"
        f"<figure><img src=c.jpg><figcaption>{CAPTION}</figcaption></figure></div></body></html>"
    )
    assert "13/05/2019" in article.content
    assert clean(article, CleanOptions())[0].date_published == "2019-05-13T08:30"
