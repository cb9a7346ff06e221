"""A text in which editors may write bold words, lists and links (offers.text)."""

from typing import Any

from django.core.exceptions import ValidationError

from leaving_care.forms import TextareaField
from offers.text import LONGEST, dead_links

LEADS_NOWHERE = "leads_nowhere"


def no_dead_links(text: str) -> None:
    """Refuses a text with links that lead nowhere, and names each."""
    if dead := dead_links(text):
        raise ValidationError([ValidationError(link.said, code=LEADS_NOWHERE) for link in dead])


class MarkdownField(TextareaField):
    """A text written in Markdown. Longer than LONGEST, it was pasted by mistake: the message says so, and how long it is.

    Each link has a whole address (`no_dead_links`). A script gives its box a small toolbar
    (static/js/markdown.js); without one it is typed.
    """

    default_validators = [no_dead_links]
    default_error_messages = {
        "max_length": f"This is %(show_value)s characters long. The most is {LONGEST:,}: was something pasted by mistake?"
    }

    def __init__(self, **kwargs: Any):
        kwargs["max_length"] = LONGEST
        super().__init__(**kwargs)
        self.widget.threshold = 80

    def run_validators(self, value: Any) -> None:
        """Says how long a text is as people write it: 25,000."""
        try:
            super().run_validators(value)
        except ValidationError as wrong:
            for each in wrong.error_list:
                if each.code == "max_length":
                    each.params = {"show_value": f"{len(value):,}"}
            raise

    def widget_attrs(self, widget: Any) -> dict[str, Any]:
        """What the script finds it by."""
        return super().widget_attrs(widget) | {"data-markdown": str(LONGEST)}
