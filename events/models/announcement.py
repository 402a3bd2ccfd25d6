"""Which releases of events those who registered may still have to hear of."""

from django.db import models

from audit.models import Release


class Announcement(models.Model):
    """One release of an event. It is made with the release; the worker looks once whom it touches."""

    release = models.OneToOneField(Release, models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["id"], name="announcement_due", condition=models.Q(done_at=None)),
        ]

    def __str__(self) -> str:
        return str(self.release_id)
