"""Which words, templates and styles the stored pages were made with, besides the council's own rows."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

MADE_WITH = (
    "templates/public/**/*.html",
    "templates/booklets/**/*.html",
    "static/dist/public.css",
    "static/print/*.css",
    "offers/**/*.py",
    "offers/*.toml",
    "leaving_care/law/*",
)


@cache
def version() -> str:
    """A hash of all that pages are made with: after an upgrade it differs, and the clock makes them anew."""
    root, said = Path(settings.BASE_DIR), hashlib.sha256()
    for pattern in MADE_WITH:
        for path in sorted(root.glob(pattern)):
            if path.is_file():
                said.update(f"{path.relative_to(root)}\0".encode() + path.read_bytes())
    return said.hexdigest()
