"""Certificates: who qualifies, how numbers are spelled, where the PDFs lie."""
