"""Text without models: HTML allow-list, comparison, Indonesian dates, addresses, counts and bylines."""
