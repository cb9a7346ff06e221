"""The one settings file, driven by the environment and safe by default (docs/running.md lists every variable)."""

from pathlib import Path

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

# A demo has invented people and a key that anybody can read: it must never hold a real person's record.
DEMO = env.bool("PORTAL_DEMO", False)
DEBUG = env.bool("DEBUG", False)
_DEMO_KEY = "demo-only-" + "not-a-secret-" * 4
SECRET_KEY = env.str("SECRET_KEY", _DEMO_KEY if DEMO else "")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "Set SECRET_KEY to a long random value (or PORTAL_DEMO=1 to try the portal with demo data)."
    )
# /demo/ signs anybody in as anybody: it is there only with the key that guards nothing.
DEMO_DOOR = DEMO and SECRET_KEY == _DEMO_KEY
# Older keys, while sessions and authenticator apps still hold what was made with them.
SECRET_KEY_FALLBACKS = env.list("SECRET_KEY_FALLBACKS", default=[])

ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
# The address under which the portal is reached, for links in files that are read elsewhere (sitemap, booklets).
# Blank: not known yet; booklets then print none.
SITE_ADDRESS = env.str("SITE_ADDRESS", "").rstrip("/")

# Everything the portal writes (database when embedded, published pages) lies under this folder.
DATA_DIR = Path(env.str("DATA_DIR", str(BASE_DIR / "var")))
DATA_DIR.mkdir(parents=True, exist_ok=True)
PUBLISHED_DIR = Path(env.str("PUBLISHED_DIR", str(DATA_DIR / "published")))

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "crispy_forms",
    "csp",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django_tasks_db",
    "leaving_care",
    "offers",
    "entitlements",
    "pathways",
]

MIDDLEWARE = [
    "leaving_care.middleware.TodayMiddleware",
    "leaving_care.sign_in.headers.HeadersMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "leaving_care.sign_in.idle.IdleMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "leaving_care.sign_in.second_factor.SecondFactorMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "leaving_care.middleware.WallsMiddleware",
]

ROOT_URLCONF = "leaving_care.urls"

# What other apps keep of a young person's record, in the transaction of each change (leaving_care.after).
KEPT_OF_A_RECORD = ["pathways.summaries.keep"]
WSGI_APPLICATION = "leaving_care.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "leaving_care.sign_in.frame.frame",
                "pathways.demo.context.demo",
            ],
        },
    }
]

# Forms are drawn by our own templates for GOV.UK's components (leaving_care.forms, templates/govuk/).
CRISPY_ALLOWED_TEMPLATE_PACKS = ["govuk"]
CRISPY_TEMPLATE_PACK = "govuk"

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"].setdefault("OPTIONS", {}).update(
        transaction_mode="IMMEDIATE",
        timeout=20,
        init_command="PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    )
else:
    DATABASES["default"]["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", 60)
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "leaving_care.User"
LOGIN_URL = "/accounts/login/"
LOGIN_REDIRECT_URL = "/accounts/home/"
CSRF_FAILURE_VIEW = "leaving_care.sign_in.lost.not_sent"
# There are no passwords: this one only says who a session's user is.
AUTHENTICATION_BACKENDS = ["django.contrib.auth.backends.ModelBackend"]

