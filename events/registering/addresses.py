"""One spelling for one mailbox."""

import unicodedata
from contextlib import suppress


def normalised(address: str) -> str:
    """NFKC, trimmed, small letters, the domain as DNS spells it (IDNA).

    What stands after a "+" is kept: it is another mailbox to many servers, and only its owner knows.
    """
    text = unicodedata.normalize("NFKC", address).strip().lower()
    local, _, domain = text.rpartition("@")
    with suppress(UnicodeError):  # longer than DNS takes, or empty between dots: no mail arrives there
        domain = domain.encode("idna").decode("ascii")
    return f"{local}@{domain}"


def lies_in(address: str, domains: list[str]) -> bool:
    """Whether a normalised address belongs to one of the domains or to a part below it."""
    domain = address.rpartition("@")[2]
    known = [normalised(f"@{one}")[1:] for one in domains]
    return any(domain == one or domain.endswith(f".{one}") for one in known)
