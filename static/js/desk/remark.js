// Words selected in [data-quotable] can be remarked on: a button comes up and takes them into the form.
const text = document.querySelector("[data-quotable]")
const button = document.querySelector("[data-remark-here]")
const sheet = document.querySelector("[data-remark-form]")
const MOST = 300

function selected() {
  const selection = document.getSelection()
  if (!selection?.rangeCount || selection.isCollapsed || !text.contains(selection.getRangeAt(0).commonAncestorContainer)) return ""
  return selection.toString().replace(/\s+/g, " ").trim().slice(0, MOST)
}

if (text && button && sheet) {
  let words = ""
  document.addEventListener("selectionchange", () => {
    if (document.activeElement === button) return
    words = selected()
    button.hidden = !words
  })
  button.addEventListener("mousedown", (event) => event.preventDefault())
  button.addEventListener("click", () => {
    sheet.open = true
    const form = sheet.querySelector("form")
    form.elements.quote.value = words
    button.hidden = true
    form.elements.body.focus()
  })
}
