"""Every door by which the desk changes a draft: the public functions of offers.actions that do so, and how each is called."""

import ast
import importlib
import inspect
import pkgutil
from datetime import timedelta

from leaving_care.actions.council import fingerprint
from leaving_care.models import Authority
from offers import actions
from offers.actions import contacts, districts, items, ordering, points, statements, themes
from offers.actions.consulting import add_consultation, change_consultation, remove_consultation
from offers.actions.contacts import add_contact, change_contact, remove_contact
from offers.actions.differing import say_change
from offers.actions.documents import add_document, change_document, remove_document
from offers.actions.editions import change_edition
from offers.actions.rows import all_says
from offers.actions.surveys import record_survey
from offers.models import DistrictItem, Document, ItemIdentity, JointAuthority, Survey
from tests.leaving_care.rows import build
from tests.people import NOW, TODAY

# These open a draft and change none of its text: findings passed over, a proposal settled, the whole draft set aside; or they
# fill one that says nothing yet, which no body can have agreed.
NO_TEXT = {
    "checking.pass_advice",
    "checking.take_back",
    "editions.set_aside",
    "proposals.accept",
    "taking_in.take_in",
}


def opening_functions() -> set[str]:
    """The public functions of offers.actions that open a draft for changing (`editing`), themselves or by a helper."""
    found = set()
    for module in pkgutil.iter_modules(actions.__path__):
        tree = ast.parse(inspect.getsource(importlib.import_module(f"{actions.__name__}.{module.name}")))
        functions = [row for row in tree.body if isinstance(row, ast.FunctionDef)]
        calls = {
            row.name: {
                call.func.id for call in ast.walk(row) if isinstance(call, ast.Call) and hasattr(call.func, "id")
            }
            for row in functions
        }
        opening = {"editing"}
        while more := {name for name, called in calls.items() if called & opening} - opening:
            opening |= more
        found |= {f"{module.name}.{name}" for name in opening & calls.keys() if not name.startswith("_")}
    return found - {"editing.editing"}


def prepare(edition, by):
    """What some doors need in a draft: an item that is ended, a theme and a document that nobody uses, a survey that closed."""
    themes.add_theme(edition, name="Nothing in it", by=by, at=NOW)
    build(Document, edition, edition=edition, key="unused", title="A paper", position=9)
    add_consultation(edition, said={"who": "A forum"}, by=by, at=NOW)
    survey = build(Survey, edition=edition, title="What do you think?", made_by=by)
    survey.opens_on, survey.closes_on = TODAY - timedelta(days=9), TODAY - timedelta(days=2)
    survey.save()
    there, elsewhere = (
        build(Authority, slug=slug, tier=tier) for slug, tier in (("fen", "district"), ("far", "unitary"))
    )
    there.county = edition.authority
    there.save()
    build(DistrictItem, edition, edition=edition, district=there, key="more")
    build(JointAuthority, edition, edition=edition, authority=elsewhere)


def _in_district(edition):
    return edition.district_items.select_related("district", "differs_from").get(key="more", district__slug="fen")


def _change_in_district(edition, **by):
    row = _in_district(edition)
    districts.change_in_district(row, values={"name": "Other"}, version=fingerprint(districts.says_of(row)), **by)


def _there(edition):
    return edition.authority.districts.get(slug="fen")


def _item(edition):
    return edition.items.get(identity__key="starter-pack")


def _change_item(edition, **by):
    item = _item(edition)
    links = item.item_themes.order_by("-is_first")
    version = fingerprint(items.said_by(item))
    items.change_item(item, values={"name": "Other"}, themes=[link.theme for link in links], version=version, **by)


def _add_item(edition, **by):
    values = {"name": "Brand new", "what_we_offer": "It is new.", "duty": "choose"}
    items.add_item(edition, values=values, themes=[edition.themes.first()], **by)


def _change_contact(edition, **by):
    row = edition.contacts.first()
    change_contact(row, values={"name": "Other"}, version=fingerprint(contacts.said_by(row)), **by)


def _change_document(edition, **by):
    row = edition.documents.first()
    change_document(row, values={"title": "Other"}, version=fingerprint(all_says(row)), **by)


