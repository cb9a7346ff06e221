"""Bringing an offer in from a spreadsheet or a booklet's text, and taking it out to the same spreadsheet."""
