"""Words that are written in several ways, words that say nothing, and roots that rules would mangle.

All of our own making, from newsroom Indonesian; no list of others.
"""

# other spellings → the one under which a word is indexed and searched
STANDARD = {
    **dict.fromkeys(("hoax", "hoaxs", "hoak"), "hoaks"),
    **dict.fromkeys(("ramadhan", "romadhon", "ramadlan"), "ramadan"),
    **dict.fromkeys(("qurban",), "kurban"),
    **dict.fromkeys(("sholat", "shalat", "solat"), "salat"),
    **dict.fromkeys(("quran", "alquran"), "alquran"),
    **dict.fromkeys(("ustadz", "ustad"), "ustaz"),
    **dict.fromkeys(("jogja", "jogjakarta", "yogya"), "yogyakarta"),
    **dict.fromkeys(("sumatra",), "sumatera"),
    **dict.fromkeys(("mentri",), "menteri"),
    **dict.fromkeys(("kementrian",), "kementerian"),
    **dict.fromkeys(("propinsi",), "provinsi"),
    "adzan": "azan",
    "aktifitas": "aktivitas",
    "analisa": "analisis",
    "antri": "antre",
    "apotik": "apotek",
    "atlit": "atlet",
    "cidera": "cedera",
    "efektifitas": "efektivitas",
    "eksport": "ekspor",
    "frekwensi": "frekuensi",
    "hakekat": "hakikat",
    "himbau": "imbau",
    "himbauan": "imbauan",
    "menghimbau": "mengimbau",
    "import": "impor",
    "ijasah": "ijazah",
    "ijin": "izin",
    "perijinan": "perizinan",
    "jadual": "jadwal",
    "jaman": "zaman",
    "jendral": "jenderal",
    "karir": "karier",
    "konperensi": "konferensi",
    "kwalitas": "kualitas",
    "kwitansi": "kuitansi",
    "legalisir": "legalisasi",
    "managemen": "manajemen",
    "metoda": "metode",
    "milyar": "miliar",
    "nasehat": "nasihat",
    "nopember": "november",
    "obyek": "objek",
    "pebruari": "februari",
    "praktek": "praktik",
    "presidensil": "presidensial",
    "produktifitas": "produktivitas",
    "rejeki": "rezeki",
    "rekruitmen": "rekrutmen",
    "resiko": "risiko",
    "sertipikat": "sertifikat",
    "sistim": "sistem",
    "standarisasi": "standardisasi",
    "subyek": "subjek",
    "tauladan": "teladan",
    "tehnik": "teknik",
    "tehnologi": "teknologi",
    "telpon": "telepon",
    "trampil": "terampil",
    "ketrampilan": "keterampilan",
    "varitas": "varietas",
}

# words that people write as one or two, and words that mean the same; used for queries only
SAME = (
    ("tandatangan", "tanda tangan"),
    ("kerjasama", "kerja sama"),
    ("idulfitri", "idul fitri", "lebaran"),
    ("iduladha", "idul adha"),
    ("walikota", "wali kota"),
    ("terimakasih", "terima kasih"),
    ("narasumber", "nara sumber", "pembicara"),
    ("daring", "online"),
    ("luring", "offline"),
    ("laman", "situs", "website"),
    ("surel", "email", "e mail"),
    ("unduh", "download"),
    ("unggah", "upload"),
    ("lokakarya", "workshop"),
    ("siniar", "podcast"),
    ("tautan", "link"),
    ("swafoto", "selfie"),
    ("pemilu", "pemilihan umum"),
    ("pegawai", "karyawan"),
    ("medsos", "media sosial"),
)

