"""The portal's search: a question, a plan, candidates, a page of results. See docs/adr/0009-search.md."""
