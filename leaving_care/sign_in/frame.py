"""What stands round every signed-in page: whose portal it is, where one can go, and how long the session lasts."""

from dataclasses import dataclass

from django.utils.functional import SimpleLazyObject

from leaving_care.access import held
from leaving_care.models import Role
from leaving_care.sign_in.roles import NOT_MANAGING, OFFER_WORKERS, WORKERS, authorities_of, home_of
from leaving_care.sign_in.second_factor import is_proved

NO_NAME = "Leaving care portal"


@dataclass(frozen=True)
class Link:
    """A place to go. `is_here`: the reader is in that part."""

    text: str
    address: str
    is_here: bool


@dataclass(frozen=True)
class Frame:
    """`accent` blank: the portal's own colour. `ends_in`: seconds until the session ends; None if nobody is signed in."""

    name: str = NO_NAME
    accent: str = ""
    home: str = "/"
    links: tuple[Link, ...] = ()
    ends_in: int | None = None


def frame(request) -> dict:
    """For templates: `frame`, made when it is asked for."""
    return {"frame": SimpleLazyObject(lambda: frame_of(request))}


def frame_of(request) -> Frame:
    """The frame of a request. One query at most, and none where access was asked about before."""
    limits = getattr(request, "idle", None)
    if limits is None or not request.user.is_authenticated:
        return Frame()
    councils = authorities_of(request.user, request.today)
    council = councils[0] if len(councils) == 1 else None
    return Frame(
        name=council.short_name if council else NO_NAME,
        accent=council.accent if council else "",
        home=home_of(request.user, request.today) or "/accounts/home/",
        links=tuple(_links(request)) if is_proved(request) else (),
        ends_in=limits.left(request.session, request.now.timestamp()),
    )


def _links(request):
    roles = {Role(membership.role) for membership in held(request.user, request.today)}
    places = []
    if Role.YOUNG_PERSON in roles:
        places += [("My page", "/me/"), ("My data", "/me/data/")]
    if roles & WORKERS:
        places.append(("My people", "/work/"))
    if roles - NOT_MANAGING:
        places.append(("Manage", "/manage/"))
    if roles & OFFER_WORKERS:
        places.append(("The offer", "/manage/offer/"))
    places.append(("Your sign-in", "/accounts/"))
    # The longest address that fits: /me/data/ is not also /me/.
    here = max((address for _, address in places if request.path.startswith(address)), key=len, default="")
    return [Link(text, address, address == here) for text, address in places]
