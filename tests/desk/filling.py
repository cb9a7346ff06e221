"""Filling in a form of the desk as a browser does: what stands in its fields, changed here and there, and sent."""

from lxml import html

Fields = dict[str, list[str]]


def fields_of(response) -> Fields:
    """What a browser would send of the page's form, no button pressed."""
    page = html.fromstring(response.content.decode())
    [form] = page.xpath("//main//form[@method='post'][not(@data-presence)][.//input[@name='once']]")
    found: Fields = {}
    for control in form.xpath(".//input[@name]|.//textarea[@name]|.//select[@name]"):
        name, values = control.get("name"), []
        if control.tag == "textarea":
            values = [(control.text or "").removeprefix("\n")]
        elif control.tag == "select":
            values = control.xpath("./option[@selected]/@value|./optgroup/option[@selected]/@value")[-1:]
            values = values or control.xpath(".//option/@value")[:1]
        elif control.get("type") not in ("radio", "checkbox") or control.get("checked") is not None:
            values = [control.get("value", "on" if control.get("type") == "checkbox" else "")]
        if values:
            found.setdefault(name, []).extend(values)
    return found


def send(client, address, opened: Fields | None = None, /, to: str = "", **changes):
    """The answer to a form that was opened at `address` (or before: `opened`), with some of its fields changed.

    A change to None leaves a field out; dates are given by their three boxes. `to`: another address than its own.
    """
    fields = dict(opened if opened is not None else fields_of(client.get(address)))
    for name, value in changes.items():
        name = name.replace("__", "-")
        if hasattr(value, "year"):
            fields |= {f"{name}-{box}": [str(getattr(value, box))] for box in ("day", "month", "year")}
        elif value is None:
            fields.pop(name, None)
        else:
            fields[name] = [str(each) for each in value] if isinstance(value, list) else [str(value)]
    return client.post(to or address, fields)


def said_wrong(response) -> str:
    """All that a page says is wrong, in its summary."""
    assert response.status_code == 200, response.status_code
    page = html.fromstring(response.content.decode())
    return " | ".join(
        " ".join(each.text_content().split()) for each in page.xpath("//div[contains(@class,'error-summary')]//li")
    )
