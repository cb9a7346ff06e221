"""A small draft that people without an account check, and links to it."""

from datetime import date, timedelta

from leaving_care.models import Role
from offers.actions import links
from offers.models import Contact, ContactEmail, ContactNumber, Edition, Item, ItemIdentity, ItemTheme, Link, Theme
from tests.people import NOW, TODAY, council, member

SOON = TODAY + timedelta(days=14)
ITEMS = {"starter-pack": "Starter pack", "laptop": "A laptop", "advice": "Advice about money"}


def a_draft(slug="testshire", number=1) -> Edition:
    """A draft of two themes and three items, with a team that has a number."""
    edition = Edition.objects.create(
        authority=council(slug), number=number, title="Local offer", effective_from=date(2027, 4, 1)
    )
    home = Theme.objects.create(edition=edition, slug="home", name="Your home", position=0)
    money = Theme.objects.create(edition=edition, slug="money", name="Your money", position=1)
    for position, (key, name) in enumerate(ITEMS.items()):
        identity, _ = ItemIdentity.objects.get_or_create(authority=edition.authority, key=key)
        words = f"What {name} is in {slug}."
        item = Item.objects.create(
            edition=edition, identity=identity, slug=key, name=name, what_we_offer=words, position=position
        )
        ItemTheme.objects.create(item=item, theme=money if key == "advice" else home, is_first=True, position=position)
    team = Contact.objects.create(edition=edition, key="team", kind="team", name="Leaving Care Team", position=0)
    ContactNumber.objects.create(contact=team, number="01632 960001", position=0)
    return edition


def on_duty(edition: Edition, email="duty@testshire.example") -> Contact:
    """A duty worker of an edition who can be written to."""
    duty = Contact.objects.create(edition=edition, key="duty", kind="duty", name="Duty", position=1)
    ContactEmail.objects.create(contact=duty, email=email, position=0)
    return duty


def in_force(edition: Edition) -> Edition:
    """The same edition, published and in force."""
    edition.effective_from, edition.published_at = date(2026, 4, 1), NOW - timedelta(days=90)
    edition.save()
    return edition


def identity(edition: Edition, key="starter-pack") -> ItemIdentity:
    """One of the draft's promises."""
    return ItemIdentity.objects.get(authority=edition.authority, key=key)


def an_editor(slug="testshire"):
    """Somebody who may change a council's draft."""
    return member(Role.EDITOR, council(slug)).user


def partner_link(edition: Edition, *keys: str, at=NOW, by=None, **values) -> tuple[Link, str]:
    """A partner's link, to the starter pack if nothing else is said, and its secret."""
    said = {"kind": "partner", "name": "Robin", "organisation": "Testshire housing", "ends_on": SOON} | values
    chosen = [identity(edition, key) for key in keys or ["starter-pack"]]
    return links.make(edition, items=chosen, by=by or an_editor(edition.authority.slug), at=at, **said)


def guest_link(edition: Edition, *, at=NOW, **values) -> tuple[Link, str]:
    """A link for guests, and its secret."""
    said = {"kind": "guest", "name": "The forum", "ends_on": SOON} | values
    return links.make(edition, by=an_editor(edition.authority.slug), at=at, **said)


def token(form_class, *, opened_at=NOW - timedelta(minutes=1), key=None) -> dict[str, str]:
    """What an open form carries unseen, opened a minute ago."""
    import uuid

    from offers.open_forms import OPENED, Opening

    return {OPENED: Opening(key or uuid.UUID(int=1), opened_at).signed(form_class.purpose)}
