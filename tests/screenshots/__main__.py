"""python -m tests.screenshots: makes docs/pictures/*.png from a demo of its own, served by the real server."""

import sys
import tempfile
from pathlib import Path

from tests.browser.demo import ROOT, make_demo, served
from tests.screenshots.pictures import take_pictures

PLACE = ROOT / "docs" / "pictures"


def main() -> int:
    """Makes every picture anew. Returns how the program ends: 1 if one is too heavy to be kept."""
    PLACE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pictures-") as name:
        folder = Path(name)
        environ = make_demo(folder / "data")
        with served(environ, folder / "server.log") as address:
            heavy = take_pictures(address, PLACE)
    for path in heavy:
        print(f"Too heavy: {path.name} has {path.stat().st_size} bytes.", file=sys.stderr)
    return 1 if heavy else 0


if __name__ == "__main__":
    sys.exit(main())
