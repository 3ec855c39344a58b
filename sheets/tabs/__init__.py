"""Pages of the spreadsheet: frames to cells and formats, the same for every workbook."""
