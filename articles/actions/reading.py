"""The only writer of reading counts."""

from datetime import date

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

from articles.models import Article, ReaderMark

# one statement, so that two requests of one reader count once and no count is lost between two readers
COUNT = """
WITH fresh AS (
    INSERT INTO articles_readermark (day, mark) VALUES (%(day)s, %(mark)s) ON CONFLICT DO NOTHING RETURNING 1
)
INSERT INTO articles_reading (article_id, day, count) SELECT %(article)s, %(day)s, 1 FROM fresh
ON CONFLICT (article_id, day) DO UPDATE SET count = articles_reading.count + 1
"""


def count_reading(*, article: Article, reader: str) -> None:
    """Count one reading today; `reader` is whatever tells readers apart, and is kept only as a keyed hash."""
    day = timezone.localdate()
    mark = salted_hmac(f"reader {day} {article.pk}", reader, algorithm="sha256").hexdigest()
    with connection.cursor() as cursor:
        cursor.execute(COUNT, {"day": day, "mark": mark, "article": article.pk})


def forget_readers(today: date | None = None) -> int:
    """Drop the marks of days that are over; returns how many."""
    deleted, _by_model = ReaderMark.objects.filter(day__lt=today or timezone.localdate()).delete()
    return deleted
