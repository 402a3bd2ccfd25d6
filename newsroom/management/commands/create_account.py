"""Make an account from the command line: the first administrator has nobody to make theirs."""

import sys
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from contributors.actions import save_user
from contributors.models import User
from contributors.roles import ADMINISTRATOR, ROLES


class Command(BaseCommand):
    help = "Membuat akun; kata sandinya ditanyakan, atau dibaca dari masukan standar."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email", help="alamat surel, untuk masuk")
        parser.add_argument("name", help="nama lengkap")
        parser.add_argument("--initials", default="", help="paraf (bawaan: huruf pertama tiap kata)")
        parser.add_argument("--role", default=ADMINISTRATOR.name, choices=list(ROLES), help="peran")

    def handle(self, *args: Any, email: str, name: str, initials: str, role: str, **options: Any) -> None:
        letters = "".join(word[0] for word in name.split())[:6].upper()
        user = User(email=email.lower(), name=name, initials=initials or letters, role=role)
        password = ask_password()
        try:
            user.full_clean(exclude=["password"])
            validate_password(password, user)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        save_user(user=user, units=[], by=None, password=password)
        self.stdout.write(f"Akun {user.email} siap dengan peran {user.get_role_display()}.")


def ask_password() -> str:
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\n")
    try:
        password = getpass("Kata sandi: ")
        again = getpass("Ulangi kata sandi: ")
    except (EOFError, KeyboardInterrupt):
        raise CommandError("Dibatalkan; tidak ada akun yang dibuat.") from None
    if again != password:
        raise CommandError("Kedua kata sandi tidak sama.")
    return password
