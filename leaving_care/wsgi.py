"""What the server runs: the published pages in front, Django behind."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leaving_care.settings")
django_application = get_wsgi_application()

from django.conf import settings  # noqa: E402  (settings are ready only now)

from leaving_care.front import Front  # noqa: E402
from leaving_care.store import Store  # noqa: E402

_hsts = settings.SECURE_HSTS_SECONDS
application = Front(
    Store(settings.PUBLISHED_DIR),
    django_application,
    headers=[("Strict-Transport-Security", f"max-age={_hsts}")] if _hsts else [],
)