# Signing in (docs/signing-in.md), by django-allauth. Addresses, forms and templates are our own.
ACCOUNT_ADAPTER = "leaving_care.sign_in.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # an address is verified before an account has it
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 5
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_FORMAT = ACCOUNT_PHONE_VERIFICATION_CODE_FORMAT = {"numeric": True, "length": 8}
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = LOGIN_URL
# Many guesses at one address's codes, spread over hours, would find one in the end: so there is a limit for a day too.
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip,3/m/key,10/h/key,30/d/key"}
ACCOUNT_FORMS = {"confirm_login_code": "leaving_care.sign_in.forms.LoginCodeForm"}
MFA_ADAPTER = "leaving_care.sign_in.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_ISSUER = "Leaving care portal"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO  # http://localhost
MFA_FORMS = {
    "activate_totp": "leaving_care.sign_in.factor_forms.ActivateAppForm",
    "authenticate": "leaving_care.sign_in.factor_forms.AppCodeForm",
    "authenticate_webauthn": "leaving_care.sign_in.factor_forms.UsePasskeyForm",
    "add_webauthn": "leaving_care.sign_in.factor_forms.AddPasskeyForm",
    "login_webauthn": "leaving_care.sign_in.factor_forms.PasskeyLoginForm",
}
SOCIALACCOUNT_ADAPTER = "leaving_care.sign_in.sign_on.SignOnAdapter"
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True}}
SOCIALACCOUNT_STORE_TOKENS = False
# The secret that each council's identity provider knows us by: "derby=secret,staffordshire=secret".
STAFF_SIGN_ON_SECRETS = env.dict("STAFF_SIGN_ON_SECRETS", default={})
# An administrator types its address in: none of our own network is called, unless a provider really stands there.
STAFF_SIGN_ON_ALLOWS_PRIVATE = env.bool("STAFF_SIGN_ON_ALLOWS_PRIVATE", DEMO)
INVITATION_DAYS = env.int("INVITATION_DAYS", 14)
TEXT_SENDER = env.str("TEXT_SENDER", "leaving_care.sign_in.texts.ConsoleSender")

# Limits on tries have to be the same for every server process, and to stand when a request is rolled back: so they are
# in files, not in one process's memory nor in the database. Several machines need one that they share: redis://host/0.
CACHES = {"default": env.cache_url("CACHE_URL", default=f"filecache://{DATA_DIR / 'cache'}")}
CACHES["default"].setdefault("OPTIONS", {}).setdefault("MAX_ENTRIES", 10_000)

LANGUAGE_CODE = "en-gb"
TIME_ZONE = "Europe/London"
USE_TZ = True
USE_I18N = False

STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_USE_FINDERS = True  # the style sheets are few: they are served from where they are, with no collecting step
STORAGES = {
    "default": {"BACKEND": env.str("FILE_STORAGE", "django.core.files.storage.FileSystemStorage")},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
MEDIA_ROOT = DATA_DIR / "files"

# Mail goes to the console until a server is named: smtp://user:password@host:587/?tls=True
vars().update(env.email_url("EMAIL_URL", default="consolemail://"))
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", "portal@localhost")
if DEMO:
    # Nothing leaves the demo: what would have gone is read at /demo/inbox/.
    EMAIL_BACKEND, TEXT_SENDER = "pathways.demo.inbox.EmailBackend", "pathways.demo.inbox.TextSender"

# Publishing takes minutes, and has a queue and a worker of its own: a mail about somebody who needs help does not wait for it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "publishing"]}}

# Safe by default: behind a proxy that speaks HTTPS, unless this is the demo on the reader's own machine.
SECURE_COOKIES = not (DEMO or DEBUG)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_COOKIES
SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", SECURE_COOKIES)
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", 31_536_000 if SECURE_COOKIES else 0)
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if env.bool("BEHIND_PROXY", False) else 0  # whose X-Forwarded-For is believed
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if env.bool("BEHIND_PROXY", False) else None
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
if SECURE_COOKIES:
    # Browsers then take these cookies from this very host alone, and over HTTPS alone.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"
# A session's row outlives the longest time that a council may leave somebody idle (a day), so that what was typed after
# the end is not lost. When a session ends is for leaving_care.sign_in.idle to say.
SESSION_COOKIE_AGE = 36 * 60 * 60
SECURE_REFERRER_POLICY = "no-referrer"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}

# Addresses can hold what somebody searched for: no log of ours keeps one.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}, "nowhere": {"class": "logging.NullHandler"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", "WARNING")},
    # With no handler at all, Python itself would write the development server's warnings, addresses and all.
    "loggers": {"django.server": {"handlers": ["nowhere"], "propagate": False}},
}

# Where the law can be read in two ways: name=no or name=yes turns a default round (docs/readings.md lists them all).
LAW_READINGS = env.list("LAW_READINGS", default=[])

# Whether HTTPS is promised for every name under its domain, and for ever, is the council's own to say.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
