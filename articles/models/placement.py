"""Which articles editors put on the front page, and in which order."""

from typing import ClassVar

from django.db import models
from django.db.models.functions import Now

from articles.models.article import Article
from contributors.models import User

SLOTS = 4  # the Berita utama and three beside it


class Placement(models.Model):
    """An article that stands on the front page until an editor takes it off; position 1 is the Berita utama.

    It holds no words: what is not public at the moment is passed over by the portal.
    """

    article = models.OneToOneField(Article, models.PROTECT, related_name="placement")
    position = models.PositiveSmallIntegerField(unique=True)
    by = models.ForeignKey(User, models.PROTECT, related_name="+")
    since = models.DateTimeField(db_default=Now())

    class Meta:
        ordering: ClassVar[list[str]] = ["position"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(position__gte=1, position__lte=SLOTS), name="placement_has_a_slot"
            )
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.article}"
