"""The booklets of an edition: the whole offer, the same in large print, and a leaflet for each theme, as tagged PDFs.

Everything in them comes from the edition, but for the numbers to ring now, which are the same for everybody. No clock is read,
so the same edition makes the same bytes on any day.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256

from django.template.loader import get_template
from weasyprint import HTML
from weasyprint.urls import URLFetcher

from leaving_care.law import statuses
from leaving_care.models import Authority, Role
from offers import booklet_paper as paper
from offers import tagging, words
from offers.addresses import Addresses
from offers.booklet_entries import Section, sections
from offers.contents import Contents
from offers.district_addresses import DistrictAddresses
from offers.districts import contents_in
from offers.easy_reading import EasyReads, easy_items
from offers.helplines import helplines
from offers.languages import LANGUAGES, Language
from offers.models import ContactNumber
from offers.speaking import ByRow, spoken_in

DEFAULT_ACCENT = "#1d4f60"


@dataclass(frozen=True)
class Booklet:
    """What is to be made. `name` is part of the file's name; `theme` is a leaflet's theme by its address.

    `language`: blank for English.
    """

    name: str
    title: str
    html: str
    large_print: bool = False
    theme: str | None = None
    language: str = ""
    called: str = "The whole offer"


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


def in_district(contents: Contents, district: Authority, *, on_address: str) -> list[Booklet]:
    """The whole offer as it is in a district, and in large print. None where the district has nothing of its own."""
    there = contents_in(contents, district)
    if not any(hasattr(item, "here") for item in there.items):
        return []
    shared = _shared(there, on_address, district)
    name, edition = f"in-{district.slug}", contents.edition
    title = f"{edition.title} in {district.short_name}: {contents.authority.name}, edition {edition.number}"
    large, called = f"{title} (large print)", f"The whole offer in {district.short_name}"
    return [
        Booklet(name, title, _html("whole", title, shared), called=called),
        Booklet(
            f"{name}-large-print", large, _html("whole", large, shared, large=True), large_print=True, called=called
        ),
    ]


def in_languages(contents: Contents, translations: Mapping[str, ByRow]) -> list[Booklet]:
    """The whole offer in each language that anything of it is translated into; what is not translated stays English."""
    made = []
    for spoken in spoken_in(contents, dict(translations)):
        code = spoken.language.code
        title = f"{spoken.words_of(contents.edition, 'title')}: {contents.authority.name}, {contents.edition.number}"
        told = {
            "spoken": spoken,
            "contents": contents,
            "edition": contents.edition,
            "authority": contents.authority,
            "sections": sections(contents),
            "booklet_title": title,
            "first_day": _first_day(contents),
            "foot": _foot(contents),
            "helplines": helplines(),
            "style": paper.style(contents.authority.accent or DEFAULT_ACCENT) + paper.sheet_of(spoken.language),
        }
        html = paper.without_pictographs(get_template("booklets/language.html").render(told))
        html = paper.with_contents(paper.with_addresses(html))
        made.append(Booklet(f"whole-offer-{code.lower()}", title, html, language=code))
    return made


def easy_read(contents: Contents, easy_reads: EasyReads) -> list[Booklet]:
    """What of the offer is there in easy read, in large letters and with its pictures; none where nothing is."""
    items = [easy for easy in easy_items(contents, easy_reads) if easy.is_shown]
    if not items:
        return []
    title = f"Easy read: {contents.edition.title}, {contents.authority.name}, edition {contents.edition.number}"
    shared = _shared(contents, "") | {"items": items, "booklet_title": title, "large": True}
    html = paper.without_pictographs(get_template("booklets/easy_read.html").render(shared))
    return [Booklet("easy-read", title, paper.with_contents(html), large_print=True, called="Easy read")]


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


def _shared(contents: Contents, on_address: str, district: Authority | None = None) -> dict:
    # What all booklets of an edition, or of it as it is in a district, have in common, worked out once.
    authority, edition = contents.authority, contents.edition
    listed = sections(contents)
    adviser = next((row for row in authority.role_titles.all() if row.role == Role.PERSONAL_ADVISER), None)
    first_day = _first_day(contents)
    team = contents.reached_by("team", "office", "duty", "helpline")
    at = DistrictAddresses(authority.slug, district=district.slug) if district else Addresses(authority.slug)
    return {
        "district": district,
        "contents": contents,
        "edition": edition,
        "authority": authority,
        "sections": listed,
        "money": [entry for section in listed for entry in section.own if entry.how_much],
        "statuses": statuses().values(),
        "adviser": adviser.title if adviser else "personal adviser",
        "people": authority.people_word or "care leavers",
        "first_day": first_day,
        "foot": _foot(contents, district),
        "helplines": helplines(),
        "website": paper.printed_address(authority.website),
        "online": paper.printed_address(f"{on_address}{at.home}") if on_address else "",
        "languages": _languages(contents),
        "nearest": next((row for one in team for row in one.numbers.all() if row.number), None),
        "style": paper.style(authority.accent or DEFAULT_ACCENT),
    }


def _first_day(contents: Contents) -> str:
    first = contents.edition.effective_from
    return f"from {words.day(first)}" if first else "first day not recorded yet"


def _foot(contents: Contents, district: Authority | None = None) -> str:
    where = f" in {district.short_name}" if district else ""
    return (
        f"{contents.authority.name} · Local offer{where} · edition {contents.edition.number} · {_first_day(contents)}"
    )


def _languages(contents: Contents) -> list[tuple[Language, list[ContactNumber]]]:
    # The council's languages in its own order, each with the numbers to ring for it.
    numbers: dict[str, list[ContactNumber]] = {}
    for contact in contents.contacts:
        for number in contact.numbers.all():
            numbers.setdefault(number.language, []).append(number)
    codes = [row.code for row in contents.authority.languages.all() if row.code != "en"]
    return [(LANGUAGES.get(code) or Language(code, code, code), numbers.get(code, [])) for code in codes]
