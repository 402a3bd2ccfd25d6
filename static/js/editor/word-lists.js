// Word writes lists as paragraphs: the level stands in the style, the bullet or number in an ignored span.
const styleOf = (line) => line.getAttribute("data-style") ?? ""
const isItem = (line) => /mso-list:\s*l\d+/i.test(styleOf(line))

export function rebuildLists(page) {
  page.querySelectorAll("p[data-style*='mso-list' i]").forEach((line) => {
    if (isItem(line)) rebuildList(line) // its followers are items no more
  })
}

function rebuildList(first) {
  const lines = [first]
  while (lines.at(-1).nextElementSibling?.matches("p") && isItem(lines.at(-1).nextElementSibling)) {
    lines.push(lines.at(-1).nextElementSibling)
  }
  const open = [] // lists from the outermost to the innermost, with their levels
  for (const line of lines) {
    const level = Number(/level(\d+)/i.exec(styleOf(line))?.[1] ?? 1)
    const tag = takeMarker(line)
    while (open.length && (open.at(-1).level > level || (open.at(-1).level === level && open.at(-1).tag !== tag))) {
      open.pop()
    }
    if (open.at(-1)?.level !== level) {
      const list = first.ownerDocument.createElement(tag)
      const parent = open.at(-1)?.list.lastElementChild
      if (parent) parent.append(list)
      else line.before(list)
      open.push({ level, tag, list })
    }
    const item = first.ownerDocument.createElement("li")
    open.at(-1).list.append(item)
    item.append(line)
  }
}

// Removes the bullet or number and says which list it makes.
function takeMarker(line) {
  const marker = line.querySelector("span[data-style*='mso-list' i]")
  const sign = marker?.textContent.replace(/[\s\xa0]+/g, "") ?? ""
  marker?.remove()
  line.removeAttribute("data-style")
  return /^\(?([0-9]+|[a-z]{1,4})[.)]/i.test(sign) ? "ol" : "ul"
}
