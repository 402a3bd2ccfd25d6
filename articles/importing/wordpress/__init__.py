"""Reading a WordPress export (WXR): a file as items, an item as an OldItem. Pure, no database."""
