"""What is done with whole routines: begun anew, put in order, copied."""
