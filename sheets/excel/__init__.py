"""The local workbook: an .xlsx file that people keep editing."""
