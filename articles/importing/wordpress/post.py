"""One post or page of a WordPress export as an item of ours."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from articles.importing.fields import kind_named, read_former_path, read_item
from articles.importing.item import OldItem, Rejected, Skipped
from articles.importing.line import Line
from articles.importing.papers import papers_in
from articles.importing.pictures import OldPicture
from articles.importing.wordpress.content import Content, plain
from articles.importing.wordpress.site import Site
from articles.importing.wordpress.wxr import Item
from articles.models import Kind

# what WordPress keeps among the posts for itself
MACHINERY = frozenset(
    {
        *("attachment", "revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache"),
        *("user_request", "wp_block", "wp_template", "wp_template_part", "wp_global_styles"),
        *("wp_navigation", "wp_font_family", "wp_font_face"),
    }
)
NEVER_PUBLIC = ("draft", "auto-draft", "pending", "private", "trash", "inherit")
NO_CATEGORY = ("uncategorized", "tak-berkategori", "tanpa-kategori")
NEVER = "0000-00-00"


@dataclass(frozen=True)
class Choices:
    """What the person who imports decides, and the newsroom's units by their casefolded names.

    `kinds` are rubriks by category or type of post, casefolded.
    """

    zone: ZoneInfo
    with_pages: bool = True
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    units: Collection[str] = ()

    def kind(self, *names: str) -> Kind | None:
        chosen = (self.kinds.get(name.casefold()) for name in names)
        return next((kind for kind in (*chosen, *map(kind_named, names)) if kind), None)


def name_post(item: Item, site: Site, choices: Choices) -> Line:
    """Its identity, cheaply; raises Skipped when it was never public, Rejected when it cannot come in."""
    data = {"id": item.get("wp:post_id").strip(), "title": plain(item.get("title")), "source": site.address}
    if reason := left_out(item, choices):
        raise Skipped(reason, data)
    if item.get("wp:status") == "future":
        raise Rejected(_("Tulisan ini dijadwalkan dan belum terbit."), data)
    if item.get("wp:status") != "publish":
        raise Rejected(_("Status “%s” tidak dikenal.") % item.get("wp:status")[:40], data)
    if item.is_too_long:
        raise Rejected(_("Item ini lebih panjang dari 8 MB."), data)
    if not data["id"]:
        raise Rejected(_("Isian %s wajib ada.") % "wp:post_id", data)
    return {**data, "item": item}


def left_out(item: Item, choices: Choices) -> str:
    """Why an item stays out though nothing is wrong with it, or ""."""
    kind, status = item.get("wp:post_type"), item.get("wp:status")
    if kind == "page" and not choices.with_pages:
        return _("Halaman dilewati sesuai pilihan.")
    if kind not in ("post", "page") and kind.casefold() not in choices.kinds:
        return _("Jenis tulisan “%s” tidak diambil.") % kind[:40]
    if status in NEVER_PUBLIC:
        return _("Tidak pernah terbit (%s).") % status
    if item.get("wp:post_password"):
        return _("Dilindungi kata sandi.")
    return ""


def read_post(line: Line, now: datetime, site: Site, choices: Choices) -> OldItem:
    """Everything else of it, by the rules of every import. Raises Rejected."""
    item: Item = line["item"]
    author = site.author(item.get("dc:creator").strip())
    content = Content(site, line["id"], credit=site.name)
    html = content.html(item.get("content:encoded"))
    terms = sorted_terms(item, choices)
    read = read_item(
        {
            **line,
            "date": moment(item, choices.zone),
            "kind": terms.kind,
            "unit": terms.unit,
            "body": html if html.strip() else None,
            "summary": plain(item.get("excerpt:encoded")),
            "byline": author,
            "topics": terms.topics,
            "url": item.get("link"),
        },
        now=now,
        zone=choices.zone,
    )
    lead = lead_picture(item, content, read.title)
    return replace(
        read,
        lead=lead,
        pictures=tuple(content.pictures.values()),
        papers=tuple(papers_in(read.body, content.file_of)),
        other_paths=other_paths(item, line["id"], site, read.former_path),
        notes=tuple(dict.fromkeys([*read.notes, *content.notes])),
    )


def moment(item: Item, zone: ZoneInfo) -> str:
    """When it came out, ISO with its zone: by the clock of the world, else the site's, else the feed's."""
    world, local = item.get("wp:post_date_gmt").strip(), item.get("wp:post_date").strip()
    if world and not world.startswith(NEVER):
        return f"{world}+00:00" if len(world) == len("2018-05-08 02:30:00") else world
    if local and not local.startswith(NEVER):
        return local
    try:
        return parsedate_to_datetime(item.get("pubDate")).isoformat()
    except (ValueError, TypeError):
        return ""


@dataclass
class Terms:
    """What the categories and tags of a post say."""

    kinds: list[Kind] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    unit: str = ""

    @property
    def kind(self) -> str:
        """The first rubrik that says more than news."""
        return next((kind for kind in self.kinds if kind != Kind.NEWS), Kind.NEWS).value


def sorted_terms(item: Item, choices: Choices) -> Terms:
    """Categories name a rubrik, a unit or a topic; tags name topics."""
    of_type = item.get("wp:post_type")
    named = Kind.ANNOUNCEMENT if of_type == "page" else choices.kinds.get(of_type.casefold())
    terms = Terms([named] if named else [])
    for domain, slug, html in item.terms:
        name = plain(html)
        if domain == "post_tag":
            terms.topics.append(name)
        elif domain == "category" and slug not in NO_CATEGORY:
            sort_category(terms, name, slug, choices)
    return terms


def sort_category(terms: Terms, name: str, slug: str, choices: Choices) -> None:
    units = [one for one in (name, slug) if one.casefold() in choices.units]
    if kind := choices.kind(name, slug):
        terms.kinds.append(kind)
    elif units:
        terms.unit = terms.unit or units[0]
    else:
        terms.topics.append(name)


def lead_picture(item: Item, content: Content, title: str) -> OldPicture | None:
    """The featured picture with the words that the old library had on it."""
    number = item.meta_value("_thumbnail_id").strip()
    if not number:
        return None
    known = content.site.attachments.get(number)
    picture = content.picture(known, known.url) if known else None
    if picture is None:
        content.miss(number)
        return None
    return replace(picture, alt=picture.alt or title)


def other_paths(item: Item, number: str, site: Site, former: str) -> tuple[str, ...]:
    """Where the post was found besides its link: by number, by its guid, by the slugs it had before."""
    base = urlsplit(site.address).path.rstrip("/")
    query = "page_id" if item.get("wp:post_type") == "page" else "p"
    slug = f"/{item.get('wp:post_name').strip()}"
    earlier = [
        f"/{old.strip()}".join(former.rsplit(slug, 1))
        for old in item.meta.get("_wp_old_slug", [])
        if slug != "/" and slug in former and old.strip()
    ]
    found = [former_path(address) for address in (f"{base}/?{query}={number}", item.get("guid"), *earlier)]
    return tuple(dict.fromkeys(path for path in found if path and path != former))


def former_path(address: str) -> str:
    """One that cannot be read is left out: the item has a better one."""
    try:
        return read_former_path(address.strip())[0]
    except Rejected:
        return ""
