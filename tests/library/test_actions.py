"""Photos: judged by content, encoded again, described by those who may."""

import shutil
from io import BytesIO

import pytest
from PIL import Image

from contributors.refusals import NotAllowed
from library.actions import add_photo, describe_photo, may_describe, may_upload
from library.models import Photo
from library.pictures import BadPicture, read_picture


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def encoded(width=700, height=500, kind="JPEG", mode="RGB", **options):
    out = BytesIO()
    Image.new(mode, (width, height)).save(out, kind, **options)
    return out.getvalue()


def added(cast, raw, *, by=None, unit=None):
    return add_photo(
        file=BytesIO(raw), size=len(raw), caption="k", alt="a", credit="c", unit=unit, by=by or cast.sari
    )


def with_orientation():
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "rahasia"
    return encoded(exif=exif)


class TestJudging:
    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
    def test_taken_by_content(self, kind):
        picture, sha256 = read_picture(BytesIO(encoded(kind=kind)), 1)
        assert (picture.size, picture.mode, len(sha256)) == ((700, 500), "RGB", 64)

    @pytest.mark.parametrize(
        ("raw", "sentence"),
        [
            (b"<svg/>", "bukan foto"),
            (b"", "bukan foto"),
            (encoded(kind="GIF"), "bukan foto"),
            (encoded()[:900], "rusak"),
            (encoded(100, 700), "antara 320 dan 12000"),
            (encoded(320, 12_001, mode="L"), "antara 320 dan 12000"),
            (encoded(8000, 5001, mode="L", kind="PNG"), "40 juta"),
            (encoded(11_000, 11_000, mode="1", kind="PNG"), "40 juta"),
        ],
    )
    def test_refused_in_a_sentence(self, raw, sentence):
        with pytest.raises(BadPicture, match=sentence):
            read_picture(BytesIO(raw), len(raw))

    def test_too_many_bytes(self, settings):
        with pytest.raises(BadPicture, match="15 MB"):
            read_picture(BytesIO(b""), settings.PHOTO_MAX_BYTES + 1)

    def test_the_limit_of_pixels_is_a_setting(self, settings):
        settings.PHOTO_MAX_PIXELS = 1000
        with pytest.raises(BadPicture, match="piksel"):
            read_picture(BytesIO(encoded()), 1)

    def test_moving_pictures(self):
        frames = [Image.new("RGB", (400, 400), colour) for colour in ("red", "blue")]
        out = BytesIO()
        frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:])
        with pytest.raises(BadPicture, match="bergerak"):
            read_picture(BytesIO(out.getvalue()), 1)

    def test_upright_and_without_what_the_camera_wrote(self, cast):
        photo = added(cast, with_orientation())
        assert (photo.width, photo.height) == (500, 700)
        for path in photo.folder.iterdir():
            assert b"rahasia" not in path.read_bytes()
            with Image.open(path) as picture:
                assert not picture.getexif()


class TestKeeping:
    def test_renditions_never_wider_than_the_picture(self, cast, media):
        photo = added(cast, encoded())
        names = sorted(path.name for path in photo.folder.iterdir())
        made = ("320", "640", "700", "k320", "k640", "k700")  # k: cuts for cards, three to two
        assert names == sorted(f"{name}.{kind}" for name in made for kind in ("jpg", "webp"))
        assert photo.path == f"/media/{photo.token}"
        assert [path.name for path in media.iterdir()] == [photo.token]
        assert str(photo) == "k"

    def test_a_wide_picture(self, cast):
        assert added(cast, encoded(2000, 400)).widths == [320, 640, 960, 1280, 1920]

    def test_nothing_stays_when_the_disk_refuses(self, cast, media):
        shutil.rmtree(media)
        media.write_text("no folder")
        with pytest.raises(OSError, match=r"."):
            added(cast, encoded())
        assert not Photo.objects.exists()


class TestRights:
    def test_uploading(self, cast):
        may = [person.name for person in cast.people if may_upload(person, cast.humas)]
        assert may == ["Sari", "Budi", "Rina", "Joko", "Ratna"]
        assert [person.name for person in cast.people if may_upload(person, None)] == [
            *("Sari", "Budi", "Wayan", "Rina", "Joko", "Ratna")
        ]
        with pytest.raises(NotAllowed):
            added(cast, encoded(), by=cast.tuti)

    def test_describing(self, cast):
        own, shared = added(cast, encoded()), added(cast, encoded(), unit=cast.humas)
        assert [person.name for person in cast.people if may_describe(person, own)] == [
            *("Sari", "Rina", "Joko", "Ratna")
        ]
        assert [person.name for person in cast.people if may_describe(person, shared)] == [
            *("Sari", "Budi", "Rina", "Joko", "Ratna")
        ]
        describe_photo(photo=shared, caption="", alt="baru", credit="c", by=cast.budi)
        assert str(Photo.objects.get(pk=shared.pk)) == "baru"
        with pytest.raises(NotAllowed):
            describe_photo(photo=own, caption="", alt="", credit="", by=cast.budi)

    def test_seeing(self, cast):
        added(cast, encoded())
        seen = [person.name for person in cast.people if Photo.objects.visible_to(person).exists()]
        assert seen == ["Sari", "Rina", "Joko", "Ratna", "Adi", "Tuti"]
