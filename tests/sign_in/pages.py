"""Addresses for tests of what stands round pages: one for each kind of reader, one for everybody, one with a form."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import include, path


def private(request):
    """A page for those who are signed in; says what was kept for it."""
    return JsonResponse({"kept": dict(request.kept.lists()) if request.kept is not None else None})


def framed(request):
    """A page in the frame."""
    return render(request, "base.html")


@login_not_required
def public(request):
    """A page for everybody."""
    return HttpResponse("for everybody")


urlpatterns = [
    path("accounts/", include("leaving_care.sign_in.urls")),
    path("me/", private),
    path("work/", framed),
    path("work/form/", private),
    path("public/", public),
]
