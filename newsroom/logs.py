"""Lines of the log. Who knows the address of a personal page holds its owner's rights: no line tells it."""

import logging
import re
from typing import Final

# registrations, and the signed links of mails, wherever an address is spelled
PERSONAL: Final = re.compile(r"(/(?:pendaftaran|langganan/(?:konfirmasi|berhenti))/+)[^/\s]+", re.IGNORECASE)


class DiscreetFormatter(logging.Formatter):
    """A formatter that masks the secrets of personal addresses, in tracebacks too."""

    def format(self, record: logging.LogRecord) -> str:
        return PERSONAL.sub(r"\1***", super().format(record))
