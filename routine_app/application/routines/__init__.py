"""What is done with whole routines: the list of them, begun anew, put in order, copied, changed, brought in."""
