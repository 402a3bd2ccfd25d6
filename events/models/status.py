"""How an event stands with its plan, and who may follow a session from afar."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class EventStatus(models.TextChoices):
    """What an editor has announced. That an event is over follows from its days and is stored nowhere."""

    SCHEDULED = "terjadwal", _("Terjadwal")
    CANCELLED = "dibatalkan", _("Dibatalkan")
    POSTPONED = "ditunda", _("Ditunda")
    RESCHEDULED = "dijadwal_ulang", _("Dijadwal ulang")
    MOVED_ONLINE = "pindah_daring", _("Pindah daring")

    @property
    def is_off(self) -> bool:
        """Whether nobody should come on the day that stands there."""
        return self in (EventStatus.CANCELLED, EventStatus.POSTPONED)


class LiveAccess(models.TextChoices):
    PARTICIPANTS = "peserta", _("Hanya peserta terdaftar")
    PUBLIC = "umum", _("Terbuka untuk umum")
