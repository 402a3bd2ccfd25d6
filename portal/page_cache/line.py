"""A line to the database for one question, with a deadline that holds whatever the server does."""

import os
import socket
from concurrent.futures import Future
from contextlib import suppress
from threading import Thread
from typing import Any, Final

from django.db import connections
from psycopg2 import Error as DriverError

from articles.public_state import PublicState, public_state

# libpq waits two seconds at least; a server that hangs is given up as one that is gone
PATIENCE: Final = {"connect_timeout": 2, "options": "-c statement_timeout=1000", "tcp_user_timeout": 2000}
ANSWER_SECONDS: Final = 2.0  # a server that was stopped takes questions and lets no clock of its own run


class Line:
    """A connection of its own: it must neither wait for nor end the transactions of requests."""

    def __init__(self) -> None:
        self.link: Any = None

    def ask(self) -> PublicState:
        """What is public now. Raises DriverError, or TimeoutError after ANSWER_SECONDS: then hang up."""
        heard: Future[PublicState] = Future()
        Thread(target=self.hear, args=[heard], daemon=True).start()
        return heard.result(ANSWER_SECONDS)

    def hear(self, heard: "Future[PublicState]") -> None:
        try:
            heard.set_result(public_state(self.cursor()))
        except BaseException as error:
            heard.set_exception(error)

    def cursor(self) -> Any:
        if self.link is None or self.link.closed:
            database = connections.create_connection("default")
            options = {**PATIENCE, **database.get_connection_params()}
            self.link = database.get_new_connection(options)
            self.link.autocommit = True
        return self.link.cursor()

    def hang_up(self) -> None:
        """Wake the thread that may still listen; to close a connection would wait for it."""
        with (
            suppress(AttributeError, OSError, DriverError),
            socket.socket(fileno=os.dup(self.link.fileno())) as end,
        ):
            end.shutdown(socket.SHUT_RDWR)
