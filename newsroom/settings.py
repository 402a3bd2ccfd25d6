"""One settings file. What differs between machines comes from the environment; see .env.example."""

import secrets
from datetime import date
from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF

from newsroom import postgres

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

DATA_DIR = Path(env("NEWSROOM_DATA", default=str(BASE_DIR / "var"))).resolve()


def local_secret() -> str:
    """The secret key of an installation without SECRET_KEY: made once, kept in the data folder."""
    path = DATA_DIR / "secret_key"
    if not path.exists():
        DATA_DIR.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="") or local_secret()
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
SITE_URL = env("SITE_URL", default="http://localhost:8000").rstrip("/")
HTTPS = SITE_URL.startswith("https://")

INSTALLED_APPS = [
    "newsroom",
    "portal",
    "desk",
    "articles",
    "events",
    "speakers",
    "library",
    "notices",
    "contributors",
    "audit",
    "django_prose_editor",
    "allauth",
    "allauth.account",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.postgres",
    "django.contrib.sessions",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "portal.languages.by_address",  # first, so that refusals and faults speak it too
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "desk.privacy.never_kept",
    "newsroom.charsets.utf8_only",  # before anything reads the address or the form
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": {
        **env.db("DATABASE_URL", default=postgres.url(DATA_DIR)),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "contributors.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
ACCOUNT_ADAPTER = "desk.accounts.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by an administrator, never by sign-up
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody gets mail for an account that they do not have
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/redaksi/"

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Bahasa Indonesia"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = env("TIME_ZONE", default="Asia/Jakarta")
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": env("STATICFILES_STORAGE", default="portal.stylesheets.StylesheetStorage")},
}
MEDIA_ROOT = DATA_DIR / "media"
CERTIFICATE_ROOT = DATA_DIR / "certificates"  # private; back it up with the database
# a photo of 15 MB and its form fields; larger uploads stream to a temporary file
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_500  # a tick for each of the 2,000 people of an online meeting
PHOTO_MAX_BYTES = 15 * 1024 * 1024
PHOTO_MAX_PIXELS = 40_000_000
DOCUMENT_MAX_BYTES = 25 * 1024 * 1024

# holds the limits of sign-in, so all processes must share it
CACHES = {"default": env.cache("CACHE_URL", default=f"filecache://{DATA_DIR}/cache")}

# kept pages above Django (docs/adr/0008); each machine has its own
PAGE_CACHE = env.bool("PAGE_CACHE", default=not DEBUG)
PAGE_CACHE_DIR = DATA_DIR / "pages"
PAGE_CACHE_MEMORY_MIB = env.int("PAGE_CACHE_MEMORY_MIB", default=64)
PAGE_CACHE_DISK_MIB = env.int("PAGE_CACHE_DISK_MIB", default=256)

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="Redaksi <redaksi@localhost>")

# registration for events: letters an hour to addresses that nobody proved yet, for each event and of these
# from one network; forms an hour from one network, behind which a whole office may sit
REGISTRATION_LETTERS_PER_HOUR = env.int("REGISTRATION_LETTERS_PER_HOUR", default=600)
REGISTRATION_LETTERS_PER_NETWORK = env.int("REGISTRATION_LETTERS_PER_NETWORK", default=150)
REGISTRATION_FORMS_PER_NETWORK = env.int("REGISTRATION_FORMS_PER_NETWORK", default=300)

# minutes before and after the start, and the end, of a session in which people can be marked present
ATTENDANCE_WINDOW_MINUTES = env.int("ATTENDANCE_WINDOW_MINUTES", default=60)
# looks at pages of certificates an hour from one network
CERTIFICATE_CHECKS_PER_NETWORK = env.int("CERTIFICATE_CHECKS_PER_NETWORK", default=300)

SESSION_COOKIE_AGE = 12 * 60 * 60
SESSION_COOKIE_SECURE = HTTPS
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# sign-in limits count the address that our own proxy saw, never one that a client claims
ALLAUTH_TRUSTED_PROXY_COUNT = 0
if env.bool("BEHIND_PROXY", default=False):
    ALLAUTH_TRUSTED_PROXY_COUNT = 1
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", "blob:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [NONE],
    }
}


def pairs(name: str) -> list[tuple[str, str]]:
    """`label=value; label=value` of an environment variable, in the order given."""
    parts = [part.partition("=") for part in env(name, default="").split(";") if "=" in part]
    return [(label.strip(), value.strip()) for label, _, value in parts]


# The ministry's own words and looks: one place, no code.
MINISTRY_NAME = env("MINISTRY_NAME", default="Kementerian Contoh Negara")
MINISTRY_SHORT_NAME = env("MINISTRY_SHORT_NAME", default="Kemenconeg")
MINISTRY_ADDRESS = env("MINISTRY_ADDRESS", default="")
MINISTRY_EMAIL = env("MINISTRY_EMAIL", default="")
MINISTRY_PHONE = env("MINISTRY_PHONE", default="")
PPID_URL = env("PPID_URL", default="")
COMPLAINTS_URL = env("COMPLAINTS_URL", default="")
SOCIAL_ACCOUNTS = pairs("SOCIAL_ACCOUNTS")
MASTHEAD = pairs("MASTHEAD")  # duties and the people who hold them, as the page Redaksi shows them
# an SVG with a PNG of the same name beside it, or a PNG alone; empty for none
MINISTRY_LOGO = env("MINISTRY_LOGO", default=str(BASE_DIR / "static" / "img" / "crest.svg"))
# one colour for light paper, one for dark, as #rrggbb; portal/colours.py sees that they can be read
ACCENT = env("MINISTRY_ACCENT", default="")
ACCENT_ON_DARK = env("MINISTRY_ACCENT_ON_DARK", default="")
# {writers} / {editors} / {photographers} are initials joined by "/"; {ministry} is the short name
BYLINE_PATTERN = env("BYLINE_PATTERN", default="({writers} - Humas {ministry})")

# For readers elsewhere: a WebSub hub to name in the feeds, and whom to tell of a weakness (RFC 9116).
WEBSUB_HUB = env("WEBSUB_HUB", default="")
SECURITY_CONTACT = env("SECURITY_CONTACT", default="")  # mailto:… or https://…
SECURITY_EXPIRES = env("SECURITY_EXPIRES", cast=date.fromisoformat, default=None)  # such as 2027-06-30

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "()": "newsroom.logs.DiscreetFormatter",
            "fmt": "{asctime} {levelname} {name} {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="WARNING")},
}
