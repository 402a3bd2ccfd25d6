"""Cuts for cards around the focal point, and the AVIF renditions that come later."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from PIL import Image

from contributors.refusals import NotAllowed
from library.actions import add_photo, focus_photo, lighten_due
from library.models import Heavy, Photo
from library.pictures import PHONE_BYTES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def added(cast, picture):
    file = BytesIO()
    picture.save(file, "PNG")
    size = file.tell()
    file.seek(0)
    return add_photo(file=file, size=size, caption="", alt="a", credit="c", unit=cast.humas, by=cast.sari)


def two_halves(width=1200, height=400):
    """Red on the left, blue on the right."""
    picture = Image.new("RGB", (width, height), "red")
    picture.paste("blue", (width // 2, 0, width, height))
    return picture


def colours(photo, name):
    with Image.open(photo.folder / name) as picture:
        shown = picture.convert("RGB")
        return ["red" if shown.getpixel((x, 5))[0] > 128 else "blue" for x in (5, shown.width - 5)]


def files(photo, kind):
    return sorted(path.stem for path in photo.folder.glob(f"*.{kind}"))


def test_cards_show_the_middle_until_told_otherwise(cast):
    photo = added(cast, two_halves())
    assert colours(photo, "k320.webp") == ["red", "blue"]
    with Image.open(photo.folder / "k320.jpg") as cut:
        assert cut.size == (320, 213)


@pytest.mark.parametrize(("x", "seen"), [(0, "red"), (100, "blue")])
def test_cards_follow_the_focal_point(cast, x, seen):
    photo = added(cast, two_halves())
    focus_photo(photo=photo, x=x, y=50, by=cast.sari)
    assert colours(photo, "k320.webp") == [seen, seen]
    assert colours(photo, "320.webp") == ["red", "blue"]


def test_a_tall_picture_is_cut_from_top_to_bottom(cast):
    picture = Image.new("RGB", (400, 1200), "red")
    picture.paste("blue", (0, 600, 400, 1200))
    photo = added(cast, picture)
    focus_photo(photo=photo, x=50, y=100, by=cast.sari)
    assert colours(photo, "k320.jpg") == ["blue", "blue"]


def test_only_those_who_may_describe_a_photo_focus_it(cast):
    photo = added(cast, two_halves())
    with pytest.raises(NotAllowed):
        focus_photo(photo=photo, x=0, y=0, by=cast.wayan)
    with pytest.raises(IntegrityError), transaction.atomic():
        Photo.objects.update(focus_x=101)


def test_every_upload_waits_for_its_avif_and_gets_it_once(cast):
    photo = added(cast, two_halves())
    assert files(photo, "avif") == []
    assert lighten_due()
    assert files(photo, "avif") == files(photo, "webp")
    assert not lighten_due()


def test_a_new_focal_point_makes_the_old_avif_cuts_go(cast):
    photo = added(cast, two_halves())
    lighten_due()
    focus_photo(photo=photo, x=0, y=50, by=cast.sari)
    assert "k320" not in files(photo, "avif")
    assert lighten_due()
    assert colours(photo, "k320.avif") == ["red", "red"]


def test_a_claimed_photo_is_left_alone_until_its_lease_ends(cast):
    added(cast, two_halves())
    Heavy.objects.update(due_at=timezone.now() + timedelta(minutes=1), attempts=1)
    assert not lighten_due()
    Heavy.objects.update(due_at=timezone.now())
    assert lighten_due()


def test_a_photo_without_files_is_given_up_after_three_attempts(cast):
    photo = added(cast, two_halves())
    for path in photo.folder.iterdir():
        path.unlink()
    for _attempt in range(3):
        assert lighten_due()
        Heavy.objects.update(due_at=timezone.now())
    assert not lighten_due()
    assert Heavy.objects.get().attempts == 3


def test_photos_from_before_get_their_cuts_too(cast):
    photo = added(cast, two_halves())
    for path in photo.folder.glob("k*"):
        path.unlink()
    lighten_due()
    assert files(photo, "webp") == ["1200", "320", "640", "960", "k320", "k600"]


def test_what_a_phone_shows_first_is_light(cast):
    noise = Image.effect_noise((1600, 1067), 60).convert("RGB")
    photo = added(cast, noise)
    lighten_due()
    for name in ("640.avif", "640.webp", "k640.avif", "k640.webp"):
        assert (photo.folder / name).stat().st_size <= PHONE_BYTES, name
