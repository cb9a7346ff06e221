"""The booklets of an edition: the whole offer, the same in large print, and a leaflet for each theme, as tagged PDFs.

Everything in them comes from the edition. No clock is read, so the same edition makes the same bytes on any day.
"""

from dataclasses import dataclass
from hashlib import sha256

from django.template.loader import get_template
from weasyprint import HTML
from weasyprint.urls import URLFetcher

from leaving_care.law import statuses
from leaving_care.models import Role
from offers import booklet_paper as paper
from offers import tagging, words
from offers.addresses import Addresses
from offers.booklet_entries import Section, sections
from offers.contents import Contents
from offers.languages import LANGUAGES, Language
from offers.models import ContactNumber

DEFAULT_ACCENT = "#1d4f60"


@dataclass(frozen=True)
class Booklet:
    """What is to be made. `name` is part of the file's name; `theme` is a leaflet's theme by its address."""

    name: str
    title: str
    html: str
    large_print: bool = False
    theme: str | None = None


@dataclass(frozen=True)
class Pdf:
    """A booklet that has been made."""

    bytes: bytes
    pages: int


def booklets(contents: Contents, *, on_address: str) -> list[Booklet]:
    """Every booklet of an edition, ready for `make_pdf`. `on_address` is where the portal is reached, to be printed."""
    shared = _shared(contents, on_address)
    edition, council = contents.edition, contents.authority.name
    title = f"{edition.title}: {council}, edition {edition.number}"
    large = f"{title} (large print)"
    made = [
        Booklet("whole-offer", title, _html("whole", title, shared)),
        Booklet("whole-offer-large-print", large, _html("whole", large, shared, large=True), large_print=True),
    ]
    for section in shared["sections"]:
        slug, title = section.theme.slug, f"{section.theme.name}: leaflet of {council}, edition {edition.number}"
        made.append(Booklet(f"leaflet-{slug}", title, _html("leaflet", title, shared, section=section), theme=slug))
    return made


def make_pdf(html: str) -> Pdf:
    """The PDF/UA-1 file of a booklet's HTML, with its number of pages. The same HTML gives the same bytes."""
    tagging.install()
    # What is printed never depends on the network or the machine's files: only on what the HTML itself carries.
    document = HTML(string=html, url_fetcher=URLFetcher(allowed_protocols={"data"})).render(pdf_variant="pdf/ua-1")
    identifier = sha256(html.encode()).hexdigest()[:32].encode()
    made = document.write_pdf(finisher=tagging.finish, pdf_variant="pdf/ua-1", pdf_identifier=identifier)
    return Pdf(made, len(document.pages))


def _html(name: str, title: str, shared: dict, *, large: bool = False, section: Section | None = None) -> str:
    template = get_template(f"booklets/{name}.html")
    context = shared | {"booklet_title": title, "large": large, "section": section}
    written = template.render(context)
    # A second time, because which words need explaining shows only in what was written.
    if explained := paper.words_to_explain(written):
        written = template.render(context | {"meanings": explained})
    return paper.with_contents(paper.with_addresses(paper.without_pictographs(written)))


def _shared(contents: Contents, on_address: str) -> dict:
    # What all booklets of an edition have in common, worked out once.
    authority, edition = contents.authority, contents.edition
    listed = sections(contents)
    adviser = next((row for row in authority.role_titles.all() if row.role == Role.PERSONAL_ADVISER), None)
    first_day = f"from {words.day(edition.effective_from)}" if edition.effective_from else "first day not recorded yet"
    team = contents.reached_by("team", "office", "duty", "helpline")
    return {
        "contents": contents,
        "edition": edition,
        "authority": authority,
        "sections": listed,
        "money": [entry for section in listed for entry in section.own if entry.how_much],
        "statuses": statuses().values(),
        "adviser": adviser.title if adviser else "personal adviser",
        "people": authority.people_word or "care leavers",
        "first_day": first_day,
        "foot": f"{authority.name} · Local offer · edition {edition.number} · {first_day}",
        "website": paper.printed_address(authority.website),
        "online": paper.printed_address(f"{on_address}{Addresses(authority.slug).home}") if on_address else "",
        "languages": _languages(contents),
        "nearest": next((row for one in team for row in one.numbers.all() if row.number), None),
        "style": paper.style(authority.accent or DEFAULT_ACCENT),
    }


def _languages(contents: Contents) -> list[tuple[Language, list[ContactNumber]]]:
    # The council's languages in its own order, each with the numbers to ring for it.
    numbers: dict[str, list[ContactNumber]] = {}
    for contact in contents.contacts:
        for number in contact.numbers.all():
            numbers.setdefault(number.language, []).append(number)
    codes = [row.code for row in contents.authority.languages.all() if row.code != "en"]
    return [(LANGUAGES.get(code) or Language(code, code, code), numbers.get(code, [])) for code in codes]
