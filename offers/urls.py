"""The addresses of the offer that Django answers. All others are stored pages."""

from django.urls import path

from offers import law_view, views

app_name = "offers"
urlpatterns = [
    path("law/", law_view.law_view, name="law"),
    path("<slug:council>/search/", views.search_view, name="search"),
]
