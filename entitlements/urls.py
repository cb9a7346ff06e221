"""The pages on which somebody finds out what is theirs. They are answered for one visitor and keep nothing."""

from django.urls import path

from entitlements.views import status, what_can_i_get

app_name = "entitlements"
urlpatterns = [
    path("<slug:council>/status/", status.status_view, name="status"),
    path("<slug:council>/in/<slug:district>/status/", status.status_view, name="status_in"),
    path("<slug:council>/what-can-i-get/", what_can_i_get.what_can_i_get_view, name="what_can_i_get"),
    path(
        "<slug:council>/in/<slug:district>/what-can-i-get/",
        what_can_i_get.what_can_i_get_view,
        name="what_can_i_get_in",
    ),
]
