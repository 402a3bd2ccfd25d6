"""Reading items of an older system: pure, no database. articles.actions.importing writes them."""
