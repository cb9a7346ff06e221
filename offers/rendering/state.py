"""What a council's published pages hang on: its published editions, and a hash of all that is on them."""

import hashlib
import json
from collections.abc import Iterable
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.forms.models import model_to_dict

from leaving_care.models import Authority
from offers.models import Edition
from offers.rendering.corrected import state as state_of_corrections
from offers.rendering.languages import state as state_of_languages
from offers.rendering.notices import state as state_of_notices
from offers.rendering.version import version
from offers.standing import withdrawal_of


def published_editions(council: Authority) -> list[Edition]:
    """Every published edition of a council with its withdrawal, the withdrawn ones too, oldest first."""
    return list(Edition.objects.published().filter(authority=council).select_related("withdrawal").order_by("number"))


def state_of(council: Authority, editions: Iterable[Edition]) -> str:
    """A hash of all that the published pages of a council hang on. It differs when they must be made anew."""
    rows: list[Any] = [version(), model_to_dict(council), state_of_languages(council), state_of_corrections(council)]
    rows.append(state_of_notices(council))
    rows += [
        model_to_dict(row) for row in (*council.role_titles.all(), *council.languages.all(), *council.districts.all())
    ]
    for edition in editions:
        withdrawal = withdrawal_of(edition)
        rows.append([edition.pk, edition.published_at, withdrawal and [withdrawal.withdrawn_on, withdrawal.reason]])
    return hashlib.sha256(json.dumps(rows, cls=DjangoJSONEncoder, sort_keys=True).encode()).hexdigest()
