"""Which pages an edition and a council have."""

from collections.abc import Iterator
from typing import Any

from leaving_care.law import provisions, statuses
from leaving_care.models import Authority
from offers import text
from offers.care_words import care_words
from offers.contents import Contents
from offers.helplines import helplines
from offers.models import Contact
from offers.rendering.changes import changes_page
from offers.rendering.corrections import taken_off_pages
from offers.rendering.pages import Page, PageMaker
from offers.rendering.points import told_points
from offers.rendering.structured import structured_data


def offer_pages(make: PageMaker, contents: Contents, files: dict[str, Any]) -> Iterator[Page]:
    """The pages that an edition keeps for ever: its offer, themes, items, contacts and promises."""
    at, name = make.at, make.council.short_name
    way = [] if make.numbered else [("The offer", at.offer)]
    yield make.page(
        at.offer, "offer", "What we offer", f"Everything {name} offers its care leavers, by theme.", **files
    )
    yield make.page(at.whole, "whole", "The whole offer on one page", f"The whole local offer of {name}.", way, **files)
    for theme in contents.themes:
        yield make.page(
            at.theme(theme),
            "theme",
            theme.name,
            f"{theme.name}: what {name} offers.",
            way,
            theme=theme,
            leaflet=files["leaflets"].get(theme.slug),
        )
    for item in contents.items:
        theme = contents.first_theme[item.pk]
        yield make.page(
            at.item(item),
            "item",
            item.name,
            text.plain(item.what_we_offer)[:150],
            [*way, (theme.name, at.theme(theme))],
            item=item,
            theme=theme,
            provision=provisions().get(item.provision),
        )
    yield make.page(
        at.contacts,
        "contacts",
        "Contacts",
        f"How to reach the people who help care leavers in {name}.",
        districts=districts(contents),
        structured_data=structured_data(make.council, contents),
    )
    yield make.page(at.promises, "promises", "What we promise", f"The promises of {name} to its care leavers.")
    yield make.page(at.how_it_works, "how_it_works", "How the service works", f"How leaving care works in {name}.")
    if told_points(contents) or contents.said("you_said"):
        yield make.page(
            at.you_said, "you_said", "You said, we did", f"What young people told {name}, and what came of it."
        )
    yield changes_page(make, contents)
    yield from taken_off_pages(make, contents, way)


def council_pages(
    make: PageMaker, contents: Contents | None, files: dict[str, Any], editions: list[Any]
) -> Iterator[Page]:
    """The council's other pages, which stand whatever edition is in force, or none."""
    at, name = make.at, make.council.short_name
    yield make.page(
        at.home,
        "council_home" if contents else "no_offer",
        f"Local offer for care leavers in {name}",
        f"What {make.council.name} offers you when you leave care, who can get it and who to ask.",
        editions=editions,
        structured_data=structured_data(make.council, contents),
        **files,
    )
    yield make.page(
        at.editions, "editions", "All editions", f"Every edition of the offer of {name}.", editions=editions
    )
    if contents:
        yield make.page(
            at.booklets,
            "booklets",
            "Booklets and other formats",
            "The offer to print, keep or give to somebody.",
            **files,
        )
    yield make.page(
        at.who,
        "who",
        "Who can get help",
        "The four groups of care leavers, in plain words.",
        groups=list(statuses().values()),
    )
    yield make.page(
        at.complaints,
        "complaints",
        "Not happy? Complain, or get an advocate",
        "How to challenge what we do.",
        provision=provisions()["ca1989-s26"],
    )
    yield make.page(
        at.help_now,
        "help_now",
        "Help now, day or night",
        "Numbers to ring or text when it cannot wait.",
        helplines=helplines(),
    )
    yield make.page(
        at.care_words, "care_words", "Care words explained", "What the words mean.", care_words=care_words()
    )
    yield make.page(
        at.accessibility, "accessibility", "Accessibility", "How easy these pages are to use, for everyone."
    )
    yield make.page(at.privacy, "privacy", "Privacy", "What these pages know about you: nothing.")


def missing_page(make: PageMaker) -> Page:
    """What is shown for an address of this council where there is nothing."""
    return make.page(f"{make.at.home}404", "not_found", "Page not found", councils=[])


def districts(contents: Contents) -> list[tuple[Authority, Contact]]:
    """Each district with the contact on duty for it, in the order of the districts' names."""
    served = [(link.district, contact) for contact in contents.contacts for link in contact.contact_districts.all()]
    return sorted(served, key=lambda pair: pair[0].short_name)
