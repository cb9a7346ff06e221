"""Pictures that people send, drawn anew: small, clean and in one format, whatever came in."""

import io
import warnings
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from PIL import Image, ImageOps

LARGEST = 10 * 1024 * 1024  # bytes of what is sent
MOST = 40_000_000  # points: more than any phone's camera takes
HEAVIEST = 100_000  # bytes of what is kept
SIDES = (400, 320, 240, 160)
COLOURS = (256, 64, 16)

TOO_LARGE = "This file is larger than 10 MB. Make the picture smaller and send it again"
TOO_MANY = "This picture is too large: at most 40 million points. Make it smaller and send it again"
NO_PICTURE = "This is not a picture that we can read. Send a PNG, JPEG, GIF or WebP file"


@dataclass(frozen=True)
class Drawn:
    """A picture as it is kept: a PNG and its sides."""

    content: bytes
    width: int
    height: int


def drawn_anew(content: bytes) -> Drawn:
    """The picture on white, at most 400 points a side and 100 KB, with nothing of the file that came in but its points.

    Raises ValidationError, in words, for what is no picture or would fill the memory when opened. One that is cut off is drawn as
    far as it goes: whoever sent it sees it.
    """
    if len(content) > LARGEST:
        raise ValidationError(TOO_LARGE)
    image = _opened(content)
    for side in SIDES:
        for colours in COLOURS:
            small = ImageOps.contain(image, (side, side)) if max(image.size) > side else image
            kept = io.BytesIO()
            small.quantize(colours).save(kept, "PNG", optimize=True)
            if kept.tell() <= HEAVIEST:
                return Drawn(kept.getvalue(), *small.size)
    raise ValidationError(TOO_MANY)


def _opened(content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            # Our own limit is the lower one; what Pillow warns of is refused below or by its own error.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=("PNG", "JPEG", "GIF", "WEBP")) as sent:
                # The sides stand in the head of the file: asked before anything is unpacked.
                if sent.width * sent.height > MOST:
                    raise ValidationError(TOO_MANY)
                image = ImageOps.exif_transpose(sent).convert("RGBA")
    except Image.DecompressionBombError:
        raise ValidationError(TOO_MANY) from None
    except (OSError, ValueError, SyntaxError, EOFError):
        raise ValidationError(NO_PICTURE) from None
    white = Image.new("RGBA", image.size, "white")
    white.alpha_composite(image)
    return white.convert("RGB")
