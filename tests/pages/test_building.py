"""How each page is built: nothing fetched, headings in order, named and labelled."""

import re
from itertools import pairwise

import pytest

from tests.pages.reading import HEADINGS, faulty, has_head, is_file, is_numbered, words

pytestmark = pytest.mark.once


def test_a_page_needs_nothing_but_itself(site):
    def fetched(page):
        wrong = [each.tag for each in page.all("img", "iframe", "object", "embed", "video", "audio", "source", "base")]
        wrong += [each.get("src") for each in page.tree.iter() if each.get("src")]
        wrong += [
            each.get("href")
            for each in page.all("link")
            if each.get("rel") != "canonical" and each.get("href") != "data:,"
        ]
        wrong += [
            each.get("type") or "script" for each in page.all("script") if each.get("type") != "application/ld+json"
        ]
        wrong += [name for each in page.tree.iter() for name in each.keys() if name.startswith("on") or name == "style"]
        for style in page.all("style"):
            wrong += [
                address
                for address in re.findall(r"url\(\s*[\"']?([^\"')]*)", style.text)
                if not address.startswith("data:")
            ]
            wrong += re.findall(r"@import|@font-face", style.text)
        return wrong

    assert faulty(site.pages.values(), fetched) == {}


def test_headings_are_in_order(site):
    def disorder(page):
        levels = [int(each.tag[1]) for each in page.all(*HEADINGS)]
        skipped = [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1]
        empty = [each.tag for each in page.all(*HEADINGS) if not words(each)]
        return skipped + empty or levels[0] != 1 or levels.count(1) != 1

    assert faulty(site.pages.values(), disorder) == {}


def test_a_page_says_what_it_is(site):
    def unsaid(page):
        wrong = [] if page.tree.get("lang") == "en" else ["lang"]
        wrong += [] if page.title and page.title != page.address else ["title"]
        wrong += [] if page.meta("viewport") == "width=device-width,initial-scale=1" else ["viewport"]
        wrong += [] if len(page.all("main")) == 1 else ["main"]
        canonical = [each.get("href") for each in page.all("link") if each.get("rel") == "canonical"]
        wrong += [] if len(canonical) <= 1 else ["canonical"]
        if "404" not in page.address and has_head(page):
            wrong += [] if page.meta("description") else ["description"]
        return wrong

    assert faulty(site.pages.values(), unsaid) == {}


def test_no_two_pages_of_a_council_have_one_title(site, council):
    titles = {}
    for page in site.of(council):
        if not is_numbered(page) and not is_file(page):
            titles.setdefault(page.title, []).append(page.address)
    assert {title: pages for title, pages in titles.items() if len(pages) > 1} == {}


def test_the_way_past_the_head_comes_first(site):
    def misplaced(page):
        first = next(each for each in page.body.iter() if each.tag in ("a", "button", "input"))
        return first.get("href") != f"#{page.main.get('id')}" and first.get("href")

    assert faulty([page for page in site.pages.values() if has_head(page)], misplaced) == {}


def test_every_id_is_used_once(site):
    assert (
        faulty(site.pages.values(), lambda page: sorted({name for name in page.ids if page.ids.count(name) > 1})) == {}
    )


def test_a_field_has_a_label_and_a_landmark_a_name(site):
    def nameless(page):
        labelled = {each.get("for") for each in page.all("label")}
        wrong = [each.get("id") for each in page.all("input", "select", "textarea") if each.get("id") not in labelled]
        names = [each.get("aria-label") or each.get("aria-labelledby") for each in page.all("nav")]
        return wrong + [name for name in names if not name or names.count(name) > 1]

    assert faulty(site.pages.values(), nameless) == {}
