"""Accounts and units: who may change them, and a tree without circles."""

import pytest
from django.db import DatabaseError, IntegrityError, transaction

from audit.models import Entry, Release, Snapshot
from contributors.actions import release_unit, save_unit, save_user, withdraw_unit
from contributors.models import Membership, User, WorkUnit
from contributors.refusals import NotAllowed, NotPossible
from contributors.roles import ROLES, Permission


def a_user(**values):
    return User(
        **{"email": "Dewi@Example.test", "name": "Dewi", "initials": "DWI", "role": "editor", **values}
    )


class TestUsers:
    def test_created_with_units(self, cast):
        dewi = save_user(
            user=a_user(), units=[cast.humas, cast.protokol], by=cast.adi, password="sandi panjang"
        )
        assert dewi.email == "dewi@example.test"
        assert dewi.check_password("sandi panjang")
        assert set(WorkUnit.objects.of(dewi)) == {cast.humas, cast.protokol}
        assert Entry.objects.get().action == "create"

    def test_changed_without_touching_the_password(self, cast):
        dewi = save_user(user=a_user(), units=[cast.humas], by=None)
        assert not dewi.has_usable_password()
        save_user(user=dewi, units=[cast.protokol], by=cast.adi)
        assert Membership.objects.get(user=dewi).unit == cast.protokol
        assert str(Membership.objects.get(user=dewi)) == "Dewi – Biro Protokol"
        assert [entry.action for entry in Entry.objects.all()] == ["create", "change"]

    @pytest.mark.parametrize("name", ["sari", "rina", "ratna", "tuti"])
    def test_only_administrators(self, cast, name):
        with pytest.raises(NotAllowed):
            save_user(user=a_user(), units=[], by=getattr(cast, name))

    @pytest.mark.parametrize("values", [{"role": "editor"}, {"is_active": False}])
    def test_nobody_locks_themselves_out(self, cast, values):
        for name, value in values.items():
            setattr(cast.adi, name, value)
        with pytest.raises(NotAllowed):
            save_user(user=cast.adi, units=[], by=User.objects.get(pk=cast.adi.pk))

    def test_found_by_address_in_any_case(self, cast):
        assert User.objects.get_by_natural_key("SARI@example.test") == cast.sari

    def test_the_inactive_may_nothing(self, cast):
        cast.ratna.is_active = False
        assert not any(cast.ratna.may(permission) for permission in Permission)

    def test_every_permission_is_someones(self):
        held = frozenset().union(*(role.permissions for role in ROLES.values()))
        assert held == frozenset(Permission)


class TestUnits:
    def test_addresses_are_given_once_and_do_not_clash(self, cast):
        units = [WorkUnit(name=name, short_name="Media") for name in ("Media", "Media Massa")]
        made = [save_unit(unit=unit, by=cast.rina) for unit in units]
        assert [unit.slug for unit in made] == ["media", "media-2"]
        made[0].name = made[0].short_name = "Lain"
        assert save_unit(unit=made[0], by=cast.rina).slug == "media"
        assert str(made[0]) == "Lain"

    def test_one_name_under_one_parent(self, cast):
        for parent in (None, cast.humas):
            save_unit(unit=WorkUnit(name="Media", short_name="Media", parent=parent), by=cast.rina)
            with pytest.raises(NotPossible, match="sudah dipakai"):
                save_unit(unit=WorkUnit(name="MEDIA", short_name="x", parent=parent), by=cast.rina)
            with pytest.raises(IntegrityError, match="one_unit_per_name"), transaction.atomic():
                WorkUnit.objects.create(name="media", short_name="x", slug="x", parent=parent)
        assert WorkUnit.objects.filter(name="Media").count() == 2

    def test_one_paraf_among_the_active(self, cast):
        with pytest.raises(IntegrityError, match="one_active_user_per_initials"), transaction.atomic():
            User.objects.filter(pk=cast.budi.pk).update(initials="sar")
        cast.sari.is_active = False
        cast.sari.save()
        User.objects.filter(pk=cast.budi.pk).update(initials="sar")

    def test_only_editors_and_administrators(self, cast):
        save_unit(unit=cast.humas, by=cast.adi)
        for name in ("sari", "tuti"):
            with pytest.raises(NotAllowed):
                save_unit(unit=cast.humas, by=getattr(cast, name))

    def test_a_circle_is_refused(self, cast):
        cast.protokol.parent = cast.humas
        save_unit(unit=cast.protokol, by=cast.rina)
        cast.humas.parent = cast.protokol
        with pytest.raises(NotPossible):
            save_unit(unit=cast.humas, by=cast.rina)

    def test_the_database_refuses_it_too(self, cast):
        WorkUnit.objects.filter(pk=cast.protokol.pk).update(parent=cast.humas)
        for parent in (cast.protokol, cast.humas):
            with pytest.raises(DatabaseError, match=r"below itself|own_parent"), transaction.atomic():
                WorkUnit.objects.filter(pk=cast.humas.pk).update(parent=parent)

    def test_active_ones(self, cast):
        cast.protokol.is_active = False
        save_unit(unit=cast.protokol, by=cast.rina)
        assert list(WorkUnit.objects.active()) == [cast.humas]

    def test_released_and_withdrawn_by_editors(self, cast):
        cast.protokol.parent = cast.humas
        save_unit(unit=cast.protokol, by=cast.adi)
        seen = Snapshot.objects.get()
        with pytest.raises(NotAllowed):
            release_unit(unit=cast.protokol, seen=seen, by=cast.sari)
        shown = release_unit(unit=cast.protokol, seen=seen, by=cast.rina)
        assert seen.content["parent"] == {"slug": "humas", "name": "Biro Hubungan Masyarakat"}
        with pytest.raises(NotAllowed):
            withdraw_unit(shown=shown, by=cast.adi)
        withdraw_unit(shown=shown, by=cast.rina)
        assert not Release.objects.current().exists()
