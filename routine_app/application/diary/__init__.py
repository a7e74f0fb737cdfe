"""What the diary shows: sessions, days, pain over time, the report's values, backups, files to export."""