STOP_WORDS = frozenset(
    ["ada", "adalah", "agar", "akan", "aku", "anda", "antara", "apa", "apakah", "atas", "atau", "bagi", "bahwa", "beberapa", "begitu", "belum", "bila", "bisa", "bukan", "dalam", "dan", "dapat", "dari", "daripada", "dengan", "di", "dia", "dialah", "hal", "hanya", "harus", "hingga", "ia", "ini", "itu", "itulah", "jadi", "jika", "juga", "kalau", "kami", "kamu", "karena", "ke", "kepada", "kita", "lagi", "lain", "lalu", "lebih", "maka", "mana", "masih", "melalui", "mereka", "meski", "namun", "oleh", "pada", "para", "pula", "pun", "saat", "saja", "sambil", "sampai", "sang", "saya", "sebagai", "sebuah", "sedang", "sehingga", "sejak", "sekitar", "selain", "selama", "seluruh", "semua", "seperti", "serta", "sesudah", "setelah", "setiap", "si", "sudah", "supaya", "tanpa", "telah", "tentang", "terhadap", "tersebut", "tetapi", "tiap", "tidak", "untuk", "walau", "yaitu", "yakni", "yang", "the", "of", "and", "in"]
)

# word → its stems, where the rules would find others
EXCEPTIONS: dict[str, tuple[str, ...]] = {
    **{word: ("menteri",) for word in ("menteri", "kementerian", "menterinya")},
    **{word: ("berita",) for word in ("berita", "beritanya", "pemberitaan", "memberitakan", "diberitakan")},
    **{word: ("perempuan",) for word in ("perempuan", "perempuannya", "keperempuanan")},
    **{word: ("terang",) for word in ("terang", "menerangkan", "diterangkan", "keterangan", "penerangan")},
    **{word: ("beri",) for word in ("beri", "memberi", "memberikan", "diberi", "diberikan", "pemberian")},
    **{word: ("beras",) for word in ("beras", "berasnya")},
    **{word: ("ajar",) for word in ("ajar", "belajar", "pelajar", "mengajar", "pelajaran", "pembelajaran")},
    **{
        word: ("kerja",) for word in ("kerja", "bekerja", "pekerja", "pekerjaan", "mengerjakan", "dikerjakan")
    },
    **{word: ("sinergi",) for word in ("sinergi", "bersinergi", "sinergitas")},
    **{word: ("peta",) for word in ("peta", "memetakan", "pemetaan", "dipetakan", "petanya")},
    **{word: ("pantau",) for word in ("pantau", "memantau", "pemantauan", "dipantau", "terpantau")},
    **{word: ("teliti",) for word in ("teliti", "meneliti", "penelitian", "peneliti", "diteliti")},
    **{word: ("ikan",) for word in ("ikan", "perikanan")},
    **{word: ("sakit", "penyakit") for word in ("sakit", "penyakit", "kesakitan", "menyakiti")},
    **{word: ("izin",) for word in ("izin", "perizinan", "mengizinkan", "diizinkan", "izinnya")},
    **{word: ("minta",) for word in ("minta", "meminta", "diminta", "permintaan", "peminta")},
    **{word: ("mohon",) for word in ("mohon", "memohon", "permohonan", "pemohon", "dimohon")},
    **{word: ("mula",) for word in ("mulai", "mula", "memulai", "dimulai", "bermula")},
    **{
        word: (word,)
        for word in (
            *("media", "negeri", "industri", "materi", "energi", "informasi", "hari", "kali", "teknologi"),
            *("pagi", "mei", "juni", "juli", "presiden", "periode", "pesan", "pekan", "tahun", "badan"),
            *("bulan", "jalan", "makan", "dekan", "bukan", "papan", "hutan", "ikatan", "dewan", "taman"),
            *("bakti", "senin", "desa", "dinas", "deputi", "direktur", "disabilitas", "digital", "distrik"),
            *("seni", "sekretaris", "sekretariat", "keluarga", "kecamatan", "kelurahan", "kereta"),
            *("kemarin", "ketua", "kepala", "terampil", "terbit", "ternak", "internet", "rakyat", "sekolah"),
            *("asli", "bali", "dini", "kopi", "padi", "sapi", "saksi", "polisi", "bayi", "kursi", "nilai"),
            *("perkara", "perang", "perdana", "perisai", "permata", "pelabuhan", "penting", "pendek"),
        )
    },
}
