"""Every address that Django answers, by its route."""

from django.urls import URLPattern, URLResolver


def routes(patterns, before=""):
    """Every route of a URLconf, through all that it includes."""
    found = []
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            found += routes(pattern.url_patterns, route)
        elif isinstance(pattern, URLPattern):
            found.append(route)
    return found
