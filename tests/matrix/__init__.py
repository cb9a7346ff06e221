"""The access matrix: who may open which address. One module for each group of addresses, one Row for each route.

`ROWS` of a module: route of the URLconf → Row. `more(world)` of a module, if it has one, builds what its addresses name
beside the common world (world.py) and returns the names.
"""

import importlib
import pkgutil
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.conf import settings
from django.db import transaction

LOGIN = 302


@dataclass(frozen=True)
class Row:
    """One route. `address` with names of the world in braces; `open_to` visitor → status; everybody else gets `otherwise`.

    `anyone`: what somebody who is not signed in gets. `post`: the route is tried by POST with these fields in place of GET
    (a route that takes both has a row of each: `also`).
    """

    address: str
    open_to: dict[str, int] = field(default_factory=dict)
    otherwise: int = 404
    anyone: int = LOGIN
    post: dict | None = None
    also: "Row | None" = None

    def all(self):
        """This row and those beside it."""
        return [self, *(self.also.all() if self.also else [])]


def to(*visitors: str, status: int = 200) -> dict[str, int]:
    """Visitors who all get one status."""
    return dict.fromkeys(visitors, status)


def modules():
    """The groups of addresses."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name != "world")
    return [importlib.import_module(f"{__name__}.{name}") for name in names]


def rows() -> dict[str, Row]:
    """Every row, by its route. A route that two groups claim is a fault of the matrix."""
    found: dict[str, Row] = {}
    for module in modules():
        assert not found.keys() & module.ROWS.keys(), module.__name__
        found |= module.ROWS
    return found


def build(folder):
    """The world, and what each group adds to it. `folder` is empty, for stored files; it stays set for as long as the world."""
    from tests.matrix.world import build_world

    settings.PUBLISHED_DIR, settings.DATA_DIR = folder / "published", folder
    world = build_world()
    for module in modules():
        if more := getattr(module, "more", None):
            world.names |= more(world) or {}
    return world


@contextmanager
def undone():
    """Undoes in the end what was written."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
