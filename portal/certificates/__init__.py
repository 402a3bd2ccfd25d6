"""Certificates as the public meets them: the PDF, the page that verifies it, the holder's own."""
