"""The workbook at Google, over HTTP against a Google of our own on loopback."""
