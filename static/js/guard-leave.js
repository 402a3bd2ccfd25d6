// data-guard-leave on a form: asks before a page with unsaved words is left.
for (const form of document.querySelectorAll("form[data-guard-leave]")) {
  let changed = false
  form.addEventListener("input", () => { changed = true })
  // heard last: a submit that was held back on the page saves nothing
  window.addEventListener("submit", (event) => { if (event.target === form && !event.defaultPrevented) changed = false })
  window.addEventListener("beforeunload", (event) => {
    if (changed) event.preventDefault()
  })
}
