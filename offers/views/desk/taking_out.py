"""Files to take away: the template of the spreadsheet, and an edition as that spreadsheet."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from leaving_care.council_views import Signed
from offers.bringing.taking_out import rows_of
from offers.bringing.writing import TYPE, write
from offers.contents import read_contents
from offers.views.desk.common import EDIT, find_council, find_edition


@require_safe
def template_view(request: Signed, council: str) -> HttpResponse:
    """The spreadsheet with nothing in it, to fill in."""
    find_council(request, council, EDIT)
    return _file(write({}, made_on=request.today), "offer-template.xlsx")


@require_safe
def export_view(request: Signed, council: str, number: int) -> HttpResponse:
    """An edition, published or not, as the spreadsheet."""
    edition = find_edition(request, council, number, EDIT)
    rows = rows_of(read_contents(edition))
    return _file(write(rows, made_on=request.today), f"{council}-edition-{number}.xlsx")


def _file(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
