"""Addresses of contact and visits, holds and agreed intervals."""

from django.urls import URLPattern, path

from pathways.views.contacts.holds import AskHold, CheckHold, EndHold, holds_view, to_check
from pathways.views.contacts.intervals import Agree, EndInterval, intervals_view
from pathways.views.contacts.listing import contact, contacts
from pathways.views.contacts.logging import AddContact, ChangeNote, MarkMistaken
from pathways.views.contacts.visits import CancelVisit, PlanVisit

PERSON = "people/<uuid:key>"
CONTACT, VISIT = f"{PERSON}/contacts/<uuid:row>", f"{PERSON}/visits/<uuid:row>"
HOLD, INTERVAL = f"{PERSON}/holds/<uuid:row>", f"{PERSON}/intervals/<uuid:row>"

urlpatterns: list[URLPattern] = [
    path("holds/", to_check, name="work_holds_to_check"),
    path(f"{PERSON}/contacts/", contacts, name="work_contacts"),
    path(f"{PERSON}/contacts/add/", AddContact.as_view(), name="work_add_contact"),
    path(f"{CONTACT}/", contact, name="work_contact"),
    path(f"{CONTACT}/mistaken/", MarkMistaken.as_view(), name="work_contact_mistaken"),
    path(f"{CONTACT}/note/", ChangeNote.as_view(), name="work_contact_note"),
    path(f"{PERSON}/visits/add/", PlanVisit.as_view(), name="work_plan_visit"),
    path(f"{VISIT}/cancel/", CancelVisit.as_view(), name="work_cancel_visit"),
    path(f"{PERSON}/holds/", holds_view, name="work_holds"),
    path(f"{PERSON}/holds/add/", AskHold.as_view(), name="work_ask_hold"),
    path(f"{HOLD}/check/", CheckHold.as_view(), name="work_check_hold"),
    path(f"{HOLD}/end/", EndHold.as_view(), name="work_end_hold"),
    path(f"{PERSON}/intervals/", intervals_view, name="work_intervals"),
    path(f"{PERSON}/intervals/add/", Agree.as_view(), name="work_agree_interval"),
    path(f"{INTERVAL}/end/", EndInterval.as_view(), name="work_end_interval"),
]
