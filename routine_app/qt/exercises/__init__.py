"""The parts of the Exercises page: what it shows, its cards, the stage with its controls, and the text beside it."""
