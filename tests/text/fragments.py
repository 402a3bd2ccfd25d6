"""Hypothesis strategies: HTML as editors, old pages and intruders write it."""

from hypothesis import strategies as st

# what shows nothing, one of each kind
INVISIBLE = [
    *(
        "\u034f",
        "\u115f",
        "\u17b4",
        "\u17b5",
        "\u180b",
        "\u2063",
        "\u2800",
        "\u3164",
        "\ufe0f",
        "\uffa0",
        "\U00013430",
    ),
    *("\U00016fe4", "\U0001bca0", "\U0001d159", "\U0001d173", "\U000e0100"),
]
TOKEN = "abcdefghijklmnopqrstuv"
LETTERS = st.characters(codec="utf-8")
ODD = st.sampled_from(
    [
        *INVISIBLE,
        *(
            " ",
            "  ",
            "\n",
            "\t",
            "\xa0",
            "\u200b",
            "\ufeff",
            "\xad",
            "\u202e",
            "\u0338",
            "e\u0301",
        ),
        *(
            "\u0301",
            "\u200d",
            "<",
            ">",
            "&",
            '"',
            "'",
            "&amp;",
            "&lt;script&gt;",
            "&#8203;",
        ),
        *(
            "&#x338;",
            "&#0;",
            "=",
            "\x00",
            "\x0b",
            "\x85",
        ),
    ]
)
WORDS = st.sampled_from(
    ["rapat", "menteri", "Jakarta,", "“baik”", "–", "8", "di", "dan", "yang", "😀", "Rp1,3"]
)
TEXT = st.lists(st.one_of(WORDS, WORDS, ODD, st.just(" "), st.text(LETTERS, max_size=4)), max_size=6).map(
    "".join
)

HREFS = st.sampled_from(
    [
        *(
            "https://contoh.go.id/?a=1&b=2",
            "http://a.b",
            "mailto:humas@contoh.go.id",
        ),
        *(
            "tel:+62 21-345",
            "/berita/x y/",
            "//jahat.id/x",
            "/\\jahat.id",
            "javascript:alert(1)",
        ),
        *(
            "JaVa\nScript:alert(1)",
            " data:text/html,x",
            "#x",
            "",
            "https://contoh.go.id@jahat.id/",
        ),
        *(
            "https:/\\jahat.id",
            "vbscript:x",
            "\x01javascript:x",
            "ftp://x.y",
            "x.html",
        ),
        *(
            "https://a.b/\u0338",
            "https://e\u0301.id/\u200b",
            "/media/../redaksi/",
            "HTTPS://A.B/C",
        ),
        *("https://a.b/`",),
    ]
)
SOURCES = st.sampled_from(
    [
        *(
            f"/media/{TOKEN}",
            f"/media/{TOKEN}.svg",
            f"//jahat.id/media/{TOKEN}",
        ),
        *(
            "data:image/svg+xml,<svg>",
            "x",
            "",
            f"https://jahat.id/media/{TOKEN}",
        ),
        *(
            f"/media/../{TOKEN}",
            f" /media/{TOKEN}\n",
            f"/media/{TOKEN}?x",
            "javascript:x",
        ),
    ]
)
JUNK = st.sampled_from(
    [
        *(
            "<script>alert(1)</script>",
            "<script>",
            "<style>p{}</style>",
            "<!-- <p> -->",
            "<!--",
        ),
        *(
            "<![CDATA[x]]>",
            "<svg>",
            "<svg onload=alert(1)>",
        ),
        *(
            "<svg><style><img src=x onerror=alert(1)>",
            "<math><mtext><table><mglyph><style>",
        ),
        *(
            "<math><annotation-xml encoding='text/html'><p>",
            "<iframe src=javascript:x>",
        ),
        *(
            "<object data=x>",
            "<base href=//x>",
            "<img src=x onerror=alert(1)>",
        ),
        *(
            "<p onclick='x' style='display:none'>",
            "<a href=x onmouseover=y",
            "<noscript>",
        ),
        *(
            "<template><p>",
            "<textarea><p>",
            "<title></title>",
            "<form action=//x><input name=y>",
        ),
        *(
            "<meta http-equiv=refresh>",
            "</p>",
            "</table>",
            "</div></div>",
            "<tr><td>",
            "<li>",
        ),
        *(
            "<td>",
            "<caption>",
            "<select><option>",
            "<plaintext>",
            "<xmp>",
        ),
        *(
            "<p id=x class=y data-z=1>",
            "<embed src=x>",
            "<link rel=stylesheet href=//x>",
            "<br>",
        ),
        *(
            "<br/>",
            "<hr>",
        ),
    ]
)
BLOCKS = [
    "p",
    "div",
    "h1",
    "h2",
    "h3",
    "h5",
    "ul",
    "ol",
    "li",
    "blockquote",
    "footer",
    "figure",
    "figcaption",
    "small",
]
INLINE = ["a", "strong", "b", "em", "i", "span", "u", "sup", "font", "cite"]
TABLES = ["table", "thead", "tbody", "tfoot", "tr", "th", "td", "caption"]


def _element(children):
    def markup(tag, content, href, span):
        attributes = {
            "a": f' href="{href}"',
            "td": f' colspan="{span}" rowspan={span}',
            "th": f' scope=x rowspan="{span}"',
        }
        return f"<{tag}{attributes.get(tag, '')}>{content}</{tag}>"

    tags = st.sampled_from(BLOCKS + INLINE + TABLES)
    spans = st.sampled_from(["1", "2", "3", "0", "-1", "99999", "x"])
    return st.builds(markup, tags, st.lists(children, max_size=4).map("".join), HREFS, spans)


PICTURES = st.builds(
    lambda src, alt, size: f'<img src="{src}" alt="{alt}" width={size} height="{size}">',
    SOURCES,
    TEXT.map(lambda text: text.replace('"', "")),
    st.sampled_from(["0", "10", "abc", "99999", "100000", "-5"]),
)
HOSTILE = st.lists(st.recursive(st.one_of(TEXT, PICTURES, JUNK), _element, max_leaves=12), max_size=4).map(
    "".join
)
# what old pages hold: nothing hidden, nothing dropped on purpose
TAME = st.lists(
    st.recursive(
        st.one_of(TEXT, st.sampled_from(["<br>", "<br><br>", "\n\n"])),
        lambda children: st.builds(
            lambda tag, content: f"<{tag}>{''.join(content)}</{tag}>",
            st.sampled_from(
                ["p", "div", "h1", "h4", "b", "i", "span", "ul", "li", "ol", "blockquote", "strong"]
            ),
            st.lists(children, max_size=4),
        ),
        max_leaves=12,
    ),
    max_size=4,
).map("".join)
