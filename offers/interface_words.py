"""The portal's own words in other languages, where a person has given them."""

import tomllib
from functools import cache
from pathlib import Path

# Every word that pages and booklets in a language use, besides what the council says itself.
WORDS = (
    "Skip to the main part",
    "Read this in another language",
    "Ring us in your language",
    "Help now, day or night",
    "What we offer",
    "Contacts",
    "Everything on one page",
    "The booklet to print or keep",
    "In this theme",
    "For you if",
    "Meant for",
    "How much",
    "When",
    "Until",
    "Good to know",
    "Our part",
    "Your part",
    "How to get it",
    "Who decides",
    "Who gives it",
    "In your plan",
    "Living elsewhere",
    "Other councils",
    "Our rule",
    "Paid for until",
    "We must",
    "We should",
    "We choose to",
    "Not recorded yet",
    "Phone",
    "Text message",
    "Email",
    "Where",
    "Open",
    "What to say",
    "Who it is for",
    "What we promise",
    "How the service works",
    "Welcome",
    "What is in this booklet",
    "Page",
    "Some of this is in English, because nobody has translated it yet.",
    "The English of this has changed since it was translated. Ask us if you are not sure.",
    "An amount, age or date in this has changed since it was translated. So it is in English.",
    "Ring and say the name of your language. You can say it in English.",
)


@cache
def interface_words(code: str) -> dict[str, str]:
    """The portal's words in a language, by their English. Empty where nobody has given any."""
    with Path(__file__).with_suffix(".toml").open("rb") as file:
        rows = tomllib.load(file).get("languages", [])
    return next((row["words"] for row in rows if row["code"] == code), {})
