"""Figures, their goals, and the table that tells them."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Figure:
    """One thing measured. `goal` says in words what was wanted; where it is "", the figure is only told."""

    name: str
    said: str
    goal: str = ""
    met: bool = True


@dataclass
class Figures:
    """What was measured in a run, told as it comes."""

    rows: list[Figure] = field(default_factory=list)

    def least(self, name: str, value: float, goal: float, more: str = "", unit: str = "") -> None:
        """A figure that should be `goal` or more."""
        self._add(Figure(name, f"{value:,.2f}{unit}{more}", f"{goal:,.2f}{unit} or more", value >= goal))

    def most(self, name: str, value: float, goal: float, more: str = "", unit: str = "", digits: int = 0) -> None:
        """A figure that should be `goal` or less."""
        said = f"{value:,.{digits}f}{unit}{more}"
        self._add(Figure(name, said, f"{goal:,.{digits}f}{unit} or less", value <= goal))

    def holds(self, name: str, faults: list[str], said: str) -> None:
        """Something that should hold without exception; `said` tells what was looked at."""
        found = f"{said}: {len(faults)} faults, such as {faults[0]}" if faults else said
        self._add(Figure(name, found, "no exception", not faults))

    def told(self, name: str, said: str) -> None:
        """A figure with no goal."""
        self._add(Figure(name, said))

    def _add(self, figure: Figure) -> None:
        self.rows.append(figure)
        print("  " + line(figure), flush=True)

    @property
    def missed(self) -> list[Figure]:
        """The figures whose goals were missed."""
        return [row for row in self.rows if not row.met]

    def table(self) -> str:
        """All figures, one a line, for reading and for pasting into Markdown."""
        rows = [("figure", "measured", "goal", ""), *((row.name, row.said, row.goal, mark(row)) for row in self.rows)]
        widths = [max(len(row[column]) for row in rows) for column in range(4)]
        lines = [
            "| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) + " |" for row in rows
        ]
        return "\n".join([lines[0], "|" + "|".join("-" * (width + 2) for width in widths) + "|", *lines[1:]])


def mark(figure: Figure) -> str:
    """Whether the goal was met, in a word."""
    return "" if not figure.goal else "met" if figure.met else "MISSED"


def line(figure: Figure) -> str:
    """A figure in a line."""
    goal = f"  (goal: {figure.goal}: {mark(figure)})" if figure.goal else ""
    return f"{figure.name}: {figure.said}{goal}"
