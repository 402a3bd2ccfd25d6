// data-dialog="id" on a link or button: opens that <dialog> in place; data-close inside it closes it.
// Without this module the link leads to a page with the same form.
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-dialog]")
  const dialog = opener && document.getElementById(opener.dataset.dialog)
  if (dialog instanceof HTMLDialogElement) {
    event.preventDefault()
    dialog.showModal()
    return
  }
  if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close()
})
