"""The plan as a document: a tagged PDF, the same in large print, and a file that a word processor opens.

Each is made once for each approved version, in the background, and served as stored.
"""
