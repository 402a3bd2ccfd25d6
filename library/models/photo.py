"""Photos: re-encoded by us, private until something public uses them."""

import secrets
from pathlib import Path
from typing import Self

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from contributors.models import User, WorkUnit
from contributors.roles import Permission

WIDTHS = (320, 640, 960, 1280, 1920)
CARD_WIDTHS = (320, 640, 960)
CARD_SHAPE = (3, 2)


def widths(width: int) -> list[int]:
    """The widths of renditions of a picture, in pixels."""
    return [each for each in WIDTHS[:-1] if each < width] + [min(width, WIDTHS[-1])]


def card_widths(width: int, height: int) -> list[int]:
    """The widths of cuts for cards of a picture, in pixels."""
    across, down = CARD_SHAPE
    cut = min(width, height * across // down)
    return [each for each in CARD_WIDTHS[:-1] if each < cut] + [min(cut, CARD_WIDTHS[-1])]


def new_token() -> str:
    """A random name of 32 characters 0-9a-f, 128 bits: file names tell nothing and cannot be guessed."""
    return f"{secrets.randbits(128):032x}"


class PhotoQuerySet(models.QuerySet["Photo"]):
    def visible_to(self, user: User) -> Self:
        """A contributor sees the photos of their units and their own; those who read all see all."""
        if user.may(Permission.READ_ALL_ARTICLES):
            return self
        return self.filter(models.Q(unit__in=WorkUnit.objects.of(user)) | models.Q(uploaded_by=user))


class Photo(models.Model):
    """One picture of the library; its files lie in MEDIA_ROOT/<token>/<width>.jpg, .webp and, later, .avif.

    k<width> are cuts for cards around the focal point (percent from the left and from the top).
    """

    token = models.CharField(max_length=32, unique=True, default=new_token, editable=False)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    caption = models.CharField(_("keterangan foto"), max_length=400, blank=True)
    alt = models.CharField(_("teks alternatif"), max_length=250)
    credit = models.CharField(_("kredit foto"), max_length=120)
    unit = models.ForeignKey(WorkUnit, models.PROTECT, null=True, verbose_name=_("unit kerja"))
    focus_x = models.PositiveSmallIntegerField(_("titik utama dari kiri"), default=50)
    focus_y = models.PositiveSmallIntegerField(_("titik utama dari atas"), default=50)
    uploaded_by = models.ForeignKey(User, models.PROTECT)
    uploaded_at = models.DateTimeField(db_default=Now())

    objects = PhotoQuerySet.as_manager()

    class Meta:
        ordering = ["-id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(width__gt=0, height__gt=0), name="photo_has_a_size"),
            models.CheckConstraint(
                condition=models.Q(focus_x__lte=100, focus_y__lte=100), name="focus_lies_in_the_photo"
            ),
        ]
        indexes = [models.Index(fields=["sha256"], name="photo_by_content")]

    def __str__(self) -> str:
        return self.caption or self.alt

    @property
    def folder(self) -> Path:
        return Path(settings.MEDIA_ROOT) / self.token

    @property
    def path(self) -> str:
        """Address of the photo as it stands in the body of an article; the portal adds renditions."""
        return f"/media/{self.token}"

    @property
    def widths(self) -> list[int]:
        """Widths in pixels of the renditions on disk, smallest first; never wider than the picture."""
        return widths(self.width)

    @property
    def card_widths(self) -> list[int]:
        """Widths in pixels of the cuts for cards, smallest first."""
        return card_widths(self.width, self.height)


class Heavy(models.Model):
    """A photo whose AVIF renditions are still to be made; the row goes when they are there."""

    photo = models.OneToOneField(Photo, models.CASCADE, related_name="heavy")
    due_at = models.DateTimeField(db_default=Now())
    attempts = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["due_at", "id"]
        verbose_name_plural = "heavy photos"

    def __str__(self) -> str:
        return self.photo.token
