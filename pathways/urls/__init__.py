"""The homes behind sign-in: a young person's, a worker's, a manager's; and the demo's door."""

from django.urls import include, path

urlpatterns = [
    path("me/", include("pathways.urls.me")),
    path("me/", include("pathways.urls.my_plan")),
    path("me/", include("pathways.urls.my_review")),
    path("me/", include("pathways.urls.my_life")),
    path("me/data/", include("pathways.urls.my_data")),
    # Before the record's other parts, whose addresses take any word.
    path("work/", include("pathways.urls.plan")),
    path("work/", include("pathways.urls.assessment")),
    path("work/", include("pathways.urls.review")),
    path("work/", include("pathways.urls.contacts")),
    path("work/", include("pathways.urls.life")),
    path("work/", include("pathways.urls.day")),
    path("work/", include("pathways.urls.work")),
    path("manage/", include("pathways.urls.plans")),
    path("manage/", include("pathways.urls.running")),
    path("manage/", include("pathways.urls.manage")),
    path("manage/data/", include("pathways.urls.data")),
    path("manage/import/", include("pathways.urls.importing")),
    path("demo/", include("pathways.urls.demo")),
    path("", include("pathways.urls.documents")),
]
