"""What the log calls an action, in the words of the desk."""

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from articles.workflow import MOVES
from events.workflow import MOVES as MOVES_OF_PEOPLE

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
    "close": _("Menutup pendaftaran"),
    "reopen": _("Membuka kembali pendaftaran"),
    "invite": _("Menambah undangan"),
    "set_capacity": _("Mengubah kuota"),
    "offer_places": _("Menawarkan tempat kosong"),
    "read_registrations": _("Membaca data peserta"),
    "export_registrations": _("Mengunduh data peserta"),
    **{
        f"{move.name}_registration": format_lazy(_("Peserta: {deed}"), deed=move.done)
        for move in MOVES_OF_PEOPLE
    },
    "change_registration": _("Peserta: mengubah jawaban"),
    "erase_registration": _("Peserta: menghapus data"),
    "release": _("Menyetujui untuk portal"),
    "withdraw_release": _("Menarik dari portal"),
}


def deed(action: str) -> str:
    """The words for an action of the log; one without words is shown as it is."""
    return str(DEEDS.get(action, action))
