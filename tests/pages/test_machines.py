"""What machines are told: search engines, and whoever follows the sitemap."""

import json
import re
import tomllib
from urllib.parse import urlsplit

from django.conf import settings

from leaving_care.store import SITE
from tests.pages.conftest import COUNCILS, FIXTURES
from tests.pages.reading import faulty, is_file, is_numbered


def test_search_engines_are_told_of_the_service(site, council):
    for address in (f"/{council}/", f"/{council}/contacts/"):
        (block,) = [each for each in site.pages[address].all("script")]
        data = json.loads(block.text)
        assert data["@type"] == "GovernmentService"
        assert (
            data["provider"]["name"]
            == tomllib.loads((FIXTURES / council / "authority.toml").read_text())["authority"]["name"]
        )
        points = data["provider"]["contactPoint"]
        assert points
        assert all(re.fullmatch(r"\+44\d{9,10}", point["telephone"]) for point in points)


def canonical(page):
    """The addresses that a page names as that of which it is a copy."""
    return [each.get("href") for each in page.all("link") if each.get("rel") == "canonical"]


def is_of_district(page):
    """Whether it is the offer as it is in one district."""
    return re.match(r"/[\w-]+/in/[\w-]+/", page.address) is not None


def test_the_sitemap_lists_every_page_once(site, store, day, council):
    """All but files, copies under an edition's number, and a district's pages that say what the county's do."""
    release = store.schedule(council).on(day)
    listed = re.findall(
        r"<loc>([^<]*)</loc>", store.path(council, release, site.files[f"/{council}/sitemap.xml"]).read_text()
    )
    assert all(address.startswith(settings.SITE_ADDRESS) for address in listed)
    paths = [urlsplit(address).path for address in listed]
    assert len(paths) == len(set(paths))
    kept_out = ("/offer/editions/1/", "/files/", "404.html")
    assert set(paths) == {
        page.address
        for page in site.of(council)
        if not any(part in page.address for part in kept_out) and not (is_of_district(page) and canonical(page))
    }


def test_the_portal_lists_its_councils_for_people_and_for_machines(site, store, day):
    release = store.schedule(SITE).on(day)

    def read(address):
        return store.path(SITE, release, site.files[address]).read_text()

    assert re.findall(r"<loc>[^<]*?(/[\w-]+/)sitemap.xml</loc>", read("/sitemap.xml")) == [
        f"/{slug}/" for slug in COUNCILS
    ]
    robots = read("/robots.txt").splitlines()
    assert f"Sitemap: {settings.SITE_ADDRESS}/sitemap.xml" in robots
    assert {"Disallow: /accounts/", "Disallow: /me/", "Disallow: /work/", "Disallow: /manage/"} <= set(robots)
    assert {f"/{slug}/" for slug in COUNCILS} <= {path for path, _ in site.pages["/"].internal}


def test_a_copy_under_an_editions_number_names_the_page_that_it_is_a_copy_of(site):
    """So that search engines keep today's page; every other page is its own, but for a district's that says the county's."""

    def astray(page):
        named = canonical(page)
        if is_of_district(page) and named:
            of_county = re.sub(r"/in/[\w-]+/", "/", page.address)
            # Of an old edition, what the county's names.
            wanted = canonical(site.pages[of_county]) if is_numbered(page) else [of_county]
            return urlsplit(named[0]).path != urlsplit(wanted[0]).path
        if not is_numbered(page):
            return named
        path = urlsplit(named[0]).path if len(named) == 1 else ""
        return path not in site.pages or site.pages[path].title != page.title or "/editions/" in path

    assert faulty((page for page in site.pages.values() if not is_file(page)), astray) == {}
