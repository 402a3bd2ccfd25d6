"""Addresses of the desk for articles: inbox, lists, writing, review, moves, history."""

from django.urls import URLPattern, path

from desk.views import autosave, front, history, inbox, lists, moves, review, writing

articles_patterns: list[URLPattern] = [
    path("", inbox.inbox, name="inbox"),
    path("pemberitahuan/", inbox.notices, name="notices"),
    path("pemberitahuan/dibaca/", inbox.notices_read, name="notices_read"),
    path("beranda/", front.front, name="front"),
    path("beranda/susun/", front.arrange, name="arrange_front"),
    path("naskah/", lists.mine, name="mine"),
    path("naskah/semua/", lists.every, name="articles"),
    path("naskah/baru/", writing.start, name="start"),
    path("naskah/<int:pk>/", writing.write, name="write"),
    path("naskah/<int:pk>/simpan-sementara/", autosave.autosave, name="autosave"),
    path("naskah/<int:pk>/buang-ketikan/", writing.discard_typed, name="discard_typed"),
    path("naskah/<int:pk>/telaah/", review.review, name="review"),
    path("naskah/<int:pk>/telaah/catatan/", review.add_remark, name="add_remark"),
    path("naskah/<int:pk>/langkah/<slug:name>/", moves.move, name="move"),
    path("naskah/<int:pk>/riwayat/", history.history, name="history"),
    path("naskah/<int:pk>/versi/<int:number>/", history.version, name="version"),
    path("catatan/<int:pk>/selesai/", review.resolve_remark, name="resolve_remark"),
]
