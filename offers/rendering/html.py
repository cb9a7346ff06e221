"""A rendered template made ready to be stored: no needless bytes, its own style inside, and a policy that allows nothing else."""

import base64
import hashlib
import re

from offers.rendering.style import style_for

PLACE = "<!-- style -->"
_BLOCKS = (
    "html|head|body|title|meta|link|header|main|footer|nav|section|article|aside|div|p|ul|ol|li|dl|dt|dd|h[1-6]|table|thead|"
    "tbody|tr|th|td|caption|form|fieldset|legend|details|summary|address|hr|br"
)
_ROUND_BLOCKS = re.compile(rf"\s*(</?(?:{_BLOCKS})\b[^>]*>)\s*")


def finish(html: str, accent: str = "") -> str:
    """The page with its spaces collapsed and, where the template leaves the place for it, its style and its policy."""
    html = _ROUND_BLOCKS.sub(r"\1", " ".join(html.split()))
    if PLACE not in html:
        return html
    style = style_for(html, accent)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    pictures = "'self' data:" if "<img " in html else "data:"
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; img-src {pictures}; form-action 'self'; base-uri 'none'"
    return html.replace(
        PLACE, f'<meta http-equiv="Content-Security-Policy" content="{policy}"><style>{style}</style>', 1
    )
