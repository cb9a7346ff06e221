"""A whole edition read into memory, in a fixed number of queries, for everything that works on an edition as one thing."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Prefetch
from django.forms.models import model_to_dict

from leaving_care.models import Authority
from offers.before import Before, read_before, whole_items
from offers.compare import Comparison
from offers.comparing import with_before
from offers.models import (
    AcceptedFault,
    Approval,
    Change,
    Consultation,
    Contact,
    ContactDistrict,
    Correction,
    DistrictItem,
    Document,
    Edition,
    Item,
    ItemChange,
    ItemTheme,
    JointAuthority,
    Point,
    PointItem,
    Statement,
    Theme,
)


@dataclass
class Contents:
    """An edition with all of its parts, in the council's own order.

    An item in `items` has its `rules`, `providers` and `item_themes` at hand; a theme its `entries` (items listed under it);
    a contact its `numbers`, `emails` and `contact_districts`, a point its `point_items`. Reading any of them makes no query.
    `before` (None for a council's first) and `corrections`, those that were approved, are not part of the edition itself;
    `taken_off` are items that corrections took off its pages (`offers.rendering.corrections`), which `items` then has not.
    """

    edition: Edition
    authority: Authority
    themes: list[Theme]
    items: list[Item]
    contacts: list[Contact]
    statements: list[Statement]
    documents: list[Document]
    consultations: list[Consultation]
    approvals: list[Approval]
    changes: list[Change]
    accepted_faults: list[AcceptedFault]
    item_changes: list[ItemChange]
    points: list[Point]
    district_items: list[DistrictItem]
    joint_authorities: list[JointAuthority]
    before: Before | None = None
    corrections: list[Correction] = field(default_factory=list)
    taken_off: list[Item] = field(default_factory=list)

    @cached_property
    def comparison(self) -> Comparison | None:
        """What became of each item since the edition before. None: there is nothing before it."""
        return with_before(self)

    @cached_property
    def first_theme(self) -> dict[int, Theme]:
        """Item id → the theme under which it has its address."""
        themes = {theme.pk: theme for theme in self.themes}
        return {
            link.item_id: themes[link.theme_id]
            for item in (*self.items, *self.taken_off)
            for link in item.item_themes.all()
            if link.is_first
        }

    @cached_property
    def entries(self) -> dict[int, list[Item]]:
        """Theme id → the items listed under it, in order: first those that live there, then those listed there too."""
        links = [(link, item) for item in self.items for link in item.item_themes.all()]
        links.sort(key=lambda pair: (not pair[0].is_first, pair[0].position))
        listed: dict[int, list[Item]] = {theme.pk: [] for theme in self.themes}
        for link, item in links:
            listed[link.theme_id].append(item)
        return listed

    @cached_property
    def also_in(self) -> dict[int, list[Theme]]:
        """Item id → the other themes it is listed under."""
        themes = {theme.pk: theme for theme in self.themes}
        return {
            item.pk: [themes[link.theme_id] for link in item.item_themes.all() if not link.is_first]
            for item in self.items
        }

    def said(self, *kinds: str) -> list[Statement]:
        """The statements of these kinds that are not part of another, in order."""
        return [row for row in self.statements if row.kind in kinds and row.parent_id is None]

    def parts_of(self, statement: Statement) -> list[Statement]:
        """The parts of a statement, in order."""
        return [row for row in self.statements if row.parent_id == statement.pk]

    def reached_by(self, *kinds: str) -> list[Contact]:
        """The contacts of these kinds, in order."""
        return [contact for contact in self.contacts if contact.kind in kinds]

    def fingerprint(self) -> str:
        """A hash of every row of the edition: it changes when any of them does."""
        return self._hash(self._rows())

    def text_fingerprint(self) -> str:
        """A hash of all that bodies agree to: every row but who agreed it, and which findings were passed over, and why."""
        return self._hash(row for row in self._rows() if not isinstance(row, Approval | AcceptedFault))

    @staticmethod
    def _hash(every: Iterable[Model]) -> str:
        without = ["published_at", "set_aside_at", "themes", "districts", "identities"]
        rows = [[type(row).__name__, model_to_dict(row, exclude=without)] for row in every]
        return hashlib.sha256(json.dumps(rows, cls=DjangoJSONEncoder, sort_keys=True).encode()).hexdigest()

    def _rows(self):
        yield self.edition
        yield from self.themes
        for item in self.items:
            yield item
            yield from item.rules.all()
            yield from item.providers.all()
            yield from item.item_themes.all()
        for contact in self.contacts:
            yield contact
            yield from contact.numbers.all()
            yield from contact.emails.all()
            yield from contact.contact_districts.all()
        for point in self.points:
            yield point
            yield from point.point_items.all()
        for rows in (
            self.statements,
            self.documents,
            self.consultations,
            self.approvals,
            self.changes,
            self.accepted_faults,
            self.item_changes,
            self.district_items,
            self.joint_authorities,
        ):
            yield from rows


def read_contents(edition: Edition) -> Contents:
    """Everything of an edition, in a number of queries that does not grow with it."""
    authority = Authority.objects.prefetch_related("languages", "role_titles", "words", "districts").get(
        pk=edition.authority_id
    )
    return Contents(
        edition=edition,
        authority=authority,
        themes=list(edition.themes.all()),
        items=list(
            whole_items(edition).prefetch_related(Prefetch("item_themes", ItemTheme.objects.order_by("position")))
        ),
        contacts=list(
            edition.contacts.prefetch_related(
                "numbers",
                "emails",
                Prefetch("contact_districts", ContactDistrict.objects.select_related("district").order_by("pk")),
            )
        ),
        statements=list(edition.statements.all()),
        documents=list(edition.documents.all()),
        consultations=list(edition.consultations.all()),
        approvals=list(edition.approvals.all()),
        changes=list(edition.changes.all()),
        accepted_faults=list(edition.accepted_faults.all()),
        item_changes=list(edition.item_changes.select_related("identity").order_by("pk")),
        points=list(
            edition.points.prefetch_related(
                Prefetch("point_items", PointItem.objects.select_related("identity").order_by("pk"))
            )
        ),
        district_items=list(edition.district_items.select_related("district", "differs_from")),
        joint_authorities=list(edition.joint_authorities.select_related("authority").order_by("pk")),
        before=read_before(edition),
        corrections=list(
            edition.corrections.filter(approved_at__isnull=False).select_related("identity").order_by("approved_at")
        ),
    )
