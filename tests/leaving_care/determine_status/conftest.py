"""A file of rows, and the command run with it."""

import pytest

from tests.leaving_care.determine_status.runs import Ran


@pytest.fixture
def run(tmp_path):
    """Writes a file (text, or bytes as they are) and runs the command with it."""

    def run_with(content, *options):
        file = tmp_path / "people.csv"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return Ran(file, *options)

    return run_with
