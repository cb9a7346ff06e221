"""A small edition that has every feature an offer can have, built row by row."""

from datetime import date
from itertools import count

from leaving_care.models import Authority, AuthorityLanguage, RoleTitle
from offers.contents import Contents, read_contents
from offers.models import (
    Approval,
    Change,
    Consultation,
    Contact,
    ContactEmail,
    ContactNumber,
    Document,
    Edition,
    Item,
    ItemIdentity,
    ItemProvider,
    ItemRule,
    ItemTheme,
    Statement,
    Theme,
)


def an_edition(slug: str = "smallton") -> Contents:
    """A council's edition: two themes, items of every duty, nested statements, four languages, missing numbers."""
    council = Authority.objects.create(
        slug=slug,
        name="Smallton Borough & City Council",
        short_name="Smallton",
        tier="unitary",
        accent="#5a2d6e",
        people_word="care leavers",
        owner_post="Chief Executive",
        service_name="The Nest",
        service_name_credit="Year 11",
        website="https://www.smallton.example",
    )
    RoleTitle.objects.create(authority=council, role="personal_adviser", title="leaving care worker")
    for position, code in enumerate(("ur", "pa", "pl", "ti")):
        AuthorityLanguage.objects.create(authority=council, code=code, position=position)
    edition = Edition.objects.create(
        authority=council,
        number=3,
        title="Local offer for care leavers",
        subtitle="What you can expect from us",
        effective_from=date(2026, 4, 1),
        review_due_as_printed="January 2027",
        legal_basis=["cswa2017-s2"],
        foreword="You matter to us. Łódź, naïve, “quoted” – all of it prints.\n\nAsk [us](https://www.smallton.example/ask/).",
        other_formats="Ask us for **Braille**, audio or another language.",
    )
    paper = Document.objects.create(
        edition=edition, key="money", title="Money policy", url="https://www.smallton.example/money", position=0
    )
    _themes(edition, paper)
    _contacts(edition)
    _statements(edition)
    Consultation.objects.create(
        edition=edition,
        who="The care leavers' forum",
        held_on=date(2026, 1, 9),
        people=12,
        changed="A laptop.",
        position=0,
    )
    Approval.objects.create(edition=edition, body="Corporate Parenting Board", approved_on=date(2026, 2, 3), position=0)
    Change.objects.create(edition=edition, kind="better", text="More for your first home.", ages_from=18, position=0)
    return read_contents(edition)


def _themes(edition, paper):
    home = Theme.objects.create(edition=edition, slug="home", name="Your home", areas=["accommodation"], position=0)
    money = Theme.objects.create(
        edition=edition, slug="money", name="Money & bills", intro="Money to live on.", icon="money", position=1
    )
    pack = _item(
        edition, home, "starter-pack", "Home starter pack",
        kind="money", duty="choose", policy=paper, amount_set_in=paper, amount_figure=2000, amount_at_most=True,
        amount_each="once", what_we_offer="For your first home:\n\n- pans\n- bedding\n    - a duvet\n    - sheets",
        to_know="Keep the receipts.", our_part="We go with you.", your_part="Tell us early.", how_to_get_it="Ask us.",
        who_decides="team manager", decided_within="10 working days", in_plan=True,
        elsewhere="It works anywhere in England.",
        also=money,
    )  # fmt: skip
    ItemRule.objects.create(item=pack, age_from=16, age_to=20, last_year_included=True, position=0)
    ItemRule.objects.create(
        item=pack, age_from=21, age_to=25, last_year_included=False, statuses=["former_relevant"],
        living=["first_tenancy", "own_tenancy"], limited=True, note="Once only.", position=1,
    )  # fmt: skip
    ItemProvider.objects.create(item=pack, name="The Furniture Shed", gives="furniture", ends_on=date(2027, 3, 31))
    _item(
        edition, home, "safe-home", "If you are not safe at home",
        sensitive=True, duty="must", provision="ca1989-s23c", what_we_offer="We find a safe place. \U0001f3e0 Ring us.",
    )  # fmt: skip
    _item(
        edition, money, "laptop", "A laptop",
        kind="money", duty="should", provision="guidance-vol3", what_we_offer="A laptop for your studies.",
        happens="every year", who_for="students", open_to_other_councils=True, funding_ends_on=date(2027, 3, 31),
    )  # fmt: skip
    _item(
        edition,
        money,
        "advice",
        "Advice about money",
        what_we_offer="Read [MoneyHelper](https://www.moneyhelper.example/).",
    )


