"""How far the work is, told on a terminal: a bar in one line, or a line for each tenth where there is no terminal."""

from typing import TextIO

WIDE = 30


class Bar:
    """Tells a stream how far the work is. Called with what is being done, how much is done, and of how much (0: not known)."""

    def __init__(self, stream: TextIO):
        self.stream, self.on_a_terminal = stream, stream.isatty()
        self.last: tuple[str, int] = ("", -1)
        self.open = False

    def __call__(self, what: str, done: int, of: int) -> None:
        tenth = done * 10 // of if of else -1
        if self.on_a_terminal:
            filled = WIDE * done // of if of else 0
            share = f"{done * 100 // of:3d}%" if of else ""
            self.stream.write(f"\r{what:<9} [{'#' * filled:<{WIDE}}] {share} {done:,}")
            self.open = done != of
            if not self.open:
                self.stream.write("\n")
        elif of and (what, tenth) != self.last:
            self.stream.write(f"{what}: {done:,} of {of:,}\n")
        self.last = (what, tenth)
        self.stream.flush()

    def close(self) -> None:
        """Ends the line that the bar stands in."""
        if self.open:
            self.stream.write("\n")
            self.open = False
