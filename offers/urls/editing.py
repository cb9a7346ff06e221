"""Addresses of the desk: an item, a contact, a statement and a document of a draft."""

from django.urls import path

from offers.views.desk import contacts, documents, items, preview, statements

DRAFT = "manage/offer/<slug:council>/<int:number>/"
ITEM = f"{DRAFT}items/<slug:key>/"

urlpatterns = [
    path(f"{DRAFT}items/add/", items.AddItemView.as_view(), name="add_item"),
    path(f"{DRAFT}items/add/preview/", preview.PreviewNewItemView.as_view(), name="preview_new_item"),
    path(ITEM, items.ChangeItemView.as_view(), name="edit_item"),
    path(f"{ITEM}preview/", preview.PreviewItemView.as_view(), name="preview_item"),
    path(f"{ITEM}end/", items.EndItemView.as_view(), name="end_item"),
    path(f"{DRAFT}contacts/", contacts.contacts_view, name="contacts"),
    path(f"{DRAFT}contacts/add/", contacts.AddContactView.as_view(), name="add_contact"),
    path(f"{DRAFT}contacts/<slug:key>/", contacts.ChangeContactView.as_view(), name="edit_contact"),
    path(f"{DRAFT}contacts/<slug:key>/remove/", contacts.RemoveContactView.as_view(), name="remove_contact"),
    path(f"{DRAFT}statements/", statements.statements_view, name="statements"),
    path(f"{DRAFT}statements/add/<slug:kind>/", statements.AddStatementView.as_view(), name="add_statement"),
    path(f"{DRAFT}statements/<slug:key>/", statements.ChangeStatementView.as_view(), name="edit_statement"),
    path(f"{DRAFT}statements/<slug:key>/remove/", statements.RemoveStatementView.as_view(), name="remove_statement"),
    path(f"{DRAFT}documents/", documents.documents_view, name="documents"),
    path(f"{DRAFT}documents/add/", documents.AddDocumentView.as_view(), name="add_document"),
    path(f"{DRAFT}documents/<slug:key>/", documents.ChangeDocumentView.as_view(), name="edit_document"),
    path(f"{DRAFT}documents/<slug:key>/remove/", documents.RemoveDocumentView.as_view(), name="remove_document"),
]
