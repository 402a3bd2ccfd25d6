// The document as the HTML that is stored. text/html.py spells it the same way, byte for byte.
import { escaped, isBlank, quoted, trimmed } from "newsroom/editor/characters"
import { lineHTML } from "newsroom/editor/inline"

const children = (node) => Array.from({ length: node.childCount }, (_, at) => node.child(at))
const wrapped = (tag, html) => (html ? `<${tag}>${html}</${tag}>` : "")
const all = (node) => children(node).map(block).join("")
const shown = (text) => (isBlank(trimmed(text ?? "")) ? "" : trimmed(text))

const BLOCKS = {
  paragraph: (node) => wrapped("p", lineHTML(node)),
  heading: (node) => wrapped(`h${node.attrs.level}`, lineHTML(node)),
  bulletList: (node) => wrapped("ul", all(node)),
  orderedList: (node) => wrapped("ol", all(node)),
  listItem: (node) => wrapped("li", all(node)),
  blockquote: (node) => wrapped("blockquote", all(node)),
  attribution: (node) => wrapped("footer", lineHTML(node)),
  table,
  figure,
}

function block(node) {
  return BLOCKS[node.type.name](node)
}

function figure(node) {
  const { token, alt, width, height } = node.attrs
  const sizes = (width ? ` width="${width}"` : "") + (height ? ` height="${height}"` : "")
  const parts = [escaped(shown(node.attrs.caption)), wrapped("small", escaped(shown(node.attrs.credit)))]
  const caption = wrapped("figcaption", parts.filter(Boolean).join(" "))
  return `<figure><img src="/media/${token}" alt="${quoted(trimmed(alt ?? ""))}"${sizes}>${caption}</figure>`
}

// Leading rows of headings are the head, unless a cell reaches from it into the body; the last row never is.
function table(node) {
  const rows = children(node).filter((row) => row.childCount)
  const contents = rows.map((row) => children(row).map(all))
  if (!contents.flat().some(Boolean)) return ""
  const isHeading = (row) => children(row).every((cell) => cell.type.name === "tableHeader")
  const body = rows.slice(0, -1).findIndex((row) => !isHeading(row))
  const leading = body < 0 ? rows.length - 1 : body
  const reachesOut = rows.slice(0, leading).some((row, at) => children(row).some((c) => at + c.attrs.rowspan > leading))
  const markup = rows.map((row, at) => {
    const scope = at < leading ? "col" : "row"
    return `<tr>${children(row).map((cell, column) => tableCell(cell, contents[at][column], scope)).join("")}</tr>`
  })
  const head = reachesOut ? 0 : leading
  return `<table>${wrapped("thead", markup.slice(0, head).join(""))}<tbody>${markup.slice(head).join("")}</tbody></table>`
}

function tableCell(cell, html, scope) {
  const isHeading = cell.type.name === "tableHeader"
  const spans = ["colspan", "rowspan"].map((name) => (cell.attrs[name] > 1 ? ` ${name}="${cell.attrs[name]}"` : ""))
  return `<${isHeading ? `th scope="${scope}"` : "td"}${spans.join("")}>${html}</${isHeading ? "th" : "td"}>`
}

export const serialise = (doc) => all(doc)
