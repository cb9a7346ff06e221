"""What the reader agrees to, which they can change at any time."""

from django.contrib import messages
from django.urls import reverse

from leaving_care.actions.consents import newest, note_consent
from leaving_care.dates import uk_day
from leaving_care.models import Consent
from pathways.forms.me import ConsentForm, consent_in_words
from pathways.views.me.own import OwnFormView


class ConsentView(OwnFormView):
    """Two questions, each yes or no, and what was said before."""

    form_class = ConsentForm
    template_name = "me/consent.html"
    what = "note_consent"
    heading = "What you agree to"

    def get_initial(self):
        """What counts today."""
        return {kind: "yes" if row.given else "no" for kind, row in newest(self.person).items()}

    def act(self, form, **opened):
        """Notes what was answered."""
        note_consent(self.person, form.answers, **opened)
        messages.success(self.request, "Saved. You can change it at any time.")

    def get_success_url(self) -> str:
        """Here: the page shows what was said."""
        return reverse("me_consent")

    def says_now(self, form):
        """What counts now."""
        return [
            (str(row.get_kind_display()).capitalize(), consent_in_words(row)) for row in newest(self.person).values()
        ]

    def get_context_data(self, **kwargs):
        """Everything that was said, the newest first, with whoever wrote it down for them."""
        rows = Consent.objects.filter(person=self.person).select_related("by").order_by("-said_at", "-pk")
        history = [(uk_day(row.said_at), row, consent_in_words(row)) for row in rows]
        return super().get_context_data(history=history, **kwargs) | {"back": reverse("me")}
