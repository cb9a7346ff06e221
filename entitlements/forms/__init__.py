"""The forms of the pages, a module a page."""
