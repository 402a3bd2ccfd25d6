"""What a page costs: processor time of the web processes and of PostgreSQL together, per request."""
