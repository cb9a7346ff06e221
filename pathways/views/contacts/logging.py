"""Logging contact, and putting an entry right."""

import uuid

from django.contrib import messages
from django.http import QueryDict
from django.urls import reverse

from leaving_care.models import Part
from pathways.actions import contacts
from pathways.forms.contacts.log import LogForm, MistakenForm, NoteForm, as_typed, on_day
from pathways.models import Contact
from pathways.views.contacts.common import ContactView, RowView
from pathways.views.contacts.saying import said


class AddContact(ContactView):
    """One screen on a phone: how, how far, and save."""

    what, form_class = "log_contact", LogForm
    template_name = "contacts/log.html"
    heading, button = "Log contact", "Save"
    saved: Contact | None = None

    def get_form_kwargs(self):
        """The moment."""
        return super().get_form_kwargs() | {"now": self.request.now}

    def get_initial(self):
        """The answers of an entry that is put right (`again`), or of a visit that was planned (`visit`)."""
        asked: QueryDict = self.request.GET
        again = _one(self.person.contact_rows, asked.get("again", ""))
        visit = _one(self.person.visitplanned_rows, asked.get("visit", ""))
        if again or visit:
            self.part = Part.CONTACTS
        if again:
            return as_typed(again)
        if visit:
            return {"how": Contact.How.VISIT, "where": visit.where, **on_day(visit.on, self.request.today)}
        return super().get_initial()

    def get(self, request, *args, **kwargs):
        """What the form begins with is found first: it may be a look."""
        self.get_initial()
        return super().get(request, *args, **kwargs)

    def act(self, form, **opened):
        """Logs it."""
        self.saved = contacts.log(self.person, form.values, **opened)

    def get_success_url(self) -> str:
        """The entry, with what can come next; for a form sent twice, all of them."""
        messages.success(self.request, "Saved.")
        if self.saved is None:
            return self.back()
        return reverse("work_contact", args=[self.person.key, self.saved.key])


class EntryView(RowView):
    """A page about one entry."""

    what, rows, part = "log_contact", "contact_rows", Part.CONTACTS

    def back(self) -> str:
        """The entry."""
        return reverse("work_contact", args=[self.person.key, self.row.key])


class MarkMistaken(EntryView):
    """An entry that should not have been written."""

    form_class = MistakenForm
    template_name = "contacts/row_form.html"
    heading, button = "Mark an entry as a mistake", "Mark it as a mistake"
    done = "It is marked as a mistake, and counts for nothing."

    def act(self, form, **opened):
        """Marks it."""
        contacts.mark_mistaken(self.row, reason=form.cleaned_data["reason"], **opened)

    def get_context_data(self, **kwargs):
        """The entry."""
        return super().get_context_data(said=said(self.row), **kwargs)


class ChangeNote(EntryView):
    """A note, written anew on the same day."""

    form_class = NoteForm
    heading, button, done = "Change the note", "Save", "Saved."

    def get_initial(self):
        """The note as it is."""
        return {"note": self.row.note}

    def act(self, form, **opened):
        """Writes it."""
        contacts.change_note(self.row, note=form.cleaned_data["note"], **opened)


def _one(rows, key: str):
    """The row with a key that an address gives; None: there is none, or it is no key."""
    try:
        return rows.filter(key=uuid.UUID(key)).first() if key else None
    except ValueError:
        return None
