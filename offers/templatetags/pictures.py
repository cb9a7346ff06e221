"""Where a picture of easy read lies among a council's published files."""

import hashlib

from django import template

register = template.Library()


@register.simple_tag
def picture_address(council, picture):
    """The address of a picture's file."""
    piece = hashlib.sha256(bytes(picture.content)).hexdigest()[:10]
    return f"/{council.slug}/files/picture-{picture.key}-{piece}.png"
