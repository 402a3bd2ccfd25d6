"""What the API answers when it cannot answer: problem JSON (RFC 9457), in Indonesian with a stable code."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from ninja.errors import ValidationError
from pydantic import BaseModel


class Problem(Exception):
    """Raised where a request cannot be answered; `code` is for programs, `detail` for people."""

    def __init__(self, status: int, code: str, detail: str, **more: Any) -> None:
        super().__init__(detail)
        self.status = status
        self.body = {"title": code, "status": status, "code": code, "detail": detail, **more}


def answer(problem: Problem) -> HttpResponse:
    return JsonResponse(
        problem.body,
        status=problem.status,
        content_type="application/problem+json; charset=utf-8",
        json_dumps_params={"ensure_ascii": False},
    )


def not_found() -> Problem:
    return Problem(404, "not_found", _("Tidak ada yang terbit di alamat ini."))


def not_allowed() -> Problem:
    return Problem(405, "method_not_allowed", _("API ini hanya dapat dibaca: pakai GET atau HEAD."))


def bad_cursor() -> Problem:
    return Problem(400, "bad_cursor", _("Penanda halaman tidak dikenal. Ikuti alamat di `next` apa adanya."))


def refuse_unknown(request: HttpRequest, known: type[BaseModel] | None = None) -> None:
    """Raises Problem for a parameter unknown at this address: a misspelt filter would filter nothing."""
    names = list(known.model_fields) if known else []
    for name in request.GET:
        if name not in names:
            raise Problem(
                400,
                "unknown_parameter",
                _("Parameter tidak dikenal. Yang ada: %(names)s.") % {"names": ", ".join(names) or "–"},
                known=names,
            )


def invalid(error: ValidationError) -> Problem:
    """The parameters that have no sense, each with a sentence."""
    wrong = [
        {"parameter": str(one["loc"][-1]), "detail": sentence(one["type"], one.get("ctx", {}))}
        for one in error.errors
    ]
    detail = " ".join(f"{one['parameter']}: {one['detail']}" for one in wrong)
    return Problem(400, "invalid_parameter", detail, parameters=wrong)


def sentence(kind: str, bounds: dict[str, Any]) -> str:
    if kind == "greater_than_equal":
        return _("paling kecil %(bound)s.") % {"bound": bounds["ge"]}
    if kind == "less_than_equal":
        return _("paling besar %(bound)s.") % {"bound": bounds["le"]}
    if kind in ("enum", "literal_error"):
        return _("harus salah satu dari %(known)s.") % {
            "known": str(bounds["expected"]).replace(" or ", ", ")
        }
    if kind.startswith("int_"):
        return _("harus bilangan bulat.")
    return _("bentuknya tidak dikenal.")
