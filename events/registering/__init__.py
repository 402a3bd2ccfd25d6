"""Registration: the released form as it is read, addresses, links, and whether it is open."""
