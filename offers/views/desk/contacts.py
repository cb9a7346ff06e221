"""The contacts of a draft: listed, added, changed, taken out."""

from django.contrib import messages
from django.db.models import Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from leaving_care.actions.council import fingerprint
from leaving_care.council_views import Signed
from leaving_care.models import Authority
from offers.actions.contacts import add_contact, change_contact, remove_contact, said_by
from offers.actions.editing import EDIT, label
from offers.forms.contacts import ContactForm
from offers.models import ContactDistrict, ContactNumber
from offers.views.desk.common import find_edition
from offers.views.desk.drafting import DraftFormView, RemoveView, page_of


@require_safe
def contacts_view(request: Signed, council: str, number: int) -> HttpResponse:
    """Every contact of a draft, in its order."""
    edition = find_edition(request, council, number, EDIT)
    numbers = Prefetch("numbers", ContactNumber.objects.order_by("position"))
    contacts = edition.contacts.prefetch_related(numbers, "emails")
    return render(request, "desk/editing/contacts.html", {"edition": edition, "contacts": contacts})


class ContactFormView(DraftFormView):
    """A page with the form of a contact."""

    form_class = ContactForm
    leads_back = "contacts"

    def get_form_kwargs(self):
        """The contact with its numbers and addresses, and the council's districts."""
        ours = Authority.objects.filter(
            Q(county=self.edition.authority_id)
            | Q(pk__in=ContactDistrict.objects.filter(contact=self.row).values("district"))
        )
        kwargs = super().get_form_kwargs() | {"districts": list(ours.order_by("name"))}
        if self.row:
            kwargs |= {
                "row": self.row,
                "numbers": self.row.numbers.all(),
                "emails": self.row.emails.all(),
                "served": self.row.contact_districts.values_list("district_id", flat=True),
            }
        return kwargs

    def said(self, form):
        """What the actions take."""
        parts = {name: group.said for name, group in form.groups.items()}
        return {"values": form.values, "districts": form.cleaned_data.get("districts", []), **parts}


class AddContactView(ContactFormView):
    """Adds a contact."""

    title = "Add a contact"

    def act(self, form, **opened):
        """Adds it."""
        contact = add_contact(self.edition, **self.said(form), **opened)
        messages.success(self.request, f"“{contact.name}” is in the draft.")


class OfContact(DraftFormView):
    """A page about one contact of the draft."""

    leads_back = "contacts"

    def find(self, request, **kwargs):
        """The contact."""
        self.row = get_object_or_404(self.edition.contacts, key=kwargs["key"])

    def called(self):
        """The contact."""
        return label(self.row)

    def version(self):
        """All that it says, in a number."""
        return fingerprint(said_by(self.row))


class ChangeContactView(OfContact, ContactFormView):
    """Changes a contact."""

    title = "Change a contact"

    def act(self, form, **opened):
        """Changes it."""
        change_contact(self.row, **self.said(form), **opened)
        messages.success(self.request, f"“{form.cleaned_data['name']}” is saved.")

    def get_context_data(self, **kwargs):
        """Where it is taken out."""
        remove = page_of("remove_contact", self.edition, self.kwargs["key"])
        return super().get_context_data(remove=remove, **kwargs)


class RemoveContactView(RemoveView, OfContact):
    """Takes a contact out of the draft."""

    title = "Take a contact out"

    def names(self):
        """The contact."""
        return self.row.name

    def act(self, form, **opened):
        """Takes it out."""
        remove_contact(self.row, **opened)
        messages.success(self.request, f"“{self.row.name}” is no longer in the draft.")
