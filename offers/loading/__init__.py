"""Loading an offer from files that people can edit (docs/fixtures.md): all of it or none, with every fault listed at once."""

from offers.loading.faults import Fault, FaultyFiles
from offers.loading.load import Loaded, load_offer

__all__ = ["Fault", "FaultyFiles", "Loaded", "load_offer"]
