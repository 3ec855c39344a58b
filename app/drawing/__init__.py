"""Drawing: charts as pictures, for the screen, the report and the spreadsheet."""
