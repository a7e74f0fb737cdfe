"""What the Exercises page shows."""
