"""How good the search is, judged by a labelled set of our own over texts of our own."""
