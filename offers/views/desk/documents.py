"""The documents that a draft points to: listed, added, changed, taken out."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.council_views import Signed
from offers.actions.documents import add_document, change_document, remove_document
from offers.actions.editing import EDIT
from offers.actions.rows import all_says
from offers.forms.documents import DocumentForm
from offers.models import Document
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
    document: Document | None = None

    def back(self):
        """The documents."""
        return page_of("documents", self.edition)

    def get_form_kwargs(self):
        """The document."""
        return super().get_form_kwargs() | {"row": self.document}


class AddDocumentView(DocumentFormView):
    """Adds a document."""

    title = "Add a paper"

    def act(self, form, **opened):
        """Adds it."""
        document = add_document(self.edition, values=form.values, **opened)
        messages.success(self.request, f"“{document.title}” is in the draft.")


class OfDocument:
    """A page about one document of the draft."""

    def find(self, **kwargs):
        """The document."""
        self.document = self.edition.documents.filter(key=kwargs["key"]).first()
        if self.document is None:
            raise Http404
        self.document.edition = self.edition

    is_of_a_row = True

    def says(self):
        """All that it says."""
        return all_says(self.document)


class ChangeDocumentView(OfDocument, DocumentFormView):
    """Changes a document."""

    title = "Change a paper"

    def act(self, form, **opened):
        """Changes it."""
        change_document(self.document, values=form.values, **opened)
        messages.success(self.request, f"“{form.cleaned_data['title']}” is saved.")

    def get_context_data(self, **kwargs):
        """Where it is taken out."""
        remove = page_of("remove_document", self.edition, self.kwargs["key"])
        return super().get_context_data(row=f"document {self.kwargs['key']}", remove=remove, **kwargs)


class RemoveDocumentView(OfDocument, RemoveView):
    """Takes a document out of the draft, unless items point to it."""

    title = "Take a paper out"

    def back(self):
        """The documents."""
        return page_of("documents", self.edition)

    def names(self):
        """The document."""
        return self.document.title

    def act(self, form, *, by, at, once, **opened):
        """Takes it out."""
        remove_document(self.document, by=by, at=at, once=once)
        messages.success(self.request, f"“{self.document.title}” is no longer in the draft.")
