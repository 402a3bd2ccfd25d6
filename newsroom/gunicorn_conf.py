"""gunicorn for `up` and for production alike: `gunicorn -c newsroom/gunicorn_conf.py newsroom.wsgi`."""

import os

bind = [os.environ.get("GUNICORN_BIND", "127.0.0.1:8000")]
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 8
preload_app = True  # Django is loaded once; workers are forked from it
timeout = 60
graceful_timeout = 8
keepalive = 5
max_requests = 10_000
max_requests_jitter = 1_000
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 heartbeats never wait for a disk
# whether a request came by https is for Django to judge (BEHIND_PROXY), not for whoever is on this machine
secure_scheme_headers: dict[str, str] = {}
# nor does anybody say by a header below which address we lie: links of kept pages would lead there
forwarder_headers = ""
loglevel = os.environ.get("GUNICORN_LOG_LEVEL", "warning")
