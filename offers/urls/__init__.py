"""The addresses of the offer that Django answers: the desk, what is answered without an account, and what cannot be stored.

All others are stored pages.
"""

from django.urls import include, path

from offers.views import law, searching

app_name = "offers"
urlpatterns = [
    path("law/", law.law_view, name="law"),
    path("", include("offers.urls.desk")),
    path("", include("offers.urls.editing")),
    path("", include("offers.urls.comparing")),
    path("", include("offers.urls.agreeing")),
    path("", include("offers.urls.checking")),
    path("", include("offers.urls.consulting")),
    path("", include("offers.urls.linking")),
    path("", include("offers.urls.languages")),
    path("", include("offers.urls.bringing")),
    path("", include("offers.urls.open_data")),
    path("", include("offers.urls.sharing")),
    path("<slug:council>/search/", searching.search_view, name="search"),
    path("<slug:council>/in/<slug:district>/search/", searching.search_view, name="search_in"),
]
