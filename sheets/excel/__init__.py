"""The local workbook: an .xlsx file that people keep editing."""

from sheets.excel.workbook import ExcelWorkbook

__all__ = ["ExcelWorkbook"]
