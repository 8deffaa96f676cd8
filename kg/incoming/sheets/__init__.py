"""A coding sheet: a workbook in which people code documents, and the way back."""
