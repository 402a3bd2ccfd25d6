// A line of text in its one spelling: the same steps as text/inline.py, on the editor's nodes.
import { cleaned, escaped, isBlank, quoted } from "newsroom/editor/characters"
import { safeHref } from "newsroom/editor/links"

const same = (a, b) =>
  !a.isBreak && !b.isBreak && a.href === b.href && a.strong === b.strong && a.em === b.em

function run(node) {
  if (node.type.name === "hardBreak") return { isBreak: true, text: "", href: null, strong: false, em: false }
  const mark = (name) => node.marks.find((item) => item.type.name === name)
  const href = mark("link") ? safeHref(mark("link").attrs.href) : null
  return { isBreak: false, text: node.text, href, strong: !!mark("bold"), em: !!mark("italic") }
}

function joined(runs) {
  const out = []
  for (const item of runs) {
    const last = out.at(-1)
    if (last && same(last, item)) last.text += item.text
    else if (item.isBreak || item.text) out.push({ ...item })
  }
  return out
}

// Links with nothing to see become plain text.
function visibleLinks(runs) {
  const segments = []
  for (const item of runs) {
    if (segments.length && segments.at(-1)[0].href === item.href) segments.at(-1).push(item)
    else segments.push([item])
  }
  const isHidden = (part) => part[0].href !== null && isBlank(part.map((item) => item.text).join(""))
  return segments.flatMap((part) => (isHidden(part) ? part.map((item) => ({ ...item, href: null })) : part))
}

function dropLastSpace(out) {
  const last = out.at(-1)
  if (!last || last.isBreak || !last.text.endsWith(" ")) return
  last.text = last.text.replace(/ +$/, "")
  if (!last.text) out.pop()
}

function trimmedRuns(runs) {
  const out = []
  for (const item of runs) {
    const last = out.at(-1)
    if (item.isBreak) {
      dropLastSpace(out)
      if (out.length) out.push(item)
    } else {
      const text = !last || last.isBreak || last.text.endsWith(" ") ? item.text.replace(/^ +/, "") : item.text
      if (text) out.push({ ...item, text })
    }
  }
  while (out.length && (out.at(-1).isBreak || out.at(-1).text === " ")) out.pop()
  dropLastSpace(out)
  return out
}

function tidy(runs) {
  let line = joined(runs)
  for (let before = ""; before !== JSON.stringify(line); ) {
    before = JSON.stringify(line)
    const clean = line.map((item) => (item.isBreak ? item : { ...item, text: cleaned(item.text) }))
    line = trimmedRuns(joined(visibleLinks(joined(clean))))
  }
  return line.every((item) => isBlank(item.text)) ? [] : line
}

// The children of a line as HTML; "" when a reader would see nothing.
export function lineHTML(node) {
  const runs = []
  node.forEach((child) => runs.push(run(child)))
  let html = ""
  let open = []
  for (const item of [...tidy(runs), { text: "", href: null }]) {
    const tags = [item.href !== null && `a href="${quoted(item.href)}"`, item.strong && "strong", item.em && "em"]
    const wanted = tags.filter(Boolean)
    let kept = 0
    while (kept < Math.min(open.length, wanted.length) && open[kept] === wanted[kept]) kept += 1
    html += open.slice(kept).reverse().map((tag) => `</${tag.split(" ")[0]}>`).join("")
    html += wanted.slice(kept).map((tag) => `<${tag}>`).join("")
    html += item.isBreak ? "<br>" : escaped(item.text)
    open = wanted
  }
  return html
}
