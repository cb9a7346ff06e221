"""The addresses of the offer that Django answers. All others are stored pages."""

from django.urls import path

from offers import views

app_name = "offers"
urlpatterns = [path("<slug:council>/search/", views.search_view, name="search")]
