// data-photo-picks: choosing another photo fills its words from the library where the fields are empty or untouched.
for (const picks of document.querySelectorAll("[data-photo-picks]")) {
  const form = picks.closest("form")
  const names = ["caption", "alt", "credit"]
  const filled = {}
  const chosen = picks.querySelector("input:checked")
  for (const name of names) filled[name] = chosen?.dataset[name]
  picks.addEventListener("change", (event) => {
    for (const name of names) {
      const field = form.elements[`lead_${name}`]
      const isOwn = field.value.trim() && field.value !== filled[name]
      if (isOwn) continue
      field.value = event.target.dataset[name] ?? ""
      filled[name] = field.value
    }
  })
}
