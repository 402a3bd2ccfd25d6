"""Sets of rows that grow without JavaScript: a button asks for one more, nothing typed is lost."""

from typing import Any

from django.http import QueryDict

from desk.slices import whole

MORE = "tambah-baris"


def with_more_rows(data: QueryDict, prefix: str, count: int = 1) -> Any:
    """What was posted, with `count` more empty rows in the set of forms."""
    more = data.copy()
    name = f"{prefix}-TOTAL_FORMS"
    more[name] = str(whole(data.get(name)) + count)
    return more
