"""The whole draft to read: everything that bodies agree to, part by part, with what became of it since last year."""

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from leaving_care.council_views import Signed
from offers.agreeing import state
from offers.checked import checks_of
from offers.contents import Contents, read_contents
from offers.desk_lists.places import row_place
from offers.models import Edition
from offers.reading import Part, Reading, Row, read, read_then
from offers.views.desk.common import EDIT, find_edition, may

PAGE = 25  # rows in full on a page


@require_safe
def read_view(request: Signed, council: str, number: int) -> HttpResponse:
    """What is said of the whole, and the parts in the offer's order; ?part=… a part in full, ?row=… the part that has a row."""
    edition = find_edition(request, council, number)
    contents = read_contents(edition)
    reading = read(contents, read_then(contents.before) if contents.before else None)
    part = _chosen(request, reading)
    told = {
        "edition": edition,
        "council": edition.authority,
        "reading": reading,
        "before": contents.before.edition if contents.before else None,
        "part": part,
        "now": state(edition, contents) if edition.is_draft and not edition.set_aside_at else None,
    }
    if part is None:
        return render(
            request, "desk/agreeing/read.html", told | {"rows": _shown(request, contents, reading.whole.rows)}
        )
    page = Paginator(part.rows, PAGE).get_page(request.GET.get("page") or _page_of(part, request.GET.get("row", "")))
    told |= {
        "page": page,
        "query": f"part={part.slug}&",
        "rows": _shown(request, contents, page),
        "next": None if page.has_next() else reading.after(part.slug),
    }
    return render(request, "desk/agreeing/read_part.html", told)


def _chosen(request: Signed, reading: Reading) -> Part | None:
    """The part that the address asks for. Raises Http404 for one that is not there; a row that has gone leads to the whole."""
    if slug := request.GET.get("part"):
        part = reading.of(slug)
        if part is None:
            raise Http404
        return part
    return reading.part_with(request.GET.get("row", ""))


def _page_of(part: Part, label: str) -> int:
    place = next((place for place, row in enumerate(part.rows) if row.label == label), 0)
    return place // PAGE + 1


def _shown(request: Signed, contents: Contents, rows) -> list[tuple[Row, list, str]]:
    """Each row with who checked it, and for editors of a draft where it is changed."""
    edition: Edition = contents.edition
    rows = list(rows)
    checks = checks_of(edition) if any(row.identity for row in rows) else {}
    may_edit = may(request, EDIT, edition.authority)
    return [
        (
            row,
            checks.get(row.identity.pk, []) if row.identity else [],
            row_place(edition, row.label) if may_edit else "",
        )
        for row in rows
    ]
