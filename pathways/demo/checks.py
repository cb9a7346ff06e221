"""A system check: the demo never runs with the key of a real portal."""

from django.conf import settings
from django.core.checks import Error, register


@register()
def demo_has_its_own_key(app_configs, **kwargs):
    """E006: the demo is on, and a key was set that may be a real portal's. Anybody could sign in as anybody."""
    if not settings.DEMO or settings.DEMO_DOOR:
        return []
    return [
        Error(
            "The demo is on, and so is a secret key of your own. The demo signs anybody in as anybody.",
            hint="Unset PORTAL_DEMO for a real portal; unset SECRET_KEY for the demo.",
            id="leaving_care.E006",
        )
    ]
