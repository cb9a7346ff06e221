"""What other apps keep of a record, in the transaction of each change to it: settings name them, none is imported here."""

from datetime import date

from django.conf import settings
from django.utils.module_loading import import_string

from leaving_care.models import YoungPerson


def keep(person: YoungPerson, on: date) -> None:
    """Has everything of settings.KEPT_OF_A_RECORD kept anew for one person as of a day, in the caller's transaction."""
    for path in settings.KEPT_OF_A_RECORD:
        import_string(path)(person, on)
