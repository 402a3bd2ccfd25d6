import os

from django.core.wsgi import get_wsgi_application

from newsroom.charsets import readable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django_application = get_wsgi_application()

from portal.page_cache import kept  # noqa: E402 -- reads the settings, which are there from here on

application = readable(kept(django_application))
