"""Words that went and words that came, as HTML that is seen and heard."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from offers.compare.marking import CAME, KEPT, WENT, marked, shortened

ROUND = 15  # words that are shown next to those that changed
MARKS = {
    WENT: ("del", "taken out: "),
    CAME: ("ins", "put in: "),
}


def marks(before: str, after: str) -> SafeString:
    """The two texts as one, escaped: each run of words that went or came is said to be so, not by its look alone."""
    return format_html_join(
        "", "{}", ((_piece(piece.what, piece.text),) for piece in shortened(marked(before, after), ROUND))
    )


def _piece(what: str, text: str) -> SafeString | str:
    if what == KEPT:
        return text
    tag, heard = MARKS[what]
    said = text.rstrip()
    after = text[len(said) :] or (" " if what == WENT else "")
    return format_html(
        '<{0}><span class="govuk-visually-hidden">{1}</span>{2}<span class="govuk-visually-hidden"> (end)</span></{0}>{3}',
        tag,
        heard,
        said,
        after,
    )
