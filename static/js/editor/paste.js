// HTML from the clipboard before the schema reads it: what Word and old pages mean, not how they look.
import { photoToken } from "newsroom/editor/links"

const renamed = { H1: "h2", H4: "h3", H5: "h3", H6: "h3" }
const styleOf = (element) => element.getAttribute("data-style") ?? ""
const isItem = (line) => /mso-list:\s*l\d+/i.test(styleOf(line))

// The page's policy forbids inline styles even in a document that is only read: they are kept as data instead.
const disarmed = (html) =>
  html
    .replace(/<style[\s>][^]*?<\/style\s*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/\sstyle\s*=/gi, " data-style="))

export function pasted(html) {
  const page = new DOMParser().parseFromString(disarmed(html), "text/html")
  page.querySelectorAll("style, script, meta, link, title, xml").forEach((element) => element.remove())
  page.querySelectorAll("img").forEach((image) => photoToken(image.getAttribute("src")) || image.remove())
  page.querySelectorAll("h1, h4, h5, h6").forEach((heading) => rename(heading, renamed[heading.tagName]))
  page.querySelectorAll("thead td").forEach((cell) => rename(cell, "th"))
  page.querySelectorAll("p[data-style*='mso-list' i]").forEach((line) => {
    if (isItem(line) && line.isConnected) rebuildList(line)
  })
  page.querySelectorAll("p.MsoQuote, p.MsoIntenseQuote").forEach((line) => wrap(line, "blockquote"))
  page.querySelectorAll("[data-style]").forEach(speak)
  return page.body.innerHTML
}

// Weight and slant that stand in styles become elements; everything else about looks goes.
function speak(element) {
  const style = styleOf(element)
  element.removeAttribute("data-style")
  if (/^(B|STRONG|I|EM)$/.test(element.tagName) && /font-(weight|style):\s*normal/i.test(style)) {
    element.replaceWith(...element.childNodes)
  } else if (/^(SPAN|FONT)$/.test(element.tagName)) {
    if (/font-weight:\s*(bold|[6-9]00)/i.test(style)) wrapContent(element, "strong")
    if (/font-style:\s*italic/i.test(style)) wrapContent(element, "em")
  }
}

function wrapContent(element, tag) {
  const inner = element.ownerDocument.createElement(tag)
  inner.append(...element.childNodes)
  element.append(inner)
}

function rename(element, tag) {
  const other = element.ownerDocument.createElement(tag)
  for (const name of ["colspan", "rowspan"]) {
    if (element.hasAttribute(name)) other.setAttribute(name, element.getAttribute(name))
  }
  other.append(...element.childNodes)
  element.replaceWith(other)
}

function wrap(element, tag) {
  const outer = element.ownerDocument.createElement(tag)
  element.replaceWith(outer)
  outer.append(element)
}

// Word writes lists as paragraphs: the level stands in the style, the bullet or number in an ignored span.
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
  return /^\(?([0-9]+|[a-z]{1,4})[.)]/i.test(sign) ? "ol" : "ul"
}
