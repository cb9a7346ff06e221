"""What a young person asked to have put right: asking it for them, answering it."""

from django.db import transaction
from django.http import Http404
from django.urls import reverse

from leaving_care.actions.rights import answer_correction, ask_correction
from leaving_care.sign_in import mails
from pathways.forms.data import YES, AnswerForm, CorrectionForm
from pathways.views.data.common import RecordFormView


class CorrectionForThemView(RecordFormView):
    """Noting what a young person said is wrong, in their words."""

    what = "ask_correction"
    form_class = CorrectionForm
    template_name = "data/correction_for_them.html"
    title = "Something is wrong in their record"
    done = "It is noted, and waits for an answer."

    def do(self, form, **opened):
        """Notes it."""
        ask_correction(self.person, **form.cleaned_data, **opened)

    def get_success_url(self):
        """Their page."""
        return reverse("manage_data_person", args=[self.person.key])


class AnswerView(RecordFormView):
    """Answering one."""

    what = "answer_correction"
    form_class = AnswerForm
    template_name = "data/answer.html"
    title = "Answer a correction"
    done = "Your answer is on their page."

    def find(self, request, **kwargs):
        """The record, and what was asked about it."""
        person = super().find(request, **kwargs)
        self.correction = person.correction_rows.filter(key=kwargs["correction"]).select_related("answered_by").first()
        if self.correction is None:
            raise Http404
        return person

    def do(self, form, **opened):
        """Answers it, and lets them know that there is an answer: what it is stands behind signing in."""
        agreed, account = form.cleaned_data["agreed"] == YES, self.person.user
        answer_correction(self.correction, agreed=agreed, answer=form.cleaned_data["answer"], **opened)
        if account and account.is_active and account.email:
            transaction.on_commit(lambda: mails.send("answered", account.email))

    def get_success_url(self):
        """Their page."""
        return reverse("manage_data_person", args=[self.person.key])

    def get_context_data(self, **kwargs):
        """What was asked, too."""
        return super().get_context_data(correction=self.correction, **kwargs)
