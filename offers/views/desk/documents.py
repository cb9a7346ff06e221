"""The documents that a draft points to: listed, added, changed, taken out."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from leaving_care.actions.council import fingerprint
from leaving_care.council_views import Signed
from offers.actions.documents import add_document, change_document, remove_document
from offers.actions.editing import EDIT, label
from offers.actions.rows import all_says
from offers.forms.documents import DocumentForm
from offers.views.desk.common import find_edition
from offers.views.desk.drafting import DraftFormView, RemoveView, page_of


@require_safe
def documents_view(request: Signed, council: str, number: int) -> HttpResponse:
    """Every document of a draft, in its order."""
    edition = find_edition(request, council, number, EDIT)
    context = {"edition": edition, "documents": edition.documents.all(), "on": request.today}
    return render(request, "desk/editing/documents.html", context)


class DocumentFormView(DraftFormView):
    """A page with the form of a document."""

    form_class = DocumentForm
    leads_back = "documents"

    def get_form_kwargs(self):
        """The document."""
        return super().get_form_kwargs() | {"row": self.row}


class AddDocumentView(DocumentFormView):
    """Adds a document."""

    title = "Add a paper"

    def act(self, form, **opened):
        """Adds it."""
        document = add_document(self.edition, values=form.values, **opened)
        messages.success(self.request, f"“{document.title}” is in the draft.")


class OfDocument(DraftFormView):
    """A page about one document of the draft."""

    leads_back = "documents"

    def find(self, request, **kwargs):
        """The document."""
        self.row = get_object_or_404(self.edition.documents, key=kwargs["key"])

    def called(self):
        """The document."""
        return label(self.row)

    def version(self):
        """All that it says, in a number."""
        return fingerprint(all_says(self.row))


class ChangeDocumentView(OfDocument, DocumentFormView):
    """Changes a document."""

    title = "Change a paper"

    def act(self, form, **opened):
        """Changes it."""
        change_document(self.row, values=form.values, **opened)
        messages.success(self.request, f"“{form.cleaned_data['title']}” is saved.")

    def get_context_data(self, **kwargs):
        """Where it is taken out."""
        remove = page_of("remove_document", self.edition, self.kwargs["key"])
        return super().get_context_data(remove=remove, **kwargs)


class RemoveDocumentView(RemoveView, OfDocument):
    """Takes a document out of the draft, unless items point to it."""

    title = "Take a paper out"

    def names(self):
        """The document."""
        return self.row.title

    def act(self, form, **opened):
        """Takes it out."""
        remove_document(self.row, **opened)
        messages.success(self.request, f"“{self.row.title}” is no longer in the draft.")
