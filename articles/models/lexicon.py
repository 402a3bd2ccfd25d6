"""The words of all public texts, counted: to plan a search, to mend a slip, to know an acronym.

Kept by the worker, so they may lag behind; what is found never depends on them alone.
"""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models


class Lexeme(models.Model):
    """A lexeme of the search index, and in how many public texts it was when they were counted.

    `spelled` counts those in which a word is written so; a stem or mark that nobody writes has 0 and no
    trigrams. Texts that ended are not counted off before the next `reindex`.
    """

    word = models.CharField(max_length=60, primary_key=True)
    documents = models.PositiveIntegerField()
    spelled = models.PositiveIntegerField()
    trigrams = ArrayField(models.CharField(max_length=3), default=list)

    class Meta:
        ordering = ["word"]
        indexes = [GinIndex(fields=["trigrams"], name="lexeme_by_trigram")]

    def __str__(self) -> str:
        return self.word


class Acronym(models.Model):
    """A short form and the folded words that it stands for, as units call themselves or a text explains."""

    short = models.CharField(max_length=20)
    long = models.CharField(max_length=200)

    class Meta:
        ordering = ["short", "id"]
        constraints = [models.UniqueConstraint(fields=["short", "long"], name="one_row_per_acronym")]
        indexes = [models.Index(fields=["long"], name="acronym_by_long")]

    def __str__(self) -> str:
        return f"{self.short}: {self.long}"


class Tally(models.Model):
    """How far the lexicon has counted: numbers of the last publication and release, and the moment."""

    publication = models.BigIntegerField(default=0)
    release = models.BigIntegerField(default=0)
    at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.publication}, {self.release}"
