"""Headers that every answer of the application carries."""

from leaving_care.front import PERMISSIONS_POLICY

PRIVATE = ("/accounts/", "/me/", "/work/", "/manage/", "/demo/")


class HeadersMiddleware:
    """Says which of a device's powers our pages use (next to none), and keeps private pages out of caches and searches."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        # request.idle: somebody is signed in, whatever the page.
        if request.path.startswith(PRIVATE) or getattr(request, "idle", None):
            response.headers["Cache-Control"] = "no-store"
            response.headers["X-Robots-Tag"] = "noindex"
        return response
