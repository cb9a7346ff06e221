"""Who works with one young person, who else may see their record, and the forms that change it."""

import uuid

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from leaving_care import audit
from leaving_care.access import may
from leaving_care.actions import allocations, ending, moving, sharing
from leaving_care.council_views import Signed, address
from leaving_care.models import Allocation, HandedOver, Part, PartnerAccess, Referral
from leaving_care.record_views import find_person
from leaving_care.titles import role_title
from pathways.forms.manage import links
from pathways.views.manage.common import ManagedFormView, managed_person


@require_safe
def workers_view(request: Signed, key: uuid.UUID) -> HttpResponse:
    """Who works with them: now, later, and before."""
    person = managed_person(request, key, "allocate")
    audit.looked(person, Part.WORKERS, by=request.user, at=request.now)
    prefetch_related_objects([person.authority], "role_titles")
    rows = (
        Allocation.objects.filter(person=person)
        .select_related("worker__user", "worker__team")
        .order_by("-starts_on", "-pk")
    )
    today = request.today
    told = [(row, role_title(person.authority, row.role), row.ends_on is None or row.ends_on >= today) for row in rows]
    return render(request, "manage/person.html", {"person": person, "rows": told, "today": today})


@require_safe
def sharing_view(request: Signed, key: uuid.UUID) -> HttpResponse:
    """Who else may see their record, or a part of it: clinicians, partners, other councils."""
    person = managed_person(request, key, "share")
    audit.looked(person, Part.WORKERS, by=request.user, at=request.now)
    today = request.today
    told = {
        "person": person,
        "today": today,
        "referrals": Referral.objects.filter(person=person)
        .exclude(ends_on__lt=today)
        .select_related("clinician__user"),
        "shares": PartnerAccess.objects.filter(person=person)
        .exclude(ends_on__lt=today)
        .select_related("partner__user"),
        "handed": HandedOver.objects.filter(person=person).exclude(ends_on__lt=today).select_related("to"),
    }
    return render(request, "manage/sharing.html", told)


class AllocateView(ManagedFormView):
    """Giving them a worker."""

    what, form_class = "allocate", links.AllocateForm
    title = "Allocate a worker"
    done = "The worker is allocated."

    def act(self, form, **opened):
        """Calls the action."""
        allocations.allocate(self.person, **form.cleaned_data, **opened)

    def says_now(self, form):
        """Who works with them now."""
        rows = Allocation.objects.on(self.request.today).filter(person=self.person).select_related("worker__user")
        return [
            ("Works with them now", f"{row.worker.user.name}{' (main adviser)' if row.is_main else ''}") for row in rows
        ]


class SharingFormView(ManagedFormView):
    """A form that lets somebody see a record, or a part of it."""

    def back(self):
        """Who else may see it."""
        return address("manage_sharing", self.person.key)


class ReferView(SharingFormView):
    """Referring them to a clinician. Their own workers may, too."""

    what, form_class = "refer", links.ReferForm
    title = "Refer to a clinician"
    lead = ("The clinician sees the name used and the consultation notes, and nothing else.",)
    done = "The referral is made."

    def find(self, request, **kwargs):
        """The young person; whether the reader manages them decides where they go back to."""
        person = find_person(request, kwargs["key"], self.what)
        self.manages = may(request.user, "share", person, request.today)
        return person

    def back(self):
        """Who else may see it; for a worker, the record."""
        return super().back() if self.manages else f"/work/people/{self.person.key}/"

    def act(self, form, **opened):
        """Calls the action."""
        sharing.refer(self.person, **form.cleaned_data, **opened)


class ShareView(SharingFormView):
    """Letting a partner see one part."""

    what, form_class = "share", links.ShareForm
    title = "Share a part with a partner"
    lead = ("A partner sees this part and nothing else. They cannot change it.",)
    done = "The part is shared."

    def act(self, form, **opened):
        """Calls the action."""
        sharing.share(self.person, **form.cleaned_data, **opened)


class HandOverView(SharingFormView):
    """Letting another council see parts."""

    what, form_class = "hand_over", links.HandOverForm
    title = "Let another council see parts of the record"
    lead = (
        "We stay responsible. The other council’s managers and data officers see these parts, and cannot change them.",
    )
    done = "The parts are handed over."

    def act(self, form, **opened):
        """Calls the action."""
        sharing.hand_over(self.person, **form.cleaned_data, **opened)


class MoveView(SharingFormView):
    """Making another council responsible."""

    what, form_class = "hand_over", links.MoveForm
    title = "Move the record to another council"
    lead = (
        "The other council becomes responsible today, and the whole record is theirs.",
        "Work with our advisers, shares and referrals end. Our people no longer see the record.",
    )
    done = "The record is with the other council now."
    is_grave = True

    def act(self, form, **opened):
        """Calls the action."""
        said = {name: value for name, value in form.cleaned_data.items() if name != "sure"}
        moving.move(self.person, **said, **opened)


# By the word in the address: the rows, the form, and what the page says.
ENDINGS = {
    "allocation": (Allocation, links.EndWorkForm, "End work with a young person"),
    "referral": (Referral, links.EndForm, "End a referral"),
    "share": (PartnerAccess, links.EndForm, "Stop sharing a part"),
    "handed-over": (HandedOver, links.EndForm, "End a hand-over"),
}


class EndView(ManagedFormView):
    """Ending one link."""

    done = "It has a last day now."

    def find(self, request, **kwargs):
        """The young person, then the row. A word that stands for no kind of link is an address that there is not."""
        if kwargs["kind"] not in ENDINGS:
            raise Http404
        model, self.form_class, self.title = ENDINGS[kwargs["kind"]]
        self.what = ending.ENDING[model]
        person = super().find(request, **kwargs)
        self.link = model.objects.filter(person=person, key=kwargs["row"]).select_related("person").first()
        if self.link is None:
            raise Http404
        return person

    def get_form_kwargs(self):
        """The row, too."""
        return super().get_form_kwargs() | {"link": self.link}

    def back(self):
        """The page that lists it."""
        name = "manage_person" if isinstance(self.link, Allocation) else "manage_sharing"
        return reverse(name, args=[self.person.key])

    def act(self, form, **opened):
        """Calls the action."""
        ending.end_link(self.link, **form.cleaned_data, **opened)
