"""The rows of an edition: what the files say, checked against each other and ready to save."""

from typing import Any

from leaving_care.law import provisions
from leaving_care.models import Authority
from offers.loading.authority import AuthorityRows
from offers.loading.build import MISSING, build, chosen, no_twins
from offers.loading.contacts import ContactRows
from offers.loading.desk import DeskRows
from offers.loading.faults import Faults, shown
from offers.loading.files import Files, Row
from offers.loading.items import ItemRows
from offers.loading.values import source_fault
from offers.models import Approval, Change, Consultation, Document, Edition, Statement, Theme

PARTS: dict[str, tuple[Any, str]] = {
    "consultations": (Consultation, "way who about how where held_on ends_on people heard changed source"),
    "approvals": (Approval, "body chair approved_on minute source"),
    "changes": (Change, "kind text ages_from ages_to source"),
    "documents": (
        Document,
        "key title url about designed_with starts_on review_due_on review_due_as_printed source",
    ),
}
# By what points name the consultation in which they were made. It is not kept.
ALSO = {"consultations": ("key",)}
STATEMENT = (
    "key kind title text owner due_on due_as_printed state until on status age_from age_to figure said_by source"
)
EDITION = (
    "number title subtitle effective_from effective_from_note review_due_on review_due_as_printed legal_basis foreword "
    "other_formats source"
)
# Lines of a source that are no row's: nothing of them is stored, they only show that no line was overlooked.
FURNITURE = ("heading", "page-number", "blank", "column-heads", "continued")


class EditionRows:
    """An edition built from files and checked; `save` writes it as a draft."""

    def __init__(self, files: Files, faults: Faults, council: AuthorityRows):
        row = files.one("edition")
        self.edition = build(Edition, row, faults, fields=EDITION.split())
        if self.edition.number == 0:
            faults.add(row, "number", "Editions are counted 1, 2, 3.")
        for provision in self.edition.legal_basis:
            if provision not in provisions():
                faults.add(row, "legal_basis", f"{shown(provision)} is not in the law book.")
        self.parts: list[Any] = [
            build(model, part, faults, fields=fields.split(), also=ALSO.get(name, ()), position=position)
            for name, (model, fields) in PARTS.items()
            for position, part in enumerate(files.tables[name])
        ]
        self.documents = {part.key: part for part in self._of(Document)}
        no_twins(files.tables["consultations"], "key", faults)
        self.consultations = {
            row.values["key"]: part
            for row, part in zip(files.tables["consultations"], self._of(Consultation), strict=True)
            if isinstance(row.values.get("key"), str)
        }
        no_twins(files.tables["documents"], "key", faults)
        for change, part in zip(files.tables["changes"], self._of(Change), strict=True):
            if part.ages_from is not None and part.ages_to is not None and part.ages_from > part.ages_to:
                faults.add(change, "ages_from, ages_to", "The first age is above the last.")
        for furniture in files.tables["furniture"]:
            _check_furniture(furniture, faults)

        theme_rows = [theme for theme, _ in files.themes]
        self.themes = [
            build(Theme, theme, faults, fields="slug name intro areas icon source".split(), position=position)
            for position, theme in enumerate(theme_rows)
        ]
        no_twins(theme_rows, "slug", faults)
        self.items = ItemRows(files, faults, self, council)
        self.contacts = ContactRows(files, faults, council)
        self._statements(files, faults)
        self.desk = DeskRows(files, faults, self, council)

    def _of(self, model: type) -> list[Any]:
        return [part for part in self.parts if isinstance(part, model)]

    def _statements(self, files, faults):
        rows = files.tables["statements"]
        no_twins(rows, "key", faults)
        self.statements = [
            build(Statement, row, faults, fields=STATEMENT.split(), also=["parent"], position=position)
            for position, row in enumerate(rows)
        ]
        by_key = {statement.key: statement for statement in self.statements}
        self.parents = {
            id(statement): chosen(row, "parent", by_key, faults, "statement")
            for row, statement in zip(rows, self.statements, strict=True)
        }
        for row, statement in zip(rows, self.statements, strict=True):
            parent = self.parents[id(statement)]
            if parent is not None and self.parents[id(parent)] is not None:
                faults.add(row, "parent", "A part cannot have parts of its own.")

    def save(self, authority: Authority, files_hash: str) -> Edition:
        """Writes the edition and all its parts."""
        self.edition.authority = authority
        self.edition.files_hash = files_hash
        self.edition.save()
        for part in (*self.parts, *self.themes, *self.statements):
            part.edition = self.edition
        for model in (*(model for model, _ in PARTS.values()), Theme):
            model.objects.bulk_create(part for part in (*self.parts, *self.themes) if isinstance(part, model))
        self.items.save(self.edition, authority)
        self.contacts.save(self.edition)
        # Parents first: a part needs its parent's number.
        Statement.objects.bulk_create(each for each in self.statements if self.parents[id(each)] is None)
        parts = [each for each in self.statements if self.parents[id(each)] is not None]
        for part in parts:
            part.parent = self.parents[id(part)]
        Statement.objects.bulk_create(parts)
        self.desk.save(self.edition, authority)
        return self.edition


def _check_furniture(row: Row, faults: Faults) -> None:
    for key in sorted(set(row.values) - {"source", "what"}):
        faults.add(row, key, "Not known here. Known: source, what.")
    for key in sorted({"source", "what"} - set(row.values)):
        faults.add(row, key, MISSING)
    if "source" in row.values and (wrong := source_fault(row.values["source"])):
        faults.add(row, "source", wrong)
    if "what" in row.values and row.values["what"] not in FURNITURE:
        faults.add(row, "what", f"{shown(row.values['what'])} is not known here. One of: {', '.join(FURNITURE)}.")
