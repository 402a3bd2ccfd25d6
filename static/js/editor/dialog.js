// A <dialog> with a form, made from a <template>. The answer to `submit` decides whether it closes.

export function openDialog(template, { values = {}, prepare, submit, onClose }) {
  const dialog = template.content.firstElementChild.cloneNode(true)
  const form = dialog.querySelector("form")
  document.body.append(dialog)
  for (const [name, value] of Object.entries(values)) {
    if (form.elements[name]) form.elements[name].value = value ?? ""
  }
  const close = () => dialog.close()
  dialog.querySelectorAll("[data-cancel]").forEach((button) => button.addEventListener("click", close))
  form.addEventListener("submit", async (event) => {
    event.preventDefault()
    showErrors(form, {})
    if (await submit(form, event.submitter)) close()
  })
  dialog.addEventListener("close", () => {
    dialog.remove()
    onClose?.()
  })
  prepare?.(form)
  dialog.showModal()
  return dialog
}

// Sentences at their fields; those of no field above the buttons. An empty object clears them.
export function showErrors(form, errors) {
  form.querySelectorAll("[data-error]").forEach((line) => {
    const sentences = [errors[line.dataset.error] ?? []].flat()
    line.textContent = sentences.join(" ")
    line.hidden = sentences.length === 0
    const field = form.elements[line.dataset.error]
    if (field instanceof HTMLElement) field.setAttribute("aria-invalid", String(!line.hidden))
  })
  const known = new Set([...form.querySelectorAll("[data-error]")].map((line) => line.dataset.error))
  const others = Object.entries(errors).filter(([name]) => !known.has(name)).flatMap(([, sentences]) => sentences)
  const rest = form.querySelector("[data-error='']")
  if (others.length && rest) {
    rest.textContent = others.join(" ")
    rest.hidden = false
  }
  form.querySelector("[aria-invalid='true']")?.focus()
}
