"""Writes items in the import format for trials, with everything that old portals hold."""

import json
import random
from argparse import ArgumentParser
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from tqdm import tqdm

FIRST_DAY = date(2014, 1, 2)
DAYS = 4000
KINDS = ("berita", "berita", "berita", "siaran_pers", "Pidato", "pengumuman", "hoaks", "galeri", None)
WHO = ("Biro Umum", "Pusat Data", "Tim Kearsipan", "Sekretariat", "Panitia Lomba", "Unit Layanan")
DOES = ("Gelar", "Perbarui", "Tinjau", "Siapkan", "Bahas", "Resmikan", "Evaluasi")
WHAT = ("Pelatihan Arsip", "Layanan Aduan", "Ruang Baca", "Sistem Surat", "Rencana Kerja", "Pameran Naskah")
WORDS = [
    "kegiatan",
    "layanan",
    "pegawai",
    "pimpinan",
    "arsip",
    "rapat",
    "masyarakat",
    "informasi",
    "publik",
    "berkas",
    "jadwal",
    "ruang",
    "daerah",
    "tahun",
    "program",
    "yang",
    "dan",
    "untuk",
    "dengan",
    "pada",
    "dalam",
    "telah",
    "akan",
    "dapat",
    "lebih",
    "“terbuka”",
    "ujarnya",
    "Rp1,3",
    "25,87",
    "persen",
    "–",
    "R&D",
    "naïve",
    "Ma’ruf",
    "日本",
    "café",
    "😀",
    "﷽",
    "<3",
    "5",
    ">",
    "4",
    "…",
]


class Command(BaseCommand):
    help = "Write N made-up items to FILE.jsonl for trials of import_articles."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int, metavar="N")
        parser.add_argument("file", type=Path, metavar="FILE.jsonl")

    def handle(self, *args: Any, count: int, file: Path, **options: Any) -> None:
        with file.open("w", encoding="utf-8") as lines:
            for number in tqdm(range(1, count + 1), disable=None):
                lines.write(json.dumps(item(number), ensure_ascii=False) + "\n")
        self.stdout.write(f"{count} → {file}")


def item(number: int) -> dict[str, Any]:
    """The item with this number: always the same one."""
    dice = random.Random(number)  # noqa: S311 -- nothing here is secret
    title = f"{dice.choice(WHO)} {dice.choice(DOES)} {dice.choice(WHAT)} Tahap {number}"
    day = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
    return {
        "id": number if number % 2 else f"lama-{number}",
        "title": title.upper() if dice.random() < 0.28 else title,
        "date": dice.choice((day.isoformat(), f"{day}T09:30:00", f"{day}T09:30:00+07:00", f"{day} 14:05:00")),
        "kind": dice.choice(KINDS),
        "body": dice.choice((listed, marked_up, marked_up, broken_lines))(dice),
        "summary": sentence(dice) if dice.random() < 0.5 else None,
        "byline": f"({dice.choice(('ART', 'rr', 'NIN/LR'))} - Humas)" if dice.random() < 0.3 else "",
        "topics": dice.sample(["Arsip", "Layanan Publik", "Anggaran", "Kerja Sama"], dice.randrange(3)),
        "url": dice.choice(
            (
                f"https://lama.example/baca/index/berita_{number}",
                f"/index.php?option=com_content&id={number}",
                f"https://lama.example/berita/{number}/judul%20panjang#atas",
                None,
            )
        ),
        "source": "portal percobaan",
    }


def sentence(dice: random.Random) -> str:
    words = dice.choices(WORDS, k=dice.randint(8, 28))
    return f"{' '.join(words).capitalize()}."


def paragraph(dice: random.Random) -> str:
    return " ".join(sentence(dice) for _ in range(dice.randint(1, 4)))


def listed(dice: random.Random) -> list[str]:
    return [paragraph(dice) for _ in range(dice.randint(1, 8))]


def broken_lines(dice: random.Random) -> str:
    """Paragraphs parted by breaks, as the oldest portals have them."""
    return "<br />\n<br>".join(escape(part) for part in listed(dice))


def marked_up(dice: random.Random) -> str:
    parts = [dice.choice(PARTS)(dice) for _ in range(dice.randint(3, 10))]
    return "\n".join(parts)


def escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


PARTS = (
    lambda dice: f"<p>{escape(paragraph(dice))}</p>",
    lambda dice: f'<P ALIGN="justify"><FONT size=2>{escape(paragraph(dice))}</FONT></P>',
    lambda dice: (
        f'<p class="MsoNormal" style="x"><span lang="IN">{escape(paragraph(dice))}<o:p></o:p></span></p>'
    ),
    lambda dice: (
        f"<p>&ldquo;{escape(sentence(dice))}&rdquo; &ndash; <b>kata</b> <i>dia</i>&nbsp;&hellip; &#8211;</p>"
    ),
    lambda dice: f"<div>{escape(sentence(dice))}<div>{escape(sentence(dice))}</div>ekor</div>",
    lambda dice: f"<h4>{escape(sentence(dice))}</h4>{escape(paragraph(dice))}",
    lambda dice: "<ul>" + "".join(f"<li>{escape(sentence(dice))}" for _ in range(3)) + "</ul>",
    lambda dice: f"<ol><li>{escape(sentence(dice))}<ul><li>anak</li></ul></li><li>dua</li></ol>",
    lambda dice: f"<blockquote>{escape(paragraph(dice))}</blockquote>",
    lambda dice: (
        "<table border=1><caption>Rekap</caption><tr><th>Unit</th><th>Jumlah</th></tr>"
        f"<tr><td rowspan=2>{escape(sentence(dice))}</td><td>1.347.500</td></tr><tr><td>2</td></tr></table>"
    ),
    lambda dice: (
        f'<p><img src="/gambar/{dice.randrange(99)}.jpg">{escape(sentence(dice))}</p><script>x=1;</script>'
    ),
    lambda dice: (
        "<p>Surel <humas@contoh.go.id>, <a href='http://contoh.go.id/a?b=1&c=2'>tautan</a> "
        f"{escape(sentence(dice))}"
    ),
)
