// A toolbar after the ARIA pattern: one tab stop, arrow keys between buttons, Escape back into the text.

export function attachToolbar(toolbar, editor, commands) {
  const buttons = [...toolbar.querySelectorAll("[data-command]")]
  const usable = () => buttons.filter((button) => !button.closest("[hidden]"))

  function makeStop(button) {
    buttons.forEach((item) => item.setAttribute("tabindex", item === button ? "0" : "-1"))
  }

  function move(event) {
    const stops = usable()
    const at = stops.indexOf(document.activeElement)
    const targets = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: stops.length - 1 }
    if (event.key === "Escape") editor.commands.focus()
    else if (!(event.key in targets)) return
    else {
      const next = stops[(targets[event.key] + stops.length) % stops.length]
      makeStop(next)
      next.focus()
    }
    event.preventDefault()
  }

  function refresh() {
    toolbar.querySelectorAll("[data-when]").forEach((group) => {
      group.hidden = !editor.isActive(group.dataset.when)
    })
    for (const button of buttons) {
      const { active, enabled } = commands[button.dataset.command]
      if (active) button.setAttribute("aria-pressed", String(active(editor)))
      button.setAttribute("aria-disabled", String(enabled ? !enabled(editor) : false))
    }
    if (!usable().some((button) => button.tabIndex === 0)) makeStop(usable()[0])
  }

  toolbar.addEventListener("keydown", move)
  toolbar.addEventListener("focusin", (event) => {
    if (event.target.dataset.command) makeStop(event.target)
  })
  // a press must not take the selection out of the text
  toolbar.addEventListener("mousedown", (event) => event.preventDefault())
  toolbar.addEventListener("click", (event) => {
    const button = event.target.closest("[data-command]")
    if (button && button.getAttribute("aria-disabled") !== "true") commands[button.dataset.command].run(editor)
  })
  editor.on("transaction", refresh)
  refresh()
  return { focus: () => usable().find((button) => button.tabIndex === 0)?.focus() }
}
