"""One public thing of every kind, and the address of every kind of page that shows it."""

import re
from datetime import date, timedelta
from io import BytesIO

from django.template.loader import render_to_string
from PIL import Image

from articles.content import document_words, lead_words, topics
from events.registering.links import link_token
from events.registering.terms import current_terms
from library.actions import add_photo
from notices.models import Subscription
from notices.subscribing import confirm_token, leave_token
from portal.page_cache.away import sorry
from portal.spans import week_address
from tests.cast import move
from tests.events.registering import asks, comes, form, question
from tests.library.papers import a_document
from tests.portal.public import announced, changed, corrected, event, hat, published, speaker

ONE_FACE = re.compile(r"/(?:widget/(?:\?|$)|api/)")  # pages for other sites and for programs
LONG = "Peraturan tentang Penyelenggaraan Pertanggungjawaban Keberlangsungan Ketatalaksanaan Antarlembaga"


def photo(cast, width=1000, height=667):
    """A picture with enough in it that its weight means something."""
    picture = Image.effect_noise((width, height), 40).convert("RGB")
    file = BytesIO()
    picture.save(file, "JPEG")
    size = file.tell()
    file.seek(0)
    return add_photo(
        file=file, size=size, caption="Aula", alt="Aula penuh", credit="Humas", unit=cast.humas, by=cast.sari
    )


def figure(shown, caption):
    image = f'<img src="{shown.path}" alt="{caption}" width="{shown.width}" height="{shown.height}">'
    return f"<figure>{image}<figcaption>{caption} <small>Humas</small></figcaption></figure>"


def body(shown):
    quote = "<blockquote><p>Kita melayani.</p><footer>Haryo Nugroho</footer></blockquote>"
    table = (
        '<table><thead><tr><th scope="col"><p>Unit</p></th><th scope="col"><p>Jumlah</p></th></tr></thead>'
        "<tbody><tr><td><p>Humas</p></td><td><p>3</p></td></tr></tbody></table>"
    )
    words = "<p>" + "Satu unggahan pegawai dapat dibaca sebagai sikap lembaga. " * 12 + "</p>"
    image = figure(shown, "Peserta")
    return f"{words}<h2>Terbuka</h2>{quote}{words * 4}{image}<ul><li><p>Satu</p></li></ul>{table}"


def subscription_pages():
    """What the links in letters to a reader lead to."""
    reader = Subscription.objects.create(address="pembaca@example.test", rhythm="daily")
    return {
        "confirm": f"/langganan/konfirmasi/{confirm_token(reader)}/",
        "leave": f"/langganan/berhenti/{leave_token(reader)}/",
        "forged": "/langganan/konfirmasi/bukan-tautan/",
    }


def registration_pages(cast, event):
    """The form of an event with one place, and the pages of who has it, waits and has yet to confirm."""
    questions = [
        question(kind="choice", label="Cara hadir", help="Pilih satu.", choices=["Di aula", "Dari rumah"]),
        question(kind="yes_no", label="Butuh juru bahasa isyarat?"),
        question(kind="consent", label="Nama saya boleh dicetak", basis="consent", required=True),
    ]
    about = {"intro": "Bawalah kartu pegawai.", "chooses_sessions": True}
    made = form(cast, event=event, capacity=1, questions=questions, **about)
    answers = {one.key: ["Di aula"] for one in current_terms(made.pk).questions if one.choices}
    chosen = {"sessions": [event.sessions.get().pk], **answers}
    first, second = (comes(made, f"{name}@contoh.example", **chosen) for name in ("bunga", "citra"))
    third = asks(made, "dewi@contoh.example", **chosen)
    own = f"/pendaftaran/{link_token(first.nonce)}/"
    return {
        "registration": f"/agenda/{event.slug}/daftar/",
        "own registration": own,
        "waiting registration": f"/pendaftaran/{link_token(second.nonce)}/",
        "new registration": f"/pendaftaran/{link_token(third.nonce)}/",
        "change registration": f"{own}ubah/",
        "cancel registration": f"{own}batal/",
        "erase registration": f"{own}hapus/",
        "stale registration": f"/pendaftaran/{'A' * 32}/",
    }


def error_pages():
    """The pages that no address leads to, by name, as HTML."""
    return {
        "server error": render_to_string("500.html"),
        "bad request": render_to_string("400.html"),
        "forbidden": render_to_string("403.html"),
        "outage": sorry(),
    }


