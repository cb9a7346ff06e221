"""How Debian's Chromium is started, for tests and for pictures."""

import shutil
from typing import Any

FLAGS = [
    "--no-sandbox",  # it may run as root in a container, and opens nothing but our own pages
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# The first is the same browser without windows, which opens a page in a quarter of the time.
PROGRAMS = ["chromium-headless-shell", "chromium", "chromium-browser"]


def launch_options() -> dict[str, Any]:
    """What Playwright needs to know to start it. Where there is none, Playwright says so itself."""
    return {"executable_path": next(filter(None, map(shutil.which, PROGRAMS)), None), "args": FLAGS}
