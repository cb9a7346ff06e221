"""The addresses of the offer that Django answers: the desk, what is answered without an account, and what cannot be stored.

All others are stored pages.
"""

from django.urls import include, path

from offers.views import law, searching

app_name = "offers"
urlpatterns = [
    path("law/", law.law_view, name="law"),
    path("manage/offer/", include("offers.urls.desk")),
    path("<slug:council>/search/", searching.search_view, name="search"),
]
