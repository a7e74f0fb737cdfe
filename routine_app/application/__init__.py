"""What any view asks for, by feature: no Qt and no terminal. A feature has the same name here and in `qt/`."""
