"""People, the units they work in, and which of them write for which unit."""

from typing import ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from contributors.roles import ROLES, Permission


class UserManager(BaseUserManager["User"]):
    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser):
    """Someone who signs in. Accounts are made by an administrator and never deleted, only made inactive."""

    email = models.EmailField(_("alamat surel"), unique=True)
    name = models.CharField(_("nama"), max_length=150)
    initials = models.CharField(_("paraf"), max_length=6)
    role = models.CharField(
        _("peran"), max_length=20, choices=[(role.name, role.label) for role in ROLES.values()]
    )
    is_active = models.BooleanField(_("aktif"), default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "initials", "role"]

    objects = UserManager()

    class Meta:
        ordering = [Lower("name"), "id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="address_in_small_letters"),
            models.CheckConstraint(condition=models.Q(role__in=list(ROLES)), name="user_role_is_known"),
            models.UniqueConstraint(
                Lower("initials"),
                condition=models.Q(is_active=True),
                name="one_active_user_per_initials",
                violation_error_message=_("Paraf ini sudah dipakai akun lain yang aktif."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def may(self, permission: Permission) -> bool:
        """Whether this user's role holds the permission; inactive users hold none."""
        return self.is_active and permission in ROLES[self.role].permissions


class WorkUnitQuerySet(models.QuerySet["WorkUnit"]):
    def active(self) -> Self:
        return self.filter(is_active=True)

    def namesakes(self, unit: "WorkUnit") -> Self:
        """Other units of this name under the same parent; capital letters make no difference."""
        return self.filter(name__iexact=unit.name, parent=unit.parent_id).exclude(pk=unit.pk)

    def of(self, user: User) -> Self:
        """The units this user is a member of."""
        return self.filter(membership__user=user)


class WorkUnit(models.Model):
    """A unit kerja; units form a tree, held free of circles by a trigger."""

    name = models.CharField(_("nama"), max_length=200)
    short_name = models.CharField(_("nama pendek"), max_length=60)
    slug = models.SlugField(_("alamat"), max_length=80, unique=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("induk"),
    )
    description = models.TextField(_("tugas dan fungsi"), max_length=2000, blank=True)
    is_active = models.BooleanField(_("aktif"), default=True)

    objects = WorkUnitQuerySet.as_manager()

    class Meta:
        ordering = [Lower("name"), "id"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("id")), name="unit_is_not_its_own_parent"
            ),
            models.UniqueConstraint(
                Lower("name"),
                "parent",
                nulls_distinct=False,
                name="one_unit_per_name_and_parent",
                violation_error_message=_("Nama ini sudah dipakai unit lain di bawah induk yang sama."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def lies_below(self, other: "WorkUnit") -> bool:
        """Whether `other` is this unit or one above it."""
        unit: WorkUnit | None = self
        while unit is not None:
            if unit.pk == other.pk:
                return True
            unit = unit.parent
        return False


class Membership(models.Model):
    """Ties a user to a unit for which they write."""

    user = models.ForeignKey(User, models.CASCADE)
    unit = models.ForeignKey(WorkUnit, models.PROTECT)
    since = models.DateField(auto_now_add=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["user", "unit"], name="one_membership_per_unit")]

    def __str__(self) -> str:
        return f"{self.user} – {self.unit}"
