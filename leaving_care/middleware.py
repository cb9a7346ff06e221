"""What every request carries."""

from django.utils import timezone


class TodayMiddleware:
    """Puts the day in the UK on the request as `request.today`: the only place where a page reads the clock."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.today = timezone.localdate()
        return self.get_response(request)
