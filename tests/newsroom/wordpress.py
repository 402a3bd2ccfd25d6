"""WordPress exports of our own making, shaped as WordPress writes them."""

from html import escape

HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<!-- generator="WordPress/6.4.2" created="2024-01-05 03:00" -->
<rss version="2.0"
	xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:wp="http://wordpress.org/export/1.2/"
>
<channel>
	<title>Portal Lama</title>
	<link>https://lama.example</link>
	<pubDate>Fri, 05 Jan 2024 03:00:00 +0000</pubDate>
	<wp:wxr_version>1.2</wp:wxr_version>
	<wp:base_site_url>https://lama.example</wp:base_site_url>
	<wp:base_blog_url>https://lama.example</wp:base_blog_url>
	<wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[melati]]></wp:author_login>\
<wp:author_display_name><![CDATA[Melati & Tim]]></wp:author_display_name></wp:author>
	<wp:category><wp:term_id>1</wp:term_id><wp:category_nicename>arsip</wp:category_nicename></wp:category>
"""
FOOT = "</channel>\n</rss>\n"


def cdata(text):
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def post(number, name="Judul Lama", content="Isi berita.", *, meta=(), terms=(), **more):
    """One item; `terms` are (domain, slug, name), `more` replaces fields by name with __ for a colon."""
    fields = {
        "title": cdata(name),
        "link": f"https://lama.example/2018/05/08/judul-{number}/",
        "pubDate": "Tue, 08 May 2018 02:30:00 +0000",
        "dc:creator": cdata("melati"),
        "guid": f"https://lama.example/?p={number}",
        "content:encoded": cdata(content),
        "excerpt:encoded": cdata(""),
        "wp:post_id": str(number),
        "wp:post_date": "2018-05-08 09:30:00",
        "wp:post_date_gmt": "2018-05-08 02:30:00",
        "wp:post_name": cdata(f"judul-{number}"),
        "wp:status": cdata("publish"),
        "wp:post_parent": "0",
        "wp:menu_order": "0",
        "wp:post_type": cdata("post"),
        "wp:post_password": cdata(""),
    } | {name.replace("__", ":"): value for name, value in more.items()}
    lines = [f"<{name}>{value}</{name}>" for name, value in fields.items() if value is not None]
    lines += [
        f'<category domain="{domain}" nicename="{slug}">{cdata(name)}</category>'
        for domain, slug, name in terms
    ]
    lines += [
        f"<wp:postmeta><wp:meta_key>{cdata(key)}</wp:meta_key><wp:meta_value>{cdata(value)}</wp:meta_value>"
        "</wp:postmeta>"
        for key, value in meta
    ]
    return "\t<item>\n" + "\n".join(f"\t\t{line}" for line in lines) + "\n\t</item>\n"


def picture(number, path, *, caption="", alt="", parent=0):
    """An item of the old library."""
    url = f"https://lama.example/wp-content/uploads/{path}"
    return post(
        number,
        path,
        "",
        link=escape(f"https://lama.example/?attachment_id={number}"),
        excerpt__encoded=cdata(caption),
        wp__post_type=cdata("attachment"),
        wp__status=cdata("inherit"),
        wp__attachment_url=url,
        wp__post_parent=str(parent),
        meta=[("_wp_attached_file", path), ("_wp_attachment_image_alt", alt)],
    )


def export(*items):
    return (HEAD + "".join(items) + FOOT).encode()