def _item(edition, theme, slug, name, *, also=None, **said):
    identity = ItemIdentity.objects.create(authority=edition.authority, key=slug)
    position = edition.items.count()
    item = Item.objects.create(edition=edition, identity=identity, slug=slug, name=name, position=position, **said)
    ItemTheme.objects.create(item=item, theme=theme, is_first=True, position=position)
    if also:
        ItemTheme.objects.create(item=item, theme=also, is_first=False, position=position)
    return item


def _contacts(edition):
    places = count()

    def contact(key, kind, name, numbers=(), **said):
        made = Contact.objects.create(edition=edition, key=key, kind=kind, name=name, position=next(places), **said)
        for position, number in enumerate(numbers):
            ContactNumber.objects.create(contact=made, position=position, **number)
        return made

    team = contact(
        "team", "team", "Leaving care team",
        [{"number": "01632 960001", "label": "Office"}, {"number": "07700 900001", "kind": "sms"}],
        host="The Hub", address=["1 High Street", "Smallton"], postcode="SM1 1AA", hours="9am to 5pm", walk_in=True,
        welcome="You are always welcome.", say="Ask for the duty worker.", serves="All of Smallton",
    )  # fmt: skip
    ContactEmail.objects.create(contact=team, email="care@smallton.example", position=0)
    ContactEmail.objects.create(contact=team, as_printed="(no address given)", label="Duty", position=1)
    contact("minicom", "office", "Minicom", [{"number": "01632 960009", "kind": "text_relay"}])
    contact("night", "out_of_hours", "At night", [{"as_printed": "0163296XXXX"}], promised="A number is promised.")
    contact("helpline", "helpline", "A helpline", [{"number": "0800 123 4567", "free": True}])
    contact("complaints", "complaints", "Complaints", [{"number": "01632 960002"}])
    contact("advocacy", "advocacy", "Advocates")
    contact("ur", "language", "Help in Urdu", [{"number": "01632 960003", "language": "ur"}])
    contact("pa", "language", "Help in Punjabi", [{"as_printed": "0133264XXXX", "language": "pa"}])
    contact("pl", "language", "Help in Polish", [{"number": "01632 960004", "language": "pl"}])


def _statements(edition):
    places = count()

    def say(kind, key, title, text="", **said):
        return Statement.objects.create(
            edition=edition, kind=kind, key=key, title=title, text=text, position=next(places), **said
        )

    say("about", "about", "What this is", "It says what you can get.")
    say("how_it_works", "how", "Your plan", "We make it with you:\n\n1. we listen\n2. we write")
    say("allocation", "when", "When you get a worker", "Before you are 16.")
    pledge = say("pledge", "pledge", "To find you a home")
    part = say("pledge", "pledge-choice", "A choice", "At least two places.", parent=pledge)
    say("pledge", "pledge-look", "A look round", parent=part)
    say("principle", "principle", "Be kind", "Always.")
    say(
        "promise",
        "promise",
        "A bus pass",
        "For everyone.",
        owner="Director",
        due_as_printed="early 2027",
        state="promised",
    )
    say("right", "right", "Your files", "You can see them.")
    say("extra_support", "extra", "Young parents", "We help more.")
    say("group", "group", "The forum", "It meets on Mondays.")
    say("you_said", "said", "You said: more trips", "We go twice a year.")
    say("notice", "notice", "The office is closed", until=date(2026, 12, 31))
    say("figure", "figure", "Care leavers here", figure=68, said_by="The council", on=date(2026, 1, 1))
    say("announcement", "news", "A new hub", on=date(2026, 3, 1))
