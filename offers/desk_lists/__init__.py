"""What the desk shows of a council's offer: how each edition stands, what needs someone now, and what goes out when."""
