"""Her safety in the window: what to stop at and whom to contact, and what the first run asks."""
