import shutil
import time
import zlib
from hashlib import sha256
from io import BytesIO

import pytest
from django.db import IntegrityError, connection, transaction

from audit.models import Entry
from contributors.refusals import NotAllowed
from library.actions import may_add, may_title, title_document
from library.judging import BadDocument, read_document
from library.models import Document
from tests.library.papers import a_document, odf, office, pdf, related, zipped

ACTION = b"6 0 obj\n<< /S /JavaScript /JS (app.alert) >>\nendobj\n"
FLATE = b"/Filter /FlateDecode"
RELATIONS = "word/_rels/settings.xml.rels"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MACRO = '<Default Extension="%s" ContentType="application/vnd.ms-word.document.m&#97;croEnabled.main+xml"/>'
OUTLINE = (
    b"9 0 obj\n<< /Title (Bab 1 \\( (awal (stream))) /First 10 0 R /A << /D [1 0 R /Fit] >> >>\nendobj\n"
)


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def judged(raw):
    return read_document(BytesIO(raw), len(raw))


class TestJudging:
    @pytest.mark.parametrize(
        ("raw", "kind"),
        [
            (pdf(), "pdf"),
            (pdf(packed=b"1 0 << /Type /Page >>"), "pdf"),
            (pdf(packed=b"1 0 <<>>", filters=b"/Filter[/FlateDecode]/Extends 3 0 R/DecodeParms null"), "pdf"),
            (pdf(extra=OUTLINE, packed=b"1 0 << /Type /Page >>"), "pdf"),
            *((office(kind), kind) for kind in ("docx", "xlsx", "pptx")),
            *((odf(kind), kind) for kind in ("odt", "ods", "odp")),
            (office("docx", **{RELATIONS: related("hyperlink")}), "docx"),
            (office("docx", **{RELATIONS: related("image", "Internal")}), "docx"),
            (office("pptx", **{"ppt/embeddings/Microsoft_Excel_Sheet1.xlsx": office("xlsx")}), "pptx"),
            (b"Provinsi;Jumlah\nAceh;-5\nBali;7,2\n", "csv"),
            (b"Nama;Nilai\nA;-1.234,5 %\nB;+62 812-345\nC;-\nD;- tetap, naik\nE;-2E+05\nF;-3/4\n", "csv"),
            (b'Nama,Kata\nA,"Terima kasih, @kemenag"\n', "csv"),
            ("Nama,Jumlah\nSoré,3\n".encode("utf-8-sig"), "csv"),
            (b"Satu baris, dua bagian.\nBaris lain.", "txt"),
            ("Catatan rapat – 8 Mei\fHalaman dua".encode(), "txt"),
            (b"<script>alert(1)</script>", "txt"),
        ],
    )
    def test_taken_by_content(self, raw, kind):
        found = judged(raw)
        assert (found.format, found.sha256, found.raw) == (kind, sha256(raw).hexdigest(), raw)

    @pytest.mark.parametrize(
        ("raw", "sentence"),
        [
            (b"", "kosong"),
            (b"\x00\x01\x02", "tidak diterima"),
            (b"Caf\xe9", "tidak diterima"),
            (b"GIF89a\x01", "tidak diterima"),
            (b"MZ\x90\x00", "tidak diterima"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Office lama atau bersandi"),
            (pdf()[:-8], "terpotong"),
            (pdf(extra=b"trailer << /Encrypt 9 0 R >>"), "bersandi"),
            (pdf(extra=ACTION), "skrip"),
            (pdf(extra=ACTION.replace(b"JavaScript", b"J#61vaScrip#74")), "skrip"),
            (pdf(extra=b"<< /S /Launch /F (cmd.exe) >>"), "skrip"),
            (pdf(extra=b"<< /Names << /EmbeddedFiles 8 0 R >> >>"), "skrip"),
            (pdf(packed=ACTION), "skrip"),
            (pdf(extra=b"<< /S /Rendition /JS (app.alert) >>"), "skrip"),
            (pdf(extra=b"<< /S /SubmitForm /F (https://luar.example/) >>"), "skrip"),
            (pdf(extra=b"<< /S /ImportData /F (x.fdf) >>"), "skrip"),
            (pdf(packed=b"<< /S /GoToE /F (x.pdf) >>"), "skrip"),
            (pdf(packed=ACTION, filters=FLATE + b"/X(stream)"), "tidak dapat diperiksa"),
            (pdf(packed=ACTION, filters=FLATE + b"\n%stream\n"), "tidak dapat diperiksa"),
            (pdf(packed=ACTION, filters=b"/Filter [/FlateDecode /FlateDecode]"), "tidak dapat diperiksa"),
            (pdf(packed=ACTION, filters=b"/Filter 8 0 R"), "tidak dapat diperiksa"),
            (pdf(packed=ACTION, filters=b"/#46ilter /AHx"), "tidak dapat diperiksa"),
            (pdf(packed=ACTION, filters=FLATE + b"%\n1 0 obj <<"), "tidak dapat diperiksa"),
            (pdf(packed=ACTION).replace(zlib.compress(ACTION)[-4:], b"abcd"), "tidak dapat diperiksa"),
            (pdf(packed=ACTION).replace(b"endstream", b"endstrea"), "tidak dapat diperiksa"),
            (pdf(packed=ACTION).replace(b"\n5 0 obj", b"\n<< /AHx %5 0 obj"), "tidak dapat diperiksa"),
            (pdf(extra=b"5 0 obj << /N 1 /First 9 0 R /X(>>) >>\nstream\nx"), "tidak dapat diperiksa"),
            (pdf(packed=b"x", filters=b"/Filter [/ASCIIHexDecode /FlateDecode]"), "tidak dapat diperiksa"),
            (pdf(packed=b"x", filters=b"/Filter /FlateDecode /DecodeParms << /Predictor 12 >>"), "diperiksa"),
            (office("docx", **{"word/vbaProject.bin": "x"}), "makro"),
            (office("xlsx", '<Default ContentType="application/vnd.ms-office.vbaProject"/>'), "makro"),
            (zipped({"[Content_Types].xml": "<Types/>"}), "Arsip ZIP"),
            (zipped({"berkas.exe": "MZ"}), "Arsip ZIP"),
            (office("docx")[:60], "rusak"),
            (office("docx", MACRO % "x"), "makro"),
            (office("docx", " " * 2**20 + MACRO % "x"), "tidak wajar"),
            (office("docx", "<x>"), "rusak"),
            (office("docx", **{RELATIONS: related("attachedTemplate")}), "luar berkasnya"),
            (office("docx", **{RELATIONS: related("image").encode("utf-16")}), "luar berkasnya"),
            (office("docx", **{RELATIONS: related("image", "Extern&#97;l")}), "luar berkasnya"),
            (office("docx", **{RELATIONS: related("oleObject", "Internal")}), "makro"),
            (office("xlsx", **{"xl/_rels/a.rels": related("externalLink", "Internal")}), "luar berkasnya"),
            (office("docx", **{RELATIONS: "<!DOCTYPE a><a/>"}), "tidak wajar"),
            (office("docx", **{"word/embeddings/a.exe": "MZ"}), "makro"),
            (office("docx", **{"word/embeddings/a.js": "alert()"}), "makro"),
            (office("docx", **{"word/media/a.png": OLE}), "makro"),
            (office("pptx", **{"ppt/a.dat": office("xlsx", **{"xl/vbaProject.bin": "x"})}), "makro"),
            (office("pptx", **{"ppt/a.dat": office("xlsx", **{"xl/a": office("xlsx")})}), "tidak wajar"),
            (office("pptx", **{"ppt/a.dat": zipped({"a.exe": "MZ"})}), "Arsip ZIP"),
            (office("docx")[:49] + b"\xff" + office("docx")[50:], "rusak"),
            (odf("odt", **{"Object 1": OLE}), "makro"),
            (odf("odt", **{"META-INF/manifest.xml": "application/vnd.sun.star.oleobject"}), "makro"),
            (odf("odt", **{"Basic/Standard/Modul.xml": "<x/>"}), "makro"),
            (odf("odt", **{"META-INF/manifest.xml": "<manifest:encryption-data/>"}), "bersandi"),
            (b'Nama;Nilai\nA;"=CMD()"\nB;1\n', "rumus"),
            (b"Nama,Nilai\nA,@SUM(1)\nB,1\n", "rumus"),
            (b"Nama;Nilai\nA;-2+3+cmd|' /C calc'!D2\n", "rumus"),
            (b'Nama,Nilai\nA,"+1+HYPERLINK(""https://luar.example"",""x"")"\n', "rumus"),
            (b"Nama,Nilai\nA,- 2+cmd|' /C calc'!D2\n", "rumus"),
            (b"Nama;Nilai\nx,=cmd|'/c calc'!A1;c\n", "rumus"),
            (b"Nama;Nilai\nx\t=1+1;c\n", "rumus"),
            ("Nama;Nilai\nx;＝1+1\n".encode(), "rumus"),
            (b"\n".join([b";y" * 70_000] * 2), "tidak diterima"),
        ],
    )
    def test_refused_in_a_sentence(self, raw, sentence):
        with pytest.raises(BadDocument, match=sentence):
            judged(raw)

    def test_a_bomb_is_seen_by_its_directory(self):
        bomb = office("docx", **{"word/media/a.bin": bytes(40 * 2**20)})
        assert len(bomb) < 100_000
        with pytest.raises(BadDocument, match="tidak wajar"):
            judged(bomb)

    def test_an_object_stream_is_inflated_within_a_budget(self):
        with pytest.raises(BadDocument, match="diperiksa"):
            judged(pdf(packed=bytes(65 * 2**20)))

    def test_many_object_streams_cost_no_more_than_their_bytes(self):
        """Each used to be looked at up to the end of the file: minutes of a web worker."""
        one = pdf(packed=b"1 0 <<>>")
        packed = one[one.index(b"5 0 obj") : one.index(b"trailer")]
        started = time.process_time()
        raw = pdf(extra=packed * 2000 + bytes(12 * 2**20))
        assert judged(raw).format == "pdf"
        with pytest.raises(BadDocument, match="diperiksa"):
            judged(pdf(extra=packed * 5001))
        with pytest.raises(BadDocument, match="diperiksa"):
            judged(pdf(extra=b"<<" + b"/First 1 0 R" * 10_000 + b">>"))
        assert time.process_time() - started < 10

    @pytest.mark.parametrize("told", [25 * 2**20 + 1, 10])
    def test_too_large(self, told, settings):
        if told == 10:
            settings.DOCUMENT_MAX_BYTES = 5 * 2**20
        with pytest.raises(BadDocument, match=r"Batasnya (25|5) MB"):
            read_document(BytesIO(bytes(6 * 2**20)), told)

    def test_noise_is_no_action(self):
        """Compressed bytes hold every short run of letters sooner or later."""
        noise = b"".join(sha256(bytes([i % 256, i // 256])).digest() for i in range(20_000))
        assert judged(pdf(extra=b"9 0 obj << >> stream\n/JS" + noise + b"\nendstream\n")).format == "pdf"


@pytest.mark.django_db
class TestKeeping:
    def test_bytes_are_kept_as_they_came(self, cast, media):
        raw = pdf("Lampiran")
        document = a_document(cast, raw=raw, description="Salinan resmi.", language="en")
        assert (document.title, document.format, document.size) == ("Peraturan Nomor 7", "pdf", len(raw))
        assert document.path.read_bytes() == raw
        assert [path.name for path in media.rglob("*") if path.is_file()] == [document.sha256]
        assert sha256(raw).hexdigest() in Entry.objects.get(action="upload").data

    def test_the_same_file_comes_in_once_for_a_unit(self, cast, media):
        first = a_document(cast, raw=pdf())
        assert a_document(cast, "Judul lain", raw=pdf(), by=cast.budi) == first
        other = a_document(cast, "Milik Protokol", raw=pdf(), by=cast.wayan, unit=cast.protokol)
        assert (other.sha256, other.title) == (first.sha256, "Milik Protokol")
        assert len([path for path in media.rglob("*") if path.is_file()]) == 1

    def test_nothing_stays_when_the_disk_refuses(self, cast, media):
        shutil.rmtree(media)
        media.write_text("no folder")
        with pytest.raises(OSError, match=r"."):
            a_document(cast)
        assert not Document.objects.exists()

    @pytest.mark.parametrize(
        "change",
        ["sha256 = repeat('a', 64)", "size = 7", "format = 'txt'", "uploaded_by_id = uploaded_by_id + 1"],
    )
    def test_the_file_of_a_document_never_changes(self, cast, change):
        document = a_document(cast)
        with (
            pytest.raises(IntegrityError, match="never changes"),
            transaction.atomic(),
            connection.cursor() as cursor,
        ):
            cursor.execute(f"UPDATE library_document SET {change} WHERE id = %s", [document.pk])


@pytest.mark.django_db
class TestRights:
    def test_uploading(self, cast):
        may = [person.name for person in cast.people if may_add(person, cast.humas)]
        assert may == ["Sari", "Budi", "Rina", "Joko", "Ratna"]
        with pytest.raises(NotAllowed):
            a_document(cast, by=cast.tuti)
        with pytest.raises(NotAllowed):
            a_document(cast, by=cast.wayan)

    def test_giving_words(self, cast):
        document = a_document(cast)
        may = [person.name for person in cast.people if may_title(person, document)]
        assert may == ["Sari", "Budi", "Rina", "Joko", "Ratna"]
        words = {"title": "Baru", "description": "", "language": "id"}
        title_document(document=document, by=cast.budi, **words)
        assert str(Document.objects.get()) == "Baru"
        with pytest.raises(NotAllowed):
            title_document(document=document, by=cast.wayan, **words)

    def test_seeing(self, cast):
        a_document(cast)
        seen = [person.name for person in cast.people if Document.objects.visible_to(person).exists()]
        assert seen == ["Sari", "Budi", "Rina", "Joko", "Ratna", "Adi", "Tuti"]
