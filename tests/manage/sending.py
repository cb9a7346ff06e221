"""Opening a form and sending it, as a browser does."""


def boxes(name, day):
    """The three boxes of a date."""
    return {f"{name}-day": day.day, f"{name}-month": day.month, f"{name}-year": day.year}


def opened(client, address):
    """What a form carries unseen when it is opened."""
    response = client.get(address)
    assert response.status_code == 200, response.status_code
    return dict(response.context["carried"].initial)


def send(client, address, carried=None, **fields):
    """The answer to a form; `carried` from an earlier `opened`, else it is opened first. Dates as `name=date`."""
    data = dict(carried if carried is not None else opened(client, address))
    for name, value in fields.items():
        data |= boxes(name, value) if hasattr(value, "year") else {name: value}
    return client.post(address, data)


def errors(response):
    """What is said next to each field, and above all (under "__all__")."""
    assert response.status_code == 200, response.status_code
    return {name: " ".join(words) for name, words in response.context["form"].errors.items()}
