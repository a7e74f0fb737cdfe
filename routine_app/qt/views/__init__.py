"""The parts that pages are made of: widgets that draw values and send her commands."""
