import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
django_application = get_wsgi_application()

from portal.page_cache import kept  # noqa: E402 -- reads the settings, which are there from here on

application = kept(django_application)
