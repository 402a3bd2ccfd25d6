"""Made-up articles of about 3,500 characters, always the same ones."""

import json
import random
import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

FIRST_DAY: Final = date(2014, 1, 2)
DAYS: Final = 4000
LENGTH: Final = 3500  # characters of a body
KINDS: Final = ("berita",) * 18 + ("siaran-pers", "pengumuman")
TOPICS: Final = ("Arsip", "Layanan Publik", "Anggaran", "Kerja Sama", "Pelatihan", "Pengawasan")
WORDS: Final = re.findall(
    r"\w+",
    """
    kegiatan layanan publik pegawai pimpinan arsip rapat masyarakat informasi berkas jadwal ruang daerah tahun
    program anggaran pelatihan pembinaan penyelenggaraan peresmian kunjungan kerja sama evaluasi laporan mutu
    target triwulan wilayah peserta narasumber panitia kepala biro direktur jenderal balai kota kabupaten desa
    sekolah petani nelayan usaha kecil bantuan pendampingan aplikasi sistem data jaringan pusat unit tugas
    yang dan untuk dengan pada dalam telah akan dapat lebih oleh dari ini itu juga serta agar bahwa menjadi
    """,
)


def write(count: int, file: Path) -> None:
    """The first `count` items in the format of `import_articles`."""
    with file.open("w", encoding="utf-8") as lines:
        for number in range(1, count + 1):
            lines.write(json.dumps(item(number), ensure_ascii=False) + "\n")


def item(number: int) -> dict[str, Any]:
    dice = random.Random(number)  # noqa: S311 -- nothing here is secret
    day = FIRST_DAY + timedelta(days=dice.randrange(DAYS))
    return {
        "id": number,
        "title": f"{sentence(dice, 7).rstrip('.')} {number}",
        "date": f"{day}T{dice.randrange(7, 20):02}:{dice.randrange(60):02}:00+07:00",
        "kind": dice.choice(KINDS),
        "summary": sentence(dice, 20),
        "body": list(paragraphs(dice)),
        "topics": dice.sample(TOPICS, dice.randrange(4)),
        "source": "percobaan beban",
    }


def paragraphs(dice: random.Random) -> Iterator[str]:
    length = 0
    while length < LENGTH:
        text = " ".join(sentence(dice, dice.randint(8, 24)) for _ in range(4))
        length += len(text)
        yield text


def sentence(dice: random.Random, length: int) -> str:
    return f"{' '.join(dice.choices(WORDS, k=length)).capitalize()}."
