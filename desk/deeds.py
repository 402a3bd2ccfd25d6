"""What the log calls an action, in the words of the desk."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from articles.workflow import MOVES

DEEDS: dict[str, str | Promise] = {
    **{move.name: move.label for move in MOVES},
    "start": _("Memulai naskah"),
    "save": _("Menyimpan naskah"),
    "import": _("Mengimpor"),
    "create": _("Membuat"),
    "change": _("Mengubah"),
    "change_session": _("Mengubah sesi"),
    "remove_session": _("Menghapus sesi"),
    "change_appearances": _("Mengubah daftar narasumber"),
    "upload": _("Mengunggah"),
    "release": _("Menyetujui untuk portal"),
    "withdraw_release": _("Menarik dari portal"),
    "close_event": _("Menutup acara"),
    "name_member": _("Menambah anggota panitia"),
    "remove_member": _("Menghapus anggota panitia"),
    "issue": _("Menerbitkan sertifikat"),
    "propose_correction": _("Mengusulkan perbaikan sertifikat"),
    "correct": _("Memperbaiki sertifikat"),
    "revoke": _("Mencabut sertifikat"),
    "export_certificates": _("Mengunduh semua sertifikat"),
    "set_pattern": _("Mengubah pola nomor sertifikat"),
}


def deed(action: str) -> str:
    """The words for an action of the log; one without words is shown as it is."""
    return str(DEEDS.get(action, action))
