// Small behaviours of the desk, each attached by a data attribute; every page works without them.
import "./menu.js"
import "./dialog.js"
import "./focus-first.js"
import "./guard-leave.js"
