"""How often an address or a network may ask: counted by the database, so all processes share the count."""

import ipaddress
from datetime import datetime

from django.db import connection
from django.utils.crypto import salted_hmac

from notices.models import Tally

PER_ADDRESS = 3  # mails a day
PER_NETWORK = 20  # questions an hour


def address_may_ask(address: str, now: datetime) -> bool:
    return counted("alamat", address, f"{now:%Y-%m-%d}") <= PER_ADDRESS


def network_may_ask(host: str, now: datetime) -> bool:
    return counted("jaringan", network(host), f"{now:%Y-%m-%dT%H}") <= PER_NETWORK


def network(host: str) -> str:
    """The neighbours of an internet address, which are one to us: an IPv4 /24, an IPv6 /48."""
    try:
        found = ipaddress.ip_address(host.strip())
    except ValueError:
        return ""
    return str(ipaddress.ip_network(f"{found}/{24 if found.version == 4 else 48}", strict=False))


def counted(what: str, who: str, span: str) -> int:
    """Count once more and return the count. Who it was cannot be read from the row."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO notices_tally (key, count) VALUES (%s, 1)"
            " ON CONFLICT (key) DO UPDATE SET count = notices_tally.count + 1 RETURNING count",
            [key_of(what, who, span)],
        )
        count: int = cursor.fetchone()[0]
    return count


def count_of(what: str, who: str, span: str) -> int:
    """The present count, without counting."""
    known = Tally.objects.filter(key=key_of(what, who, span))
    return known.values_list("count", flat=True).first() or 0


def key_of(what: str, who: str, span: str) -> str:
    hidden = salted_hmac(f"notices.limits.{what}", who).hexdigest()[:40]
    return f"{what}:{span}:{hidden}"
