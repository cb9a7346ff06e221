"""The published pages of the three councils, read as bytes: made once, with a press that prints nothing."""
