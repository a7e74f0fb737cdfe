"""What is written on paper or for other programs: gathers it; `routine_app.documents` makes the files."""
