// data-suggest on a search field: a listbox with answers while typing. Without it the form works as it is.
const PAUSE = 150
const SHORTEST = 2

for (const field of document.querySelectorAll("input[data-suggest]")) attach(field)

function attach(field) {
  const list = document.createElement("div")
  Object.assign(list, { className: "search__list", id: `${field.id}-saran`, hidden: true, role: "listbox" })
  list.setAttribute("aria-label", field.labels[0].textContent)
  const told = document.createElement("p")
  told.className = "visually-hidden"
  told.setAttribute("role", "status")
  field.form.append(list, told)
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id })) field.setAttribute(name, value)
  let timer, asked = ""

  const choices = () => [...list.children]
  const chosen = () => choices().findIndex((one) => one.getAttribute("aria-selected") === "true")

  function choose(at) {
    choices().forEach((one, index) => one.setAttribute("aria-selected", String(index === at)))
    const one = choices()[at]
    if (one) field.setAttribute("aria-activedescendant", one.id)
    else field.removeAttribute("aria-activedescendant")
    one?.scrollIntoView({ block: "nearest" })
  }

  function close() {
    list.hidden = true
    field.setAttribute("aria-expanded", "false")
    field.removeAttribute("aria-activedescendant")
  }

  function show(items) {
    list.replaceChildren(...items.map((item, at) => option(item, `${list.id}-${at}`)))
    list.hidden = items.length === 0
    field.setAttribute("aria-expanded", String(!list.hidden))
    told.textContent = `${items.length} ${field.dataset.suggestCount}`
  }

  async function ask() {
    asked = field.value.trim()
    if (asked.length < SHORTEST) return close()
    const now = asked
    const answer = await fetch(`${field.dataset.suggest}?q=${encodeURIComponent(now)}`).catch(() => null)
    if (answer?.ok && now === asked && document.activeElement === field) show((await answer.json()).items)
  }

  field.addEventListener("input", () => {
    clearTimeout(timer)
    timer = setTimeout(ask, PAUSE)
  })
  field.addEventListener("blur", close)
  field.addEventListener("keydown", (event) => {
    const moves = { ArrowDown: 1, ArrowUp: -1 }
    if (list.hidden) return
    if (event.key === "Escape") { event.preventDefault(); close() }
    if (event.key === "Enter" && chosen() >= 0) { event.preventDefault(); location.assign(choices()[chosen()].dataset.href) }
    if (!(event.key in moves)) return
    event.preventDefault()
    const many = choices().length + 1 // one step beyond the ends is the field itself
    choose(((chosen() + 1 + moves[event.key] + many) % many) - 1)
  })
}

function option(item, id) {
  const one = document.createElement("div")
  Object.assign(one, { className: "search__choice", id, role: "option" })
  one.dataset.href = item.href
  one.append(Object.assign(document.createElement("span"), { lang: "id", textContent: item.title }), Object.assign(document.createElement("span"), { className: "search__kind", textContent: item.label }))
  one.addEventListener("mousedown", (event) => { event.preventDefault(); location.assign(item.href) })
  return one
}
