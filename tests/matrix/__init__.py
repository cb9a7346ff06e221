"""The access matrix: who may open which address. One module for each group of addresses, one Row for each route.

`ROWS` of a module: route of the URLconf → Row. `more(world)` of a module, if it has one, builds what its addresses name
beside the common world (world.py) and returns the names.
"""

from dataclasses import dataclass, field

LOGIN = 302


@dataclass(frozen=True)
class Row:
    """One route. `address` with names of the world in braces; `open_to` visitor → status; everybody else gets `otherwise`.

    `anyone`: what somebody who is not signed in gets. `post`: the route is tried by POST with these fields in place of GET
    (a route that takes both has a row of each: `also`). `changes`: whether a GET writes more than the note of a look.
    """

    address: str
    open_to: dict[str, int] = field(default_factory=dict)
    otherwise: int = 404
    anyone: int = LOGIN
    post: dict | None = None
    also: "Row | None" = None


def to(*visitors: str, status: int = 200) -> dict[str, int]:
    """Visitors who all get one status."""
    return dict.fromkeys(visitors, status)