def _change_statement(edition, **by):
    row = edition.statements.filter(kind="about").first() or edition.statements.exclude(kind="notice").first()
    statements.change_statement(row, values={"title": "Other"}, version=fingerprint(all_says(row)), **by)


def _order_themes(edition, **by):
    keys = [theme.slug for theme in ordering.themes_of(edition)]
    ordering.order_themes(edition, keys=keys[::-1], opened=keys, **by)


def _order_items(edition, **by):
    for theme in edition.themes.all():
        rows = ordering.listed(theme)
        keys = [row.item.identity.key for row in rows]
        if sum(row.is_first for row in rows) > 1:
            ordering.order_items(theme, keys=keys[::-1], opened=keys, **by)
            return
    raise AssertionError("no theme has two items")


ADD_POINT = {"said": "More of it", "answer": "done", "did": "We gave more."}

DOORS = {
    "consulting.add_consultation": lambda e, **by: add_consultation(e, said={"who": "Others"}, **by),
    "consulting.change_consultation": lambda e, **by: change_consultation(
        e.consultations.first(), said={"who": "Others"}, **by
    ),
    "consulting.remove_consultation": lambda e, **by: remove_consultation(e.consultations.last(), **by),
    "contacts.add_contact": lambda e, **by: add_contact(e, values={"name": "New", "kind": "team"}, **by),
    "contacts.change_contact": _change_contact,
    "contacts.remove_contact": lambda e, **by: remove_contact(e.contacts.first(), **by),
    "differing.say_change": lambda e, **by: say_change(
        e, ItemIdentity.objects.filter(items__edition=e).first(), words="Said", **by
    ),
    "districts.add_in_district": lambda e, **by: districts.add_in_district(
        e, _there(e), theme=e.themes.first(), values={"name": "Swimming", "what_we_offer": "It is free."}, **by
    ),
    "districts.change_in_district": _change_in_district,
    "districts.differ_in_district": lambda e, **by: districts.differ_in_district(
        e, _there(e), _item(e).identity, values={"what_we_offer": "More of it.", "reason": "It is so here."}, **by
    ),
    "districts.join_offer": lambda e, **by: districts.join_offer(
        e, build(Authority, slug="near", tier="unitary"), **by
    ),
    "districts.leave_offer": lambda e, **by: districts.leave_offer(
        e.joint_authorities.get(authority__slug="far"), **by
    ),
    "districts.remove_in_district": lambda e, **by: districts.remove_in_district(_in_district(e), **by),
    "documents.add_document": lambda e, **by: add_document(e, values={"title": "New"}, **by),
    "documents.change_document": _change_document,
    "documents.remove_document": lambda e, **by: remove_document(e.documents.get(key="unused"), **by),
    "editions.change_edition": lambda e, **by: change_edition(e, foreword="Other words.", **by),
    "items.add_item": _add_item,
    "items.change_item": _change_item,
    "items.end_item": lambda e, **by: items.end_item(_item(e), why="It ends.", **by),
    "ordering.order_items": _order_items,
    "ordering.order_themes": _order_themes,
    "points.add_point": lambda e, **by: points.add_point(e, said=ADD_POINT, looked=True, **by),
    "points.change_point": lambda e, **by: points.change_point(e.points.first(), said=ADD_POINT, looked=True, **by),
    "points.remove_point": lambda e, **by: points.remove_point(e.points.first(), **by),
    "statements.add_statement": lambda e, **by: statements.add_statement(
        e, kind="about", values={"title": "New"}, **by
    ),
    "statements.change_statement": _change_statement,
    "statements.remove_statement": lambda e, **by: statements.remove_statement(e.statements.first(), **by),
    "surveys.record_survey": lambda e, **by: record_survey(Survey.objects.get(edition=e), **by),
    "themes.add_theme": lambda e, **by: themes.add_theme(e, name="One more", **by),
    "themes.change_theme": lambda e, **by: themes.change_theme(e.themes.first(), name="Other", **by),
    "themes.remove_theme": lambda e, **by: themes.remove_theme(e.themes.get(slug="nothing-in-it"), **by),
}
