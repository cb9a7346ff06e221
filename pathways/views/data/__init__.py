"""A data officer's pages about young people's rights over their data, by subject."""
