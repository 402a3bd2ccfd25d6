import os

from django.core.wsgi import get_wsgi_application

from newsroom.charsets import readable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
application = readable(get_wsgi_application())
