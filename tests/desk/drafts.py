"""Editions for tests of the desk: a small council's offer with everything in it, published or not."""

from datetime import UTC, date, datetime

from leaving_care.models import Role
from offers.models import (
    Contact,
    ContactDistrict,
    DistrictItem,
    Edition,
    Item,
    ItemIdentity,
    JointAuthority,
    Point,
    PointItem,
)
from tests.offers.builders import an_edition
from tests.people import council, member

PUBLISHED_AT = datetime(2026, 3, 1, 9, tzinfo=UTC)


def whole_edition(slug="smallton") -> Edition:
    """A draft with every feature, those that councils share too, and three points that people made."""
    edition = an_edition(slug).edition
    district = council("littleton")
    starter = ItemIdentity.objects.get(authority=edition.authority, key="starter-pack")
    ContactDistrict.objects.create(contact=Contact.objects.get(edition=edition, key="team"), district=district)
    DistrictItem.objects.create(
        edition=edition, district=district, key="more", differs_from=starter, reason="They say so.", position=0
    )
    JointAuthority.objects.create(edition=edition, authority=district)
    Item.objects.filter(edition=edition, slug="starter-pack").update(amount_last_reviewed_on=date(2025, 5, 1))
    Contact.objects.filter(edition=edition, key="night").update(valid_from=date(2026, 1, 1))
    consultation = edition.consultations.get()
    for position, answer in enumerate(("done", "doing", "not_yet")):
        point = Point.objects.create(
            edition=edition, consultation=consultation, said=f"More {answer}", answer=answer, position=position
        )
        PointItem.objects.create(point=point, identity=starter)
    return edition


def publish(edition, at=PUBLISHED_AT) -> Edition:
    """Freezes an edition, without its pages."""
    Edition.objects.filter(pk=edition.pk).update(published_at=at)
    edition.refresh_from_db()
    return edition


def editor(edition_or_council):
    """Somebody who edits a council's offer."""
    return member(Role.EDITOR, getattr(edition_or_council, "authority", edition_or_council)).user
