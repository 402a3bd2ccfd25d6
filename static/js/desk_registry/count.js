// How many characters a field holds of those it may, beside its label.
for (const field of document.querySelectorAll("[data-count]")) {
  const label = field.labels[0]
  if (!label) continue
  const limit = Number(field.dataset.count)
  const count = document.createElement("span")
  count.className = "field__count"
  count.setAttribute("aria-hidden", "true")
  label.append(" ", count)
  const show = () => {
    count.textContent = `${field.value.length}/${limit}`
    count.classList.toggle("field__count--over", field.value.length > limit)
  }
  field.addEventListener("input", show)
  show()
}
