"""The portal's search: a question, a plan, candidates, a page of results. See docs/adr/0007-search.md."""
