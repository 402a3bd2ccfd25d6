// Characters left of headline and standfirst, shown beside the label as they are typed.
const LIMITS = { title: 150, summary: 300 }

for (const [name, limit] of Object.entries(LIMITS)) {
  const field = document.querySelector(`form[data-autosave] [name="${name}"]`)
  const label = field?.labels[0]
  if (!label) continue
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
