"""Of which councils a draft is the offer: another is added, or taken out."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, redirect

from leaving_care.models import Authority
from offers.actions.districts import join_offer, leave_offer
from offers.forms.districts import JoinForm
from offers.models import Edition
from offers.views.desk.drafting import DraftFormView, RemoveView


class JoinView(DraftFormView):
    """Says that the draft is the offer of another council too."""

    form_class = JoinForm
    leads_back = "districts"
    title = "Give this offer together with another council"
    lead = (
        "Its name will stand on the pages, and its own address here will lead to this offer. Add it once that council has "
        "agreed to it. This council keeps the offer.",
        "A council that has published an offer of its own is not in the list.",
    )

    def get_form_kwargs(self):
        """The councils that could share it."""
        own = Edition.objects.published().filter(authority=OuterRef("pk"))
        councils = Authority.objects.existing(self.request.today).exclude(tier=Authority.Tier.DISTRICT)
        joined = self.edition.joint_authorities.values("authority")
        able = councils.exclude(pk=self.edition.authority_id).exclude(pk__in=joined).exclude(Exists(own))
        return super().get_form_kwargs() | {"councils": list(able.order_by("name"))}

    def post(self, request, *args, **kwargs):
        """The second half of a double click finds the council gone from the list: it was added."""
        return redirect(self.back()) if self.was_done() else super().post(request, *args, **kwargs)

    def act(self, form, **opened):
        """Adds it."""
        council = form.cleaned_data["council"]
        join_offer(self.edition, council, **opened)
        messages.success(self.request, f"This is the offer of {council.name} too.")


class LeaveView(RemoveView):
    """Says that the draft is not the offer of another council any more."""

    title = "Stop giving this offer together"
    lead = ("The pages of this draft will not name that council. Editions that are published keep it.",)
    leads_back = "districts"
    done = "It is the offer of that council no more."

    def find(self, request, **kwargs):
        """The council that shares it."""
        rows = self.edition.joint_authorities.select_related("authority")
        self.row = get_object_or_404(rows, authority__slug=kwargs["other"])

    def names(self):
        """The council."""
        return self.row.authority.name

    def act(self, form, **opened):
        """Takes it out."""
        leave_offer(self.row, **opened)
