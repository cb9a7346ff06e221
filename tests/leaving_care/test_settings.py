"""The settings are safe unless somebody says otherwise: each case is a process with surroundings of its own."""

import json
import subprocess
import sys

import pytest
from django.conf import settings

KEY = "7f0Jq-4t2Yz8mW1uKcRbV6sXpLdNhGeAoTiQ3v9BxC5kM_yPwZ"
NAMES = """
DEBUG DEMO SECRET_KEY ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SECURE_SSL_REDIRECT
SECURE_HSTS_SECONDS SECURE_PROXY_SSL_HEADER SECURE_REFERRER_POLICY X_FRAME_OPTIONS CONTENT_SECURITY_POLICY MIDDLEWARE
DATABASES EMAIL_BACKEND EMAIL_HOST SITE_ADDRESS TIME_ZONE
""".split()
SAY = f"import json, leaving_care.settings as s; print(json.dumps({{n: getattr(s, n) for n in {NAMES}}}, default=str))"


def python(*arguments, **env):
    """Runs Python here, with these variables and no others."""
    return subprocess.run(
        [sys.executable, *arguments], cwd=settings.BASE_DIR, env=env, capture_output=True, text=True, timeout=60
    )


def said(**env):
    """The settings with these variables."""
    done = python("-c", SAY, **env)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("env", [{}, {"SECRET_KEY": ""}, {"PORTAL_DEMO": "0"}, {"DEBUG": "1"}, {"PORTAL_DEMO": ""}])
def test_there_is_no_start_without_a_key(env):
    done = python("-c", SAY, **env)
    assert done.returncode == 1
    assert "ImproperlyConfigured: Set SECRET_KEY to a long random value" in done.stderr


def test_production_is_safe_by_default():
    found = said(SECRET_KEY=KEY)
    assert found["SECRET_KEY"] == KEY
    assert not found["DEBUG"] and not found["DEMO"]
    assert found["SESSION_COOKIE_SECURE"] and found["CSRF_COOKIE_SECURE"] and found["SECURE_SSL_REDIRECT"]
    assert found["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert found["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"] and found["CSRF_TRUSTED_ORIGINS"] == []
    # Whoever can set this header from outside would be taken for coming by HTTPS.
    assert found["SECURE_PROXY_SSL_HEADER"] is None
    assert found["X_FRAME_OPTIONS"] == "DENY" and found["SECURE_REFERRER_POLICY"] == "no-referrer"
    assert found["TIME_ZONE"] == "Europe/London"


def test_pages_may_load_nothing_but_our_own_and_nobody_is_let_in_unasked():
    found = said(SECRET_KEY=KEY)
    directives = found["CONTENT_SECURITY_POLICY"]["DIRECTIVES"]
    assert directives["default-src"] == directives["frame-ancestors"] == directives["base-uri"] == ["'none'"]
    outside = [source for sources in directives.values() for source in sources if "*" in source or "http" in source]
    assert outside == [] and "'unsafe-inline'" not in str(directives)
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in found["MIDDLEWARE"]


def test_the_demo_runs_on_the_readers_own_machine():
    found = said(PORTAL_DEMO="1")
    assert found["DEMO"] and not found["DEBUG"]
    assert found["SECRET_KEY"].startswith("demo-only-")
    assert not found["SESSION_COOKIE_SECURE"] and not found["SECURE_SSL_REDIRECT"]
    assert found["SECURE_HSTS_SECONDS"] == 0
    assert found["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]"]


def test_the_surroundings_are_heard(tmp_path):
    found = said(
        SECRET_KEY=KEY,
        ALLOWED_HOSTS="care.example.gov.uk",
        SITE_ADDRESS="https://care.example.gov.uk/",
        BEHIND_PROXY="1",
        DATABASE_URL="postgres://portal:word@db.example:5432/portal",
        EMAIL_URL="smtp://user:word@mail.example:587",
    )
    assert found["ALLOWED_HOSTS"] == ["care.example.gov.uk"]
    assert found["SITE_ADDRESS"] == "https://care.example.gov.uk"
    assert found["SECURE_PROXY_SSL_HEADER"] == ["HTTP_X_FORWARDED_PROTO", "https"]
    assert found["DATABASES"]["default"]["HOST"] == "db.example" and found["EMAIL_HOST"] == "mail.example"
    embedded = said(SECRET_KEY=KEY, DATA_DIR=str(tmp_path))["DATABASES"]["default"]
    assert embedded["NAME"] == str(tmp_path / "db.sqlite3") and embedded["ENGINE"].endswith("sqlite3")


def test_without_a_mail_server_mail_goes_to_the_console():
    assert said(SECRET_KEY=KEY)["EMAIL_BACKEND"] == "django.core.mail.backends.console.EmailBackend"


def test_the_deployment_check_has_nothing_to_say():
    done = python(
        "manage.py",
        "check",
        "--deploy",
        "--fail-level",
        "WARNING",
        SECRET_KEY=KEY,
        SITE_ADDRESS="https://portal.example",
    )
    assert done.returncode == 0, done.stderr
