"""Addresses of writing a pathway plan."""

from django.urls import URLPattern, path

from pathways.views.plan.home import work_plan, work_plan_version
from pathways.views.plan.rows import AddRow, ChangeRow, RemoveRow
from pathways.views.plan.section import WriteSection
from pathways.views.plan.steps import Begin, Send, Share
from pathways.views.plan.things import work_cited_changes, work_plan_cite, work_plan_things
from pathways.views.plan.told import AddSource, AddTold

PLAN = "people/<uuid:key>/plan/"
SECTION = f"{PLAN}sections/<slug:section>/"

urlpatterns: list[URLPattern] = [
    path("plans-that-cite/", work_cited_changes, name="work_cited_changes"),
    path(PLAN, work_plan, name="work_plan"),
    path(f"{PLAN}begin/", Begin.as_view(), name="work_plan_begin"),
    path(f"{PLAN}share/", Share.as_view(), name="work_plan_share"),
    path(f"{PLAN}send/", Send.as_view(), name="work_plan_send"),
    path(f"{PLAN}things/", work_plan_things, name="work_plan_things"),
    path(f"{PLAN}words/add/", AddTold.as_view(), name="work_plan_tell"),
    path(f"{PLAN}sources/add/", AddSource.as_view(), name="work_plan_source"),
    path(f"{PLAN}actions/<uuid:row>/cite/", work_plan_cite, name="work_plan_cite"),
    path(f"{PLAN}<uuid:version>/", work_plan_version, name="work_plan_version"),
    path(SECTION, WriteSection.as_view(), name="work_plan_section"),
]
for kind in ("goals", "actions"):
    said = {"kind": kind}
    urlpatterns += [
        path(f"{SECTION}{kind}/add/", AddRow.as_view(), said, name=f"work_plan_add_{kind}"),
        path(f"{PLAN}{kind}/<uuid:row>/", ChangeRow.as_view(), said, name=f"work_plan_change_{kind}"),
    ]
for kind in ("goals", "actions", "words", "sources"):
    urlpatterns.append(
        path(f"{PLAN}{kind}/<uuid:row>/remove/", RemoveRow.as_view(), {"kind": kind}, name=f"work_plan_remove_{kind}")
    )
