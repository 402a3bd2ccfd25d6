"""What a whole export knows beside its posts: the site, its authors, its pictures, its shared blocks."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import unescape
from urllib.parse import unquote, urlsplit

from articles.importing.wordpress.wxr import Channel, Item

UPLOADS = "/uploads/"
_SIZE = re.compile(r"-\d{1,5}x\d{1,5}(?=\.\w+$)")
_SUFFIXES = re.compile(r"(-scaled|-rotated|-e\d{10,})+$")


@dataclass(frozen=True)
class Attachment:
    """A file of the old library; `path` is relative to its folder of uploads, `caption` is HTML."""

    number: str
    url: str
    path: str
    alt: str
    caption: str
    order: tuple[int, int]


@dataclass
class Site:
    """`address` has no slash at its end; `blocks` are the blocks that several posts share, by number."""

    channel: Channel = field(default_factory=Channel)
    attachments: dict[str, Attachment] = field(default_factory=dict)
    children: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    blocks: dict[str, str] = field(default_factory=dict)
    media_hosts: set[str] = field(default_factory=set)  # WordPress.com keeps files on another host

    @property
    def address(self) -> str:
        fields = self.channel.fields
        return (fields.get("wp:base_blog_url") or fields.get("link") or "").strip().rstrip("/")

    @property
    def host(self) -> str:
        return host_of(self.address)

    @property
    def name(self) -> str:
        """Who its pictures are credited to: an export does not say who took them."""
        return unescape(self.channel.fields.get("title", "")).strip() or self.host

    def author(self, login: str) -> str:
        return self.channel.authors.get(login, login)

    def learn(self, items: Iterable[Item]) -> None:
        """Keep of the items what others refer to; runs through all of them."""
        for item in items:
            number = item.get("wp:post_id").strip()
            if item.get("wp:post_type") == "attachment":
                self.attachments[number] = attachment(number, item)
                self.media_hosts.add(host_of(self.attachments[number].url))
                self.children[item.get("wp:post_parent").strip()].append(number)
            elif item.get("wp:post_type") == "wp_block":
                self.blocks[number] = item.get("content:encoded")

    def gallery_of(self, post: str) -> list[str]:
        """Numbers of the pictures that were uploaded to a post, in their order."""
        return sorted(self.children.get(post, []), key=lambda number: self.attachments[number].order)


def attachment(number: str, item: Item) -> Attachment:
    url = item.get("wp:attachment_url").strip()
    return Attachment(
        number=number,
        url=url,
        path=item.meta_value("_wp_attached_file").strip().lstrip("/") or upload_path(url),
        alt=item.meta_value("_wp_attachment_image_alt").strip(),
        caption=item.get("excerpt:encoded").strip()[:2000],
        order=(whole(item.get("wp:menu_order")), whole(number)),
    )


def whole(text: str) -> int:
    return int(text) if re.fullmatch(r"\d{1,18}", text.strip()) else 0


def host_of(url: str) -> str:
    """The host of an address without www, or "" when it has none or cannot be read."""
    try:
        return urlsplit(url).netloc.lower().removeprefix("www.")
    except ValueError:
        return ""


def upload_path(url: str) -> str:
    """Where the file of an address lies below the folder of uploads, or below the site."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return ""
    _before, uploads, after = path.partition(UPLOADS)
    return (after if uploads else path).lstrip("/")


def original(path: str) -> str:
    """The file that a rendition such as `foto-300x200.jpg` was made from."""
    return _SIZE.sub("", path)


def stem(path: str) -> str:
    """The name that all renditions of a file share."""
    return _SUFFIXES.sub("", original(path).rpartition("/")[2].rpartition(".")[0])


def file_names(*paths: str) -> tuple[str, ...]:
    """Where files may lie, whether the folder is that of the uploads or one above it."""
    return tuple(
        dict.fromkeys(
            f"{folder}{path}" for path in paths if path for folder in ("", "uploads/", "wp-content/uploads/")
        )
    )
