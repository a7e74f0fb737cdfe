"""The report for a clinician as a PDF: two pages of A4, drawn as vectors. Imported when a report is written."""
