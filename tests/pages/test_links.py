"""Where links lead, inside the portal and out of it."""

import re
from urllib.parse import urlsplit

from tests.pages.reading import faulty, is_file, is_numbered

# A whole number, or one of the short ones that work all over the UK (999, 116 123, 0800 1111).
DIALLED = re.compile(r"(tel|sms):((\+44|0)[1-9]\d{8,9}|[1-9]\d{2,5}|(\+44|0)800\d{4})")

# What Django answers and no file does; tests/test_access.py opens each.
ANSWERED = re.compile(r"/law/|/accounts/home/|/[\w-]+/((suggest|formats)|(in/[\w-]+/)?(search|status|what-can-i-get))/")


def test_no_link_is_dead(site):
    """Of the offer in force and of every edition by its number: the page is there, and the part of it."""

    def dead(page):
        wrong = []
        for path, part in page.internal:
            target = site.pages.get(path) if path != page.address else page
            if path not in site.files and not ANSWERED.fullmatch(path):
                wrong.append(path)
            elif part and target and part not in target.ids:
                wrong.append(f"{path}#{part}")
        return wrong

    pages = [page for page in site.pages.values() if not is_file(page)]
    assert sum(len(page.internal) for page in pages) > 5_000
    assert faulty(pages, dead) == {}


def test_a_numbered_edition_keeps_to_itself(site):
    """Reading an old edition, nobody slips into today's: its own pages link to its own items."""

    def strays(page):
        todays = re.compile(rf"/{page.name}/(offer/(?!editions/)|contacts/|promises/)")
        return sorted({path for path, _ in page.internal if todays.match(path)})

    numbered = [page for page in site.pages.values() if is_numbered(page)]
    assert len(numbered) > 100
    assert faulty(numbered, strays) == {}


def test_links_out_of_the_portal_work_as_they_are_written(site):
    def unusable(page):
        wrong = []
        for href in page.hrefs:
            scheme = urlsplit(href).scheme
            if scheme in ("tel", "sms"):
                wrong += [] if DIALLED.fullmatch(href) else [href]
            elif scheme == "mailto":
                wrong += [] if re.fullmatch(r"mailto:[^@\s]+@[\w-]+(\.[\w-]+)+", href) else [href]
            elif scheme:
                wrong += [] if re.fullmatch(r"https://[\w-]+(\.[\w-]+)+(/\S*)?", href) else [href]
            elif not href.startswith(("/", "#")):
                wrong.append(href)
        return wrong

    assert faulty(site.pages.values(), unusable) == {}


def test_no_number_is_shown_unfinished(site):
    assert faulty(site.pages.values(), lambda page: re.findall(r"\w*XX\w*", " ".join([page.text, *page.hrefs]))) == {}


def test_complaints_and_an_advocate_are_two_links_away_from_everywhere(site):
    def far(page):
        # The county's, or that of a district.
        goal = re.compile(rf"/{page.name}/(in/[\w-]+/)?complaints/")
        near = {path for path, _ in page.internal}
        further = {path for each in near if each in site.pages for path, _ in site.pages[each].internal}
        return not any(goal.fullmatch(path) for path in near | further)

    pages = [page for page in site.pages.values() if page.name in site.councils and not is_file(page)]
    assert faulty(pages, far) == {}
    for council in site.councils:
        assert "advocates" in site.pages[f"/{council}/complaints/"].ids
