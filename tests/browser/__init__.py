"""Journeys in Chromium, against the demo as `make run` serves it."""
