"""What search engines are told about a council's offer, as schema.org data."""

import json
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from leaving_care.models import Authority
from offers import words
from offers.contents import Contents


def structured_data(council: Authority, contents: Contents | None) -> SafeString:
    """JSON for a data block: the council, the service and how to reach it. Nothing about any person."""
    address = f"{settings.SITE_ADDRESS}/{council.slug}/"
    organisation: dict[str, Any] = {
        "@type": "GovernmentOrganization",
        "name": council.name,
        "url": council.website or address,
    }
    if contents:
        points = [
            {"@type": "ContactPoint", "telephone": words.tel(number), "name": contact.name}
            for contact in contents.contacts
            for number in contact.numbers.all()
            if number.number and contact.kind != "language"
        ]
        if points:
            organisation["contactPoint"] = points
    data = {
        "@context": "https://schema.org",
        "@type": "GovernmentService",
        "name": contents.edition.title if contents else "Local offer for care leavers",
        "url": address,
        "provider": organisation,
    }
    # "<" would end the block early.
    return mark_safe(json.dumps(data, separators=(",", ":")).replace("<", "\\u003c"))  # noqa: S308
