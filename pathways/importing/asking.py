"""Whom a command acts for, by what is typed."""

from leaving_care.changing import NotAllowed
from leaving_care.models import Authority, User


def council_and_user(slug: str, address: str) -> tuple[Authority, User]:
    """The council with this name in its address, and the user with this email address.

    Raises NotAllowed where either is not there: whoever asks learns no more than that it cannot be done.
    """
    council = Authority.objects.filter(slug=slug).first()
    user = User.objects.filter(email__iexact=address, is_active=True).first()
    if council is None or user is None:
        raise NotAllowed("import_people")
    return council, user
