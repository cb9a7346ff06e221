"""What the demo's editors did with next year's offers, so that whoever signs in as one finds work under way."""
