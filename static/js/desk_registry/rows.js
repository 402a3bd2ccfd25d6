// data-add-row="prefix": one more empty row from the <template data-row> beside it. Without this module the
// button asks the server for the page with one row more.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-add-row]")
  const rows = button && document.querySelector(`[data-rows="${button.dataset.addRow}"]`)
  const total = button?.form?.elements[`${button.dataset.addRow}-TOTAL_FORMS`]
  if (!rows || !total) return
  event.preventDefault()
  const template = rows.parentElement.querySelector("template[data-row]")
  const row = template.content.firstElementChild.cloneNode(true)
  for (const element of row.querySelectorAll("[id], [name], [for], [aria-describedby]")) {
    for (const name of ["id", "name", "for", "aria-describedby"]) {
      const value = element.getAttribute(name)
      if (value) element.setAttribute(name, value.replaceAll("__prefix__", total.value))
    }
  }
  total.value = Number(total.value) + 1
  rows.append(row)
  row.querySelector("input:not([type=hidden]), select, textarea")?.focus()
})
