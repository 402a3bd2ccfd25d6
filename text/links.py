"""Which addresses an article may link to and which pictures it may show. links.js follows the same rules."""

import re

from text.characters import JUNK, cleaned

_PHOTO = re.compile(r"/media/([a-z0-9]{22,32})")
# no user part before the host ("https://kementerian.go.id@elsewhere"), no backslash (read as a slash)
_WEB = re.compile(r"https?://[^\s/?#@\\<>\"'`]+([/?#][^\s\\<>\"`]*)?")
_MAIL = re.compile(r"mailto:[^\s<>\"`\\:/@]+@[^\s<>\"`\\:/@]+")
_PHONE = re.compile(r"tel:\+?[0-9().-]+")
_OWN = re.compile(r"/(?![/\\])[^\s\\<>\"`]*")


def safe_href(address: str) -> str | None:
    """`address` as it is stored, or None when it may not be linked to.

    Allowed are http, https, mailto, tel and paths of this site that begin with a single slash.
    """
    address = cleaned(re.sub("[\t\r\n]", "", address)).strip()
    scheme, colon, rest = address.partition(":")
    if colon and re.fullmatch("[A-Za-z]+", scheme):
        address = scheme.lower() + ":" + rest
    address = re.sub(r"\s", "%20", address)
    if address.startswith("tel:"):
        address = address.replace("%20", "")
    for form in (_WEB, _MAIL, _PHONE, _OWN):
        if form.fullmatch(address):
            return address
    return None


def photo_token(address: str) -> str | None:
    """The token of a picture of the own library, or None for every other picture."""
    match = _PHOTO.fullmatch(JUNK.sub("", address).strip())
    return match[1] if match else None
