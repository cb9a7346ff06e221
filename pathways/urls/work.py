"""Addresses under work."""

from django.urls import path

from pathways.views.work.about import AddPerson, ChangeAbout, InviteYoungPerson, SettleStatus
from pathways.views.work.people import people
from pathways.views.work.person import part, person
from pathways.views.work.rows import AddRow, ChangeRow, RemoveRow

urlpatterns = [
    path("", people, name="work"),
    path("people/add/", AddPerson.as_view(), name="work_add_person"),
    path("people/<uuid:key>/", person, name="work_person"),
    path("people/<uuid:key>/about/", ChangeAbout.as_view(), name="work_about"),
    path("people/<uuid:key>/settle/", SettleStatus.as_view(), name="work_settle"),
    path("people/<uuid:key>/invite/", InviteYoungPerson.as_view(), name="work_invite"),
    path("people/<uuid:key>/<slug:name>/", part, name="work_part"),
    path("people/<uuid:key>/<slug:kind>/add/", AddRow.as_view(), name="work_add_row"),
    path("people/<uuid:key>/<slug:kind>/<uuid:row>/", ChangeRow.as_view(), name="work_change_row"),
    path("people/<uuid:key>/<slug:kind>/<uuid:row>/remove/", RemoveRow.as_view(), name="work_remove_row"),
]
