"""Addresses under /me/: a young person's own pages. None carries a name or a key of theirs."""

from django.urls import path

from pathways.views.me.consent import ConsentView
from pathways.views.me.home import home, worker
from pathways.views.me.looked import who_looked
from pathways.views.me.reach import AddReach, ChangeReach, EndReach, reach
from pathways.views.me.status import status, what_can_i_get

urlpatterns = [
    path("", home, name="me"),
    path("status/", status, name="me_status"),
    path("what-can-i-get/", what_can_i_get, name="me_what_can_i_get"),
    path("worker/", worker, name="me_worker"),
    path("reach/", reach, name="me_reach"),
    path("reach/add/", AddReach.as_view(), name="me_reach_add"),
    path("reach/<uuid:row>/", ChangeReach.as_view(), name="me_reach_change"),
    path("reach/<uuid:row>/stop/", EndReach.as_view(), name="me_reach_end"),
    path("consent/", ConsentView.as_view(), name="me_consent"),
    path("who-looked/", who_looked, name="me_who_looked"),
]
