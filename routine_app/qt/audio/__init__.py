"""What is heard, and the keys that reach her from across the room. Adapters only: they act on events, never plan."""
