"""The computer around the app, without Qt: what other programs and the desktop see of it, and it of them."""
