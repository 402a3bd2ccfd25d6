"""Registration as participants meet it: the form, the box on the event's page, the personal page, letters."""
