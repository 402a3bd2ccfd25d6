"""Kept pages above Django: answers for everyone, true to within a second. The why is in docs/adr/0008."""

from pathlib import Path

from django.conf import settings

from portal.page_cache.build import build
from portal.page_cache.files import Files
from portal.page_cache.front import Application, Front
from portal.page_cache.memory import Memory
from portal.page_cache.watch import Watch

MIB = 2**20


def kept(application: Application) -> Application:
    """`application` behind the page cache, or alone where the settings switch it off."""
    if not settings.PAGE_CACHE:
        return application
    folder = Path(settings.PAGE_CACHE_DIR)
    return Front(
        application,
        watch=Watch(folder / "state.json", build()),
        memory=Memory(settings.PAGE_CACHE_MEMORY_MIB * MIB),
        files=Files(folder, settings.PAGE_CACHE_DISK_MIB * MIB),
    )
