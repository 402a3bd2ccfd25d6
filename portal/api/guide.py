"""The description of the API as a page of the house: no script, so that any policy lets it pass."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase

from portal.api.schemas import Words


class Guide(DocsBase):
    """Stands at /api/v1/docs; everything in it comes from the OpenAPI description."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        schema = api.get_openapi_schema(path_params=kwargs)
        context = {"operations": [operation(path, told) for path, told in schema["paths"].items()]}
        return render(request, "portal/api_guide.html", context)


def operation(path: str, told: Words) -> Words:
    read = told["get"]
    return {
        "path": path,
        "summary": read["summary"],
        "description": read.get("description", ""),
        "parameters": [parameter(one) for one in read["parameters"] if one["in"] == "query"],
    }


def parameter(told: Words) -> Words:
    """Name and meaning of a parameter, and what it may hold."""
    options = [told["schema"], *told["schema"].get("anyOf", [])]
    known: list[str] = next((one["enum"] for one in options if "enum" in one), [])
    bounds = next(((one["minimum"], one["maximum"]) for one in options if "maximum" in one), None)
    return {
        "name": told["name"],
        "meaning": told["schema"].get("description", ""),
        "known": known,
        "bounds": bounds,
    }
