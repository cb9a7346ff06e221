"""The portal's own pages: find your council, accessibility, privacy, care words, and what machines ask for."""

from dataclasses import dataclass
from datetime import date

from django.conf import settings

from leaving_care.models import Authority
from leaving_care.store import SITE, Schedule, Store
from offers.addresses import Addresses
from offers.care_words import care_words
from offers.contents import Contents, read_contents
from offers.helplines import helplines
from offers.models import Edition, JointAuthority
from offers.open_data.whole import SCHEMA_ADDRESS, schema
from offers.rendering import side_by_side
from offers.rendering.council import HTML
from offers.rendering.pages import Page, first_to_ask
from offers.rendering.version import version


@dataclass(frozen=True)
class CouncilLine:
    """A council as the list of councils tells it."""

    authority: Authority
    address: str


def listed_councils(on: date) -> list[CouncilLine]:
    """The councils that have published an offer, by name, with their districts at hand."""
    councils = (
        Authority.objects.existing(on)
        .filter(editions__published_at__isnull=False)
        .distinct()
        .prefetch_related("districts")
        .order_by("short_name")
    )
    return [CouncilLine(council, f"/{council.slug}/") for council in councils]


def joint_lines(listed: list[CouncilLine], on: date) -> dict[CouncilLine, Contents]:
    """The councils whose offer is another's too, that have none of their own, with the offer in force on a day."""
    own = {line.authority.pk for line in listed}
    rows = (
        JointAuthority.objects.filter(edition__in=Edition.objects.in_force(on))
        .exclude(authority__in=own)
        .select_related("authority", "edition")
        .prefetch_related("authority__districts", "authority__role_titles")
        .order_by("edition__authority__slug", "pk")
    )
    found = {row.authority_id: row for row in reversed(rows)}
    return {CouncilLine(row.authority, f"/{row.authority.slug}/"): read_contents(row.edition) for row in found.values()}


def joint_page(line: CouncilLine, contents: Contents) -> Page:
    """The page of a council whose offer another keeps: whose it is, and the way into it."""
    council, keeper = line.authority, contents.authority
    return Page(
        line.address,
        "public/joint_home.html",
        f"Local offer for care leavers in {council.short_name}",
        {
            "council": council,
            "keeper": keeper,
            "councils_of": [keeper, *(row.authority for row in contents.joint_authorities)],
            "contents": contents,
            "edition": contents.edition,
            "at": Addresses(keeper.slug, contents),
            "ask": first_to_ask(contents),
        },
        f"What {council.name} offers you when you leave care. It gives its offer together with {keeper.name}.",
    )


def render_site(store: Store, today: date) -> bool:
    """Makes and publishes the portal's own pages, unless they say already what they should. Returns whether it did."""
    councils = listed_councils(today)
    joint = joint_lines(councils, today)
    listed = sorted([*councils, *joint], key=lambda line: line.authority.short_name)
    context = {"council": None, "contents": None, "edition": None, "at": None, "councils": listed, "ask": None}
    pages = {
        "index.html": Page(
            "/",
            "public/find_council.html",
            "Help for care leavers: find your council",
            context,
            "What each council offers young people who leave its care. No account needed.",
        ),
        "accessibility/index.html": Page(
            "/accessibility/", "public/accessibility.html", "Accessibility", context, "How easy these pages are to use."
        ),
        "privacy/index.html": Page(
            "/privacy/", "public/privacy.html", "Privacy", context, "What these pages know about you: nothing."
        ),
        "care-words/index.html": Page(
            "/care-words/",
            "public/care_words.html",
            "Care words explained",
            {**context, "care_words": care_words()},
            "What the words of the care system mean.",
        ),
        "help-now/index.html": Page(
            "/help-now/",
            "public/help_now.html",
            "Help now, day or night",
            {**context, "helplines": helplines()},
            "Numbers to ring or text when it cannot wait.",
        ),
        "404.html": Page("/404", "public/not_found.html", "Page not found", context),
    }
    for page in side_by_side.pages(store, [line.authority.slug for line in councils], today):
        pages[page.address.lstrip("/") + "index.html"] = page
    for line, contents in joint.items():
        pages[line.address.lstrip("/") + "index.html"] = joint_page(line, contents)
    files = [store.file(SITE, path, page.render(), HTML) for path, page in pages.items()]
    address = settings.SITE_ADDRESS
    maps = "".join(f"<sitemap><loc>{address}{line.address}sitemap.xml</loc></sitemap>" for line in councils)
    sitemap = f'<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{maps}</sitemapindex>'
    closed = "".join(f"Disallow: /{folder}/\n" for folder in ("accounts", "me", "work", "manage"))
    robots = f"User-agent: *\n{closed}Sitemap: {address}/sitemap.xml\n"
    files.append(store.file(SITE, "sitemap.xml", sitemap.encode(), "application/xml"))
    files.append(store.file(SITE, "robots.txt", robots.encode(), "text/plain; charset=utf-8"))
    files.append(store.file(SITE, SCHEMA_ADDRESS.lstrip("/"), schema(), "application/schema+json"))
    digest = store.add_release(SITE, files)
    schedule = store.schedule(SITE)
    if schedule is not None and schedule.on(today) == digest:
        return store.point(SITE, today)
    store.publish(SITE, Schedule(((today, digest),), version()), today)
    store.sweep(SITE)
    return True
