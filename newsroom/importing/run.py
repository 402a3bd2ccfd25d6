"""One run of an import: from what a file holds to articles, batch by batch."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Generic, TypeVar

from django.core.management.base import CommandError
from django.db import DatabaseError, transaction
from django.utils.translation import gettext as _

from articles.actions.addresses import answered
from articles.actions.importing import Incoming, import_items, present
from articles.clock import database_now
from articles.content import enclosing
from articles.importing.item import OldItem, Rejected, Skipped
from articles.importing.line import Line, identity
from articles.importing.papers import linked
from articles.importing.pictures import placed
from articles.models import Article
from contributors.models import User, WorkUnit
from newsroom.importing.papers import Papers
from newsroom.importing.pictures import Pictures
from newsroom.importing.report import Report
from newsroom.importing.units import Units
from portal.documents import address

Raw = TypeVar("Raw")
Key = tuple[str, str]


def responsible(email: str | None) -> User:
    """The chief editor named, or the first one. Raises CommandError."""
    chiefs = User.objects.filter(role="chief_editor", is_active=True).order_by("pk")
    by = chiefs.filter(email=email.lower()).first() if email else chiefs.first()
    if by is None:
        raise CommandError(_("Tidak ada akun penanggung jawab yang aktif dengan alamat itu."))
    return by


@dataclass(frozen=True)
class Reader(Generic[Raw]):
    """How a kind of file is read: `decode` finds what an item is called, `read` the rest of it.

    Only items that are not in yet are read. Both raise Rejected, `decode` also Skipped.
    """

    decode: Callable[[Raw], Line]
    read: Callable[[Line, datetime], OldItem]


class Import(Generic[Raw]):
    """One run over a file."""

    def __init__(
        self,
        reader: Reader[Raw],
        *,
        by: User,
        units: Units,
        pictures: Pictures,
        papers: Papers | None = None,
        report: Report,
        dry_run: bool,
    ) -> None:
        self.reader = reader
        self.by, self.units, self.pictures, self.report = by, units, pictures, report
        self.papers = papers or Papers(None, dry_run=dry_run)
        self.dry_run = dry_run
        newest = Article.objects.order_by("-pk").values_list("pk", flat=True).first()
        self.before: int = newest or 0  # what has a higher key came in during this run
        self.tried: set[Key] = set()  # of a dry run, which leaves nothing to find in the database
        self.tried_paths: set[str] = set()

    def take(self, batch: Sequence[tuple[int, Raw]]) -> None:
        """Bring in what can come in; a batch of numbered items is one transaction."""
        now = database_now()
        items = list(self.read(batch, now))
        taken = answered(path for _number, item in items for path in item.paths) | self.tried_paths
        fresh: list[tuple[int, Incoming]] = []
        for number, item in items:
            try:
                fresh.append((number, self.prepare(number, item, taken)))
            except Rejected as refusal:
                self.report.reject(number, str(refusal), vars(item))
        if self.dry_run:
            self.tried_paths |= taken
        self.write(fresh)

    def read(self, batch: Sequence[tuple[int, Raw]], now: datetime) -> Iterator[tuple[int, OldItem]]:
        """The items that can be used."""
        for number, data in self.unseen(batch):
            try:
                yield number, self.reader.read(data, now)
            except Rejected as refusal:
                self.report.reject(number, str(refusal), data)

    def unseen(self, batch: Sequence[tuple[int, Raw]]) -> Iterator[tuple[int, Line]]:
        """The readable items that are neither in the newsroom nor twice in the file."""
        readable: list[tuple[int, Line, Key]] = []
        for number, raw in batch:
            try:
                data = self.reader.decode(raw)
                readable.append((number, data, identity(data)))
            except Skipped as choice:
                self.report.skip(number, str(choice), choice.found)
            except Rejected as refusal:
                self.report.reject(number, str(refusal), refusal.found)
        there = present(key for _number, _data, key in readable)
        tried = self.tried if self.dry_run else set[Key]()
        for number, data, key in readable:
            if key in tried or there.get(key, 0) > self.before:
                self.report.reject(number, _("Isian id ini ganda di dalam berkas."), data)
            elif key in there:
                self.report.present += 1
            else:
                tried.add(key)
                yield number, data

    def prepare(self, number: int, item: OldItem, taken: set[str]) -> Incoming:
        """The item with its unit and photos; `taken` gains its old addresses. Raises Rejected."""
        if item.former_path in taken:
            raise Rejected(_("Alamat lama %s sudah dipakai berita lain.") % item.former_path)
        unit, unit_notes = self.units.find(item.unit)
        incoming, picture_notes = self.illustrate(item, unit)
        lost = [path for path in item.other_paths if path in taken]
        free = tuple(path for path in item.other_paths if path not in {*lost, item.former_path})
        incoming = replace(incoming, item=replace(incoming.item, other_paths=free))
        taken |= set(incoming.item.paths)
        address_notes = [_("Alamat lama %s sudah dipakai berita lain.") % path for path in lost]
        self.report.note(number, item.id, [*item.notes, *unit_notes, *picture_notes, *address_notes])
        return incoming

    def illustrate(self, item: OldItem, unit: WorkUnit) -> tuple[Incoming, list[str]]:
        """The item with its lead photo and the pictures of its body, and notes. Raises Rejected."""
        found = {picture.place: self.pictures.take(picture, unit, self.by) for picture in item.pictures}
        photo, notes = self.pictures.take(item.lead, unit, self.by) if item.lead else (None, [])
        body = placed(item.body, {place: one for place, (one, _notes) in found.items()})
        notes = [*notes, *(note for _photo, notes in found.values() for note in notes)]
        item, left_out = self.enclose(replace(item, body=body), unit)
        return Incoming(item, unit, photo), list(dict.fromkeys([*notes, *left_out]))

    def enclose(self, item: OldItem, unit: WorkUnit) -> tuple[OldItem, list[str]]:
        """The item with the documents that its body links to, and why others stay outside."""
        found = {paper.href: self.papers.take(paper, unit, self.by) for paper in item.papers}
        taken = {href: one for href, (one, _note) in found.items() if one}
        documents = {one["id"]: one for one in taken.values()}
        body = linked(item.body, {href: address(documents[one["id"]]) for href, one in taken.items()})
        more = enclosing(item.more, list(documents.values()))
        return replace(item, body=body, more=more), [note for _one, note in found.values() if note]

    def write(self, fresh: Sequence[tuple[int, Incoming]]) -> None:
        """All at once; when the database refuses the batch, one by one to find which items it refuses."""
        try:
            self.keep([one for _number, one in fresh])
        except DatabaseError as error:
            if len(fresh) > 1:
                for single in fresh:
                    self.write([single])
                return
            number, one = fresh[0]
            reason = _("Basis data menolak: %s") % str(error).partition("\n")[0]
            self.report.reject(number, reason, {"id": one.item.id, "title": one.item.title})

    def keep(self, incoming: list[Incoming]) -> None:
        with transaction.atomic():
            import_items(incoming=incoming, by=self.by)
            transaction.set_rollback(self.dry_run)
        self.report.imported += len(incoming)