def open_house(cast):
    """Publish one of everything and return the addresses by name.

    The last three, "forged" and "stale registration" are faults.
    """
    shown = photo(cast)
    person = speaker(cast, photo=shown, title_before="Dr.", nickname="Haryo", biography="Ahli hukum.")
    coming = event(cast, "Rapat Koordinasi", speakers=[person], starts_on=date.today() + timedelta(days=9))
    live = {"room": "Ruang Anggrek", "live_link": "https://rapat.example/masuk", "live_access": "umum"}
    changed(cast, coming, **live)
    off = event(cast, LONG, speakers=[person], starts_on=date.today() + timedelta(days=9))
    announced(cast, off, "dibatalkan")
    past = event(cast, "Sharing Session", speakers=[person])
    lead = lead_words(shown, "Suasana aula", "Aula penuh peserta", "Dewi/Humas")
    about = {"id": past.pk, "slug": past.slug, "title": past.title}
    more = {"lead": lead, "topics": topics(["Media sosial", "Aparatur"]), "body": body(shown)}
    story = published(cast, "Sesi Berbagi", event=about, speakers=[hat(person)], **more)
    corrected(cast, story)
    for number in range(8):
        published(cast, f"Berita {number}: {LONG}", **more)
    fields = {"claim": "Ada pungutan.", "verdict": "Hoaks", "evidence": "Lihat https://contoh.go.id."}
    album = {**more, "body": "".join(figure(shown, f"Foto {number}") for number in range(4))}
    papers = {"documents": [document_words(a_document(cast, LONG, description="Salinan resmi"))]}
    kinds = {
        "siaran-pers": published(
            cast, LONG, kind="siaran-pers", fields={"number": "44/HM/2026"}, **papers, **more
        ),
        "pidato": published(cast, "Sambutan", kind="pidato", event=about, speakers=[hat(person)], **more),
        "pengumuman": published(cast, "Jam Layanan", kind="pengumuman"),
        "klarifikasi": published(cast, "Tidak Ada Pungutan", kind="klarifikasi", fields=fields, **more),
        "foto": published(cast, "Pagi di Selasar", kind="foto", **album),
    }
    gone = published(cast, "Ditarik")
    move("withdraw", gone.edition, cast.ratna, comment="Memuat data pribadi warga.")
    day = story.address.split("/")[2:5]
    return {
        "home": "/",
        "article": story.address,
        **{kind: publication.address for kind, publication in kinds.items()},
        **{f"list {kind}": f"/{kind}/" for kind in ("berita", *kinds)},
        "older text": f"{story.address}versi/1/",
        "topic": "/topik/media-sosial/",
        "unit": "/unit/humas/",
        "speaker": f"/narasumber/{person.slug}/",
        "agenda": "/agenda/",
        "event": f"/agenda/{coming.slug}/",
        **registration_pages(cast, coming),
        "event told of": f"/agenda/{past.slug}/",
        "event off": f"/agenda/{off.slug}/",
        "live": f"/agenda/{coming.slug}/siaran/1/",
        "agenda month": f"/agenda/{off.starts_on:%Y/%m}/",
        "agenda empty": "/agenda/2018/06/",
        "agenda week": week_address(coming.starts_on),
        "agenda year": f"/agenda/{off.starts_on.year}/",
        "corrections": "/ralat/",
        "archive": "/arsip/",
        **{f"archive {depth}": f"/arsip/{'/'.join(day[:depth])}/" for depth in (1, 2, 3)},
        "masthead": "/redaksi-kami/",
        "accessibility": "/aksesibilitas/",
        "privacy": "/privasi/",
        "site map": "/peta-situs/",
        "search": "/cari/",
        "results": "/cari/?q=berita",
        "narrowed results": f"/cari/?q=berita&rubrik=berita&tahun={day[0]}",
        "no results": "/cari/?q=zxqvwk",
        "subscribe": "/langganan/",
        **subscription_pages(),
        "widget": "/widget/",
        "narrow widget": "/widget/?rubrik=klarifikasi&jumlah=3",
        "wrong widget": "/widget/?rubrik=tidak-ada",
        "widget guide": "/widget/panduan/",
        "api guide": "/api/v1/docs",
        "not found": "/tidak-ada/",
        "bad mark": "/berita/?sebelum=x",
        "withdrawn": gone.address,
    }


def in_english(addresses):
    """The same pages in the English face, but for those that have one address only."""
    return {
        f"{name} in English": f"/en{address}"
        for name, address in addresses.items()
        if not ONE_FACE.match(address)
    }
