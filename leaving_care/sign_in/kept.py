"""What somebody was sending when their session had ended: kept for them, and nobody else, until they sign in again.

It lies on the server, in the fresh session of that browser, for an hour at most. Nothing is ever sent on by itself.
"""

from django.http import HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.utils.http import urlencode

KEPT = "kept"
LASTS = 60 * 60
LARGEST = 64 * 1024
TOKEN = "csrfmiddlewaretoken"  # noqa: S105  (the name of a field)


def keep(request, user_id: int):
    """Keeps a form that `user_id` sent after their session ended, without its files, and asks them to sign in."""
    fields = request.POST.copy()
    fields.pop(TOKEN, None)
    typed = fields.urlencode()
    path = request.get_full_path()
    if len(typed) <= LARGEST and not path.startswith("/accounts/"):
        request.session[KEPT] = {
            "user": user_id,
            "path": path,
            "fields": typed,
            "at": int(request.now.timestamp()),
        }
        request.session.set_expiry(LASTS)
    response = HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': path})}")
    response.status_code = 303
    return response


def take(request) -> QueryDict | None:
    """What was kept for this user and this page, once; None for anything else. What is too old, or another's, goes."""
    held = request.session.get(KEPT)
    if not held:
        return None
    too_old = request.now.timestamp() - held["at"] > LASTS
    if too_old or held["user"] != request.user.pk:
        del request.session[KEPT]
        return None
    if request.method != "GET" or request.get_full_path() != held["path"]:
        return None
    del request.session[KEPT]
    return QueryDict(held["fields"])


def forget_unless(request, user) -> None:
    """Forgets what was kept for anybody but this user, who is about to sign in."""
    if request.session.get(KEPT, {}).get("user") != user.pk:
        request.session.pop(KEPT, None)
