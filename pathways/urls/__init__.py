"""The homes behind sign-in: a young person's, a worker's, a manager's; and the demo's door."""

from django.urls import include, path

urlpatterns = [
    path("me/", include("pathways.urls.me")),
    path("me/data/", include("pathways.urls.my_data")),
    path("work/", include("pathways.urls.work")),
    path("manage/", include("pathways.urls.manage")),
    path("manage/data/", include("pathways.urls.data")),
    path("manage/import/", include("pathways.urls.importing")),
    path("demo/", include("pathways.urls.demo")),
]
