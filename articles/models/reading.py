"""How often articles are read, counted without anything that names a reader."""

from typing import ClassVar

from django.db import models

from articles.models.article import Article


class Reading(models.Model):
    """Readings of an article on one day of the ministry's calendar."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="readings")
    day = models.DateField()
    count = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar[list[str]] = ["id"]
        constraints = [models.UniqueConstraint(fields=["article", "day"], name="one_count_a_day")]

    def __str__(self) -> str:
        return f"{self.article} {self.day}: {self.count}"


class ReaderMark(models.Model):
    """A keyed hash of reader, article and day: it keeps one reader from counting twice, and goes next day."""

    day = models.DateField(db_index=True)
    mark = models.CharField(max_length=64, primary_key=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["day"]

    def __str__(self) -> str:
        return self.mark
