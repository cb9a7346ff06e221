"""What the three councils print, as their files have it: items by slug, and their ages."""

from tests.offers.offer_files import COUNCILS, read


def items(council):
    """A council's items by slug."""
    files = read(council)
    found = [item for name in sorted(files) if name.startswith("themes/") for item in files[name].get("items", [])]
    return {item["slug"]: item for item in found}


DERBY, DERBYSHIRE, STAFFORDSHIRE = (items(council) for council in COUNCILS)


def bands(item):
    """The ages of an item's rules: "16-20", or "25-" where they are left open."""
    return [f"{rule['age_from']}-{rule.get('age_to', '')}" for rule in item.get("rules", []) if "age_from" in rule]
