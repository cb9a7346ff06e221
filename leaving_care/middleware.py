"""What every request carries, and the walls it works within."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils import timezone

from leaving_care.access import held
from leaving_care.audit import refused
from leaving_care.dates import uk_day
from leaving_care.walls import within


class TodayMiddleware:
    """Puts the moment on the request as `request.now`, and the day in the UK as `request.today`.

    The only place where a page reads the clock.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.now = timezone.now()
        request.today = uk_day(request.now)
        return self.get_response(request)


class WallsMiddleware:
    """Runs each view that asks for signing in within its user's authorities (leaving_care.walls).

    It stands last, so that nothing else of the request is left out by the answer that it gives. What goes wrong in the view
    goes wrong in the transaction, which is rolled back; a refusal is then noted.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """Answers for the view, inside the walls. A page for everybody is left alone: it has nothing behind them."""
        if not getattr(view, "login_required", True) or not request.user.is_authenticated:
            return None
        authorities = {membership.authority_id for membership in held(request.user, request.today)}
        try:
            with within(*authorities, on=request.today):
                response = view(request, *args, **kwargs)
                # A page that is drawn later would be drawn outside.
                return response.render() if callable(getattr(response, "render", None)) else response
        except (Http404, PermissionDenied) as refusal:
            what = getattr(request, "doing", "") or (str(refusal) if isinstance(refusal, PermissionDenied) else "")
            if what:
                asked_for, found = getattr(request, "asked_for", None), getattr(request, "found", None)
                refused(what, by=request.user, at=request.now, asked_for=asked_for, person=found)
            raise
