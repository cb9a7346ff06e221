"""Every address that Django answers. The published pages are answered before Django (leaving_care/front.py)."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("leaving_care.sign_in.urls")),
    path("", include("pathways.urls")),
    path("", include("offers.urls")),
    path("", include("entitlements.urls")),
]

handler404 = "offers.views.searching.not_found"
