"""What a county's districts add to a draft or do otherwise: the report over all of them, one district, and its forms."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.views.decorators.http import require_safe

from leaving_care.actions.council import fingerprint
from leaving_care.council_views import Signed
from leaving_care.models import Authority
from offers.actions.districts import (
    add_in_district,
    change_in_district,
    differ_in_district,
    remove_in_district,
    says_of,
)
from offers.actions.editing import EDIT
from offers.before import whole_items
from offers.contents import Contents, read_contents
from offers.districts import beside, differing
from offers.forms.districts import LABELS, AddedForm, DiffersForm
from offers.models import DistrictItem, Edition, Item
from offers.views.desk.common import find_edition, may
from offers.views.desk.drafting import DraftFormView, RemoveView, page_of
from offers.words import amount


@require_safe
def districts_view(request: Signed, council: str, number: int) -> HttpResponse:
    """Where the districts differ, item by item, what each adds, and with which councils the offer is shared."""
    edition = find_edition(request, council, number)
    contents = read_contents(edition)
    found = differing(contents)
    districts = sorted(contents.authority.districts.all(), key=lambda district: district.short_name)
    by_item = {each.item.pk: each.item for each in found}
    said = {
        "edition": edition,
        "districts": [(district, *_numbers(contents, district)) for district in districts],
        "differing": [(item, [each for each in found if each.item == item]) for item in by_item.values()],
        "added": [row for row in contents.district_items if not row.differs_from_id],
        "joint": contents.joint_authorities,
        "may_edit": _may_edit(request, edition),
    }
    return render(request, "desk/districts/districts.html", said)


@require_safe
def district_view(request: Signed, council: str, number: int, district: str) -> HttpResponse:
    """What one district adds or does otherwise, and every other item, to say that it is otherwise there."""
    edition = find_edition(request, council, number)
    place = find_district(edition, district)
    contents = read_contents(edition)
    found = [each for each in differing(contents) if each.row.district_id == place.pk]
    otherwise = {each.item.pk for each in found}
    known = {item.identity_id for item in contents.items}
    rows = [row for row in contents.district_items if row.district_id == place.pk]
    said = {
        "edition": edition,
        "district": place,
        "differing": found,
        "added": [row for row in rows if not row.differs_from_id],
        "ended": [row for row in rows if row.differs_from_id and row.differs_from_id not in known],
        "same": [item for item in contents.items if item.pk not in otherwise],
        "may_edit": _may_edit(request, edition),
    }
    return render(request, "desk/districts/district.html", said)


def find_district(edition: Edition, slug: str) -> Authority:
    """A district of the council that keeps the edition. Raises Http404."""
    return get_object_or_404(Authority, county=edition.authority, slug=slug)


def _numbers(contents: Contents, district: Authority) -> tuple[int, int]:
    rows = [row for row in contents.district_items if row.district_id == district.pk]
    different = sum(1 for row in rows if row.differs_from_id)
    return different, len(rows) - different


def _may_edit(request: Signed, edition: Edition) -> bool:
    return edition.is_draft and not edition.set_aside_at and may(request, EDIT, edition.authority)


class OfDistrict(DraftFormView):
    """A page about one district of the draft's county."""

    def find(self, request, **kwargs):
        """The district."""
        self.district = find_district(self.edition, kwargs["district"])

    def back(self):
        """The district's page."""
        return page_of("in_district", self.edition, self.kwargs["district"])


class InDistrictView(OfDistrict):
    """A page with the form of what a district adds or has otherwise."""

    template_name = "desk/districts/form.html"
    item: Item | None = None

    def get_form_class(self):
        """By whether it is an item of the county's."""
        return DiffersForm if self.item else AddedForm

    def get_form_kwargs(self):
        """The row, and for an addition the themes."""
        more = {} if self.item else {"themes": self.themes}
        return super().get_form_kwargs() | {"row": self.row, **more}

    @cached_property
    def themes(self):
        """The themes of the draft."""
        return list(self.edition.themes.all())

    def get_context_data(self, **kwargs):
        """The district, and what the county says."""
        county = [(LABELS[name], getattr(self.item, name)) for name in WORDS] if self.item else []
        if self.item:
            county.append(("How much", amount(self.item).capitalize()))
        return super().get_context_data(caption=self.district.short_name, item=self.item, county=county, **kwargs)


WORDS = ("name", "what_we_offer", "to_know", "how_to_get_it", "who_decides")


class AddView(InDistrictView):
    """Adds what the district alone gives."""

    title = "Add something that only this district gives"

    def act(self, form, **opened):
        """Adds it."""
        add_in_district(self.edition, self.district, theme=form.cleaned_data["theme"], values=form.values, **opened)
        messages.success(self.request, "It is in the draft.")


class DifferView(InDistrictView):
    """Says that an item is otherwise in the district."""

    title = "Say what is different in this district"

    def find(self, request, **kwargs):
        """The item, which is not otherwise there yet."""
        super().find(request, **kwargs)
        self.item = whole_items(self.edition).filter(identity__key=kwargs["item"]).first()
        if self.item is None:
            raise Http404
        rows = DistrictItem.objects.filter(edition=self.edition, district=self.district)
        self.was_said = rows.filter(differs_from=self.item.identity).first()

    def get(self, request, *args, **kwargs):
        """Where it is said already, it can be changed."""
        if self.was_said:
            return redirect(page_of("change_in_district", self.edition, self.district.slug, self.was_said.key))
        return super().get(request, *args, **kwargs)

    def act(self, form, **opened):
        """Says it."""
        differ_in_district(self.edition, self.district, self.item.identity, values=form.values, **opened)
        messages.success(self.request, "The draft says what is different there.")


class ChangeView(InDistrictView):
    """Changes what is said of the district."""

    title = "Change what is said of this district"

    def find(self, request, **kwargs):
        """The row, and the county's item that it differs from."""
        super().find(request, **kwargs)
        self.row = find_row(self.edition, self.district, kwargs["key"])
        if self.row.differs_from_id:
            self.item = whole_items(self.edition).filter(identity=self.row.differs_from_id).first()
            if self.item is None:
                raise Http404

    def version(self):
        """All that it says, in a number."""
        return fingerprint(says_of(self.row))

    def act(self, form, **opened):
        """Changes it."""
        change_in_district(self.row, values=form.values, theme=form.cleaned_data.get("theme"), **opened)
        messages.success(self.request, "What is said of the district is saved.")

    def get_context_data(self, **kwargs):
        """Where it is taken out, and how it stands beside the county's."""
        remove = page_of("remove_in_district", self.edition, self.district.slug, self.row.key)
        found = beside(self.item, self.row) if self.item else None
        return super().get_context_data(remove=remove, found=found, **kwargs)


def find_row(edition: Edition, district: Authority, key: str) -> DistrictItem:
    """What is said of a district under a word. Raises Http404."""
    rows = edition.district_items.select_related("district", "differs_from").filter(district=district, key=key)
    return get_object_or_404(rows)


class RemoveInDistrictView(RemoveView, OfDistrict):
    """Takes out what is said of a district."""

    title = "Take this out of the district"
    lead = ("What the district adds goes. What it has otherwise is as in the rest of the county again.",)

    def find(self, request, **kwargs):
        """The row."""
        super().find(request, **kwargs)
        self.row = find_row(self.edition, self.district, kwargs["key"])

    def names(self):
        """What it is called, and where."""
        return f"{self.row.name or self.row.key}, {self.district.short_name}"

    def act(self, form, **opened):
        """Takes it out."""
        remove_in_district(self.row, **opened)
        messages.success(self.request, "It is out of the draft.")
