"""Reading the pages of a person."""


def page(person, part=""):
    """The address of a person's page, or of one of its parts."""
    return f"/work/people/{person.key}/{part}{'/' if part else ''}"


def text(response):
    """The page as it is sent."""
    return response.content.decode()
