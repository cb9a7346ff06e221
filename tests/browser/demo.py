"""The demo, made from nothing in a folder of its own and served by the real server, for tests and for pictures."""

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MOST_TRIES = 600  # a tenth of a second apart

# What the folder replaces, and what would make the demo another one than `make run` serves.
NOT_HANDED_ON = (
    "ALLOWED_HOSTS", "BEHIND_PROXY", "DATA_DIR", "DATABASE_URL", "HOST", "PORT", "PUBLISHED_DIR", "SECRET_KEY",
    "SECURE_SSL_REDIRECT", "SITE_ADDRESS", "WORKERS",
)  # fmt: skip

# manage.py in about half of the time: published pages are packed with less effort, and tables are made from the models, as
# for every other test. That migrations make the same is what tests/test_migrations.py is for.
IN_HASTE = """
import sys
from functools import partial
import brotli, django
django.setup()
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
brotli.compress = partial(brotli.compress, quality=1)
settings.MIGRATION_MODULES = dict.fromkeys((app.label for app in apps.get_app_configs()), None)
call_command("migrate", run_syncdb=True, verbosity=0)
call_command(*sys.argv[1:])
"""


class DemoFailed(Exception):
    """The demo could not be made or served; the message is what it said."""


def make_demo(folder: Path) -> dict[str, str]:
    """The three councils in `folder`, with real booklets and invented people. Returns the environment to serve it in.

    Where they are made already they are left as they are.
    """
    folder.mkdir(parents=True, exist_ok=True)
    environ = {name: value for name, value in os.environ.items() if name not in NOT_HANDED_ON}
    environ |= {"PORTAL_DEMO": "1", "DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "leaving_care.settings"}
    made = folder / "made"
    for command in () if made.exists() else ("setup_demo", "seed_people"):
        making = [sys.executable, "-c", IN_HASTE, command]
        run = subprocess.run(making, cwd=ROOT, env=environ, capture_output=True, text=True)
        if run.returncode:
            raise DemoFailed(f"manage.py {command} ended with {run.returncode}:\n{run.stdout}{run.stderr}")
    made.touch()
    return environ


@contextmanager
def served(environ: dict[str, str], log: Path) -> Iterator[str]:
    """Serves a demo that was made, as production is served. Yields its address once it answers."""
    port = free_port()
    with log.open("w") as said:
        server = subprocess.Popen(
            _manage("serve", "--port", str(port)), cwd=ROOT, env=environ, stdout=said, stderr=subprocess.STDOUT
        )
    try:
        address = f"http://127.0.0.1:{port}"
        if not _answers(server, f"{address}/robots.txt"):
            raise DemoFailed(f"manage.py serve does not answer:\n{log.read_text()}")
        yield address
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(timeout=30)


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def _manage(*command: str) -> list[str]:
    return [sys.executable, "manage.py", *command]


def _answers(server: subprocess.Popen, address: str) -> bool:
    for _ in range(MOST_TRIES):
        try:
            urllib.request.urlopen(address, timeout=5).close()  # noqa: S310  (our own server)
            return True
        except OSError:
            pass
        try:
            # Waiting for the server to end is the pause between two tries, and notices if it does end.
            server.wait(timeout=0.1)
            return False
        except subprocess.TimeoutExpired:
            continue
    return False
