"""Pages about signing in. Whoever is signed in has their own; whoever is not is asked to; nothing here is about another."""

from tests.matrix import Row

ON = 302  # to somewhere else
AT = "/accounts/"


def own(address, **more):
    """A page of one's own, for everybody who is signed in."""
    return Row(f"{AT}{address}", otherwise=200, **more)


def coming_in(address, anyone=200, **more):
    """A page for whoever is not signed in; others are sent on."""
    return Row(f"{AT}{address}", anyone=anyone, otherwise=ON, **more)


def posted(address, fields, otherwise=200, anyone=ON):
    """The same, sent."""
    return Row(f"{AT}{address}", otherwise=otherwise, anyone=anyone, post=fields)


# Those with a role on the day go to their first page; the others read that nothing is open to them.
NOWHERE = {"left": 200, "nobody": 200}

ROWS = {
    "accounts/": own(""),
    "accounts/login/": coming_in("login/", also=posted("login/", {"who": "x"}, otherwise=ON, anyone=200)),
    # Each of these is a step of something that was not begun.
    "accounts/login/code/": coming_in("login/code/", anyone=ON),
    "accounts/login/second/": coming_in("login/second/", anyone=ON),
    "accounts/login/passkey/": coming_in("login/passkey/", anyone=ON),
    # Not sent: the visitors' browsers would lose their cookies. tests/sign_in/test_by_code.py signs out.
    "accounts/logout/": own("logout/"),
    "accounts/could-not/": Row(f"{AT}could-not/", anyone=403, otherwise=403),
    "accounts/home/": Row(f"{AT}home/", otherwise=ON, open_to=NOWHERE),
    "accounts/stay/": own("stay/", also=posted("stay/", {}, otherwise=ON)),
    "accounts/prove/": own("prove/", also=posted("prove/", {}, otherwise=ON)),
    "accounts/prove/code/": Row(f"{AT}prove/code/", otherwise=ON),
    "accounts/email/": own("email/", also=posted("email/", {"email": "x"})),
    "accounts/email/code/": Row(f"{AT}email/code/", otherwise=ON),
    "accounts/phone/": own("phone/", also=posted("phone/", {"phone": "x"})),
    "accounts/phone/code/": Row(f"{AT}phone/code/", otherwise=ON),
    "accounts/phone/remove/": Row(f"{AT}phone/remove/", otherwise=ON, also=posted("phone/remove/", {}, otherwise=ON)),
    "accounts/devices/": own("devices/", also=posted("devices/", {"where": "others"}, otherwise=ON)),
    "accounts/second-factor/": own("second-factor/"),
    "accounts/second-factor/app/": own("second-factor/app/", also=posted("second-factor/app/", {"code": "1"})),
    "accounts/second-factor/app/remove/": Row(f"{AT}second-factor/app/remove/"),
    "accounts/second-factor/passkeys/": own("second-factor/passkeys/"),
    "accounts/second-factor/passkeys/add/": own("second-factor/passkeys/add/"),
    "accounts/second-factor/passkeys/remove/": Row(
        f"{AT}second-factor/passkeys/remove/",
        otherwise=405,
        also=posted("second-factor/passkeys/remove/", {"passkey": "1"}, otherwise=ON),
    ),
    "accounts/second-factor/codes/": Row(f"{AT}second-factor/codes/"),
    "accounts/second-factor/codes/download/": Row(f"{AT}second-factor/codes/download/"),
    "accounts/second-factor/codes/new/": own("second-factor/codes/new/"),
    "accounts/invited/code/": Row(f"{AT}invited/code/", otherwise=ON),
    "accounts/invited/<str:secret>/": Row(f"{AT}invited/testshire.guess/", anyone=404),
    "accounts/council/<slug:provider_id>/": Row(f"{AT}council/nowhere/", anyone=404),
    "accounts/council/<slug:provider_id>/answer/": Row(f"{AT}council/nowhere/answer/", anyone=404),
}
