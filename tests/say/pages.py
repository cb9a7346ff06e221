"""What the tests of pages share: a form's hidden fields, and what a page says."""

import re
from html import unescape


def opened(client, address):
    """The hidden fields of a fresh form."""
    carried = client.get(address).context["carried"].initial
    return {name: str(value) for name, value in carried.items()}


def sends(client, address, **fields):
    """The answer to a form that was opened, filled in and sent."""
    return client.post(address, fields | opened(client, address))


def words(response):
    """What the main part of a page says, with single spaces."""
    assert response.status_code == 200, (response.status_code, response.headers)
    main = response.content.decode().split("<main", 1)[1].split("</main>", 1)[0]
    apart = re.sub(r"</?(dt|dd|p|li|h\d|div|button|label|br)\b[^>]*>", " ", f"<main{main}")
    return " ".join(unescape(re.sub(r"<[^>]+>", "", apart)).split())


def title(response):
    """What the browser's tab says."""
    return response.content.decode().split("<title>")[1].split("</title>")[0]
