"""Pictures of the main screens, for people who look before they read."""
