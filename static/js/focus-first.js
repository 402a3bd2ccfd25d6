// data-focus-first: the summary of errors is read out and reached first.
document.querySelector("[data-focus-first]")?.focus()
