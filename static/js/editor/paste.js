// HTML from the clipboard before the schema reads it: what Word and old pages mean, not how they look.
import { photoToken } from "newsroom/editor/links"
import { raiseSubheadings } from "newsroom/editor/subheadings"
import { rebuildLists } from "newsroom/editor/word-lists"

const renamed = { H1: "h2", H4: "h3", H5: "h3", H6: "h3" }
const styleOf = (element) => element.getAttribute("data-style") ?? ""

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
  rebuildLists(page)
  page.querySelectorAll("p.MsoQuote, p.MsoIntenseQuote").forEach((line) => wrap(line, "blockquote"))
  page.querySelectorAll("[data-style]").forEach(speak)
  raiseSubheadings(page)
  return page.body.innerHTML
}

// Weight and slant that stand in styles become elements; everything else about looks goes.
function speak(element) {
  const style = styleOf(element)
  element.removeAttribute("data-style")
  if (/^(B|STRONG|I|EM)$/.test(element.tagName) && /(^|;)\s*font-(weight|style):\s*(normal|400)/i.test(style)) {
    element.replaceWith(...element.childNodes)
  } else if (/^(SPAN|FONT)$/.test(element.tagName)) {
    if (/(^|;)\s*font-weight:\s*(bold|[6-9]00)/i.test(style)) wrapContent(element, "strong")
    if (/(^|;)\s*font-style:\s*italic/i.test(style)) wrapContent(element, "em")
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
