// data-jump on a link to a field: opens the part that holds it and puts the cursor into it.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-jump]")
  const place = link && document.getElementById(link.hash.slice(1))
  if (!place) return
  event.preventDefault()
  const part = place.closest("details")
  if (part) part.open = true
  place.scrollIntoView({ block: "center" })
  const field = place.querySelector("[contenteditable=true], input:not([type=hidden]), select, textarea:not([hidden])")
  ;(field ?? place).focus({ preventScroll: true })
})
