// data-document-file="most bytes": a chosen file lends its name to the empty title; one that is too large is told
// before it is sent.
for (const field of document.querySelectorAll("[data-document-file]")) {
  const title = field.form.elements.document_title ?? field.form.elements.title
  let lent = ""
  field.addEventListener("change", () => {
    const file = field.files[0]
    field.setCustomValidity(file && file.size > Number(field.dataset.documentFile) ? field.dataset.tooLarge : "")
    field.reportValidity()
    if (!file || (title.value.trim() && title.value !== lent)) return
    lent = file.name.replace(/\.[a-z]{3,4}$/i, "").replace(/[_-]+/g, " ").trim().slice(0, title.maxLength)
    title.value = lent
    title.dispatchEvent(new Event("input", { bubbles: true }))
  })
}
