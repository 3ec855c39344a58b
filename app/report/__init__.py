"""The report: a team's short report in words, tables and charts, as a Word file, a web page or a PDF."""
