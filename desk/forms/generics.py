"""Form classes that are generic for the type checker only: at run time Django's are not subscriptable."""

from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.db.models import Model
from django.forms import BaseFormSet, BaseModelFormSet, Form, ModelForm

M = TypeVar("M", bound=Model)
F = TypeVar("F", bound=Form)
MF = TypeVar("MF", bound="ModelForm[Any]")

if TYPE_CHECKING:
    FormOf = ModelForm
    SetOf = BaseFormSet
    ModelSetOf = BaseModelFormSet
else:

    class FormOf(Generic[M], ModelForm):
        pass

    class SetOf(Generic[F], BaseFormSet):
        pass

    class ModelSetOf(Generic[M, MF], BaseModelFormSet):
        pass
