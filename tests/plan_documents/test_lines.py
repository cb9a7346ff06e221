"""The lines for their own notes on paper, looked at as a picture: thin, with room between them."""

import itertools
import subprocess

import pytest

from pathways.documents import paper
from pathways.documents.contents import contents_of

pytestmark = pytest.mark.once
DOTS = 100  # an inch
A_MM = DOTS / 25.4


@pytest.mark.parametrize("large", [False, True], ids=["a4", "large print"])
def test_they_are_thin_and_far_enough_apart(version, tmp_path, large):
    file = tmp_path / "plan.pdf"
    file.write_bytes(paper.pdf(contents_of(version), large=large))
    grey = _last_page(file, tmp_path)
    down = [row[len(row) * 3 // 4] < 240 for row in grey]  # right of the words at the top and the foot
    runs = [(is_line, len(list(rows))) for is_line, rows in itertools.groupby(down)]
    drawn = [length for is_line, length in runs if is_line]
    assert len(drawn) >= 10 and max(drawn) <= 1 * A_MM
    assert all(length >= 8 * A_MM for is_line, length in runs[2:-1] if not is_line)


def _last_page(file, folder) -> list[bytes]:
    """The last page in grey, row by row."""
    ask = ["pdftoppm", "-gray", "-r", str(DOTS), str(file), str(folder / "page")]
    subprocess.run(ask, check=True, capture_output=True)
    last = sorted(folder.glob("page*.pgm"))[-1].read_bytes()
    _, size, _, dots = last.split(b"\n", 3)
    width = int(size.split()[0])
    return [dots[at : at + width] for at in range(0, len(dots), width)]
