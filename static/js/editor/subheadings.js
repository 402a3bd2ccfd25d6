// A line that is bold from end to end, ends like no sentence and heads other words: writers mean a sub-heading.
const LONGEST = 120
const SENTENCE = /[.!?:;,…”"’)]$/

export function raiseSubheadings(page) {
  page.querySelectorAll("p").forEach((line) => isSubheading(line) && raise(line))
}

function isSubheading(line) {
  const words = line.textContent.trim()
  if (!words || words.length > LONGEST || SENTENCE.test(words)) return false
  if (line.closest("li, td, th, blockquote, figure") || line.querySelector("a, br, img")) return false
  return isBold(line) && Boolean(line.nextElementSibling?.textContent.trim())
}

function isBold(line) {
  const texts = line.ownerDocument.createTreeWalker(line, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    if (texts.currentNode.data.trim() && !texts.currentNode.parentElement.closest("b, strong")) return false
  }
  return true
}

function raise(line) {
  const heading = line.ownerDocument.createElement("h2")
  line.querySelectorAll("b, strong").forEach((bold) => bold.replaceWith(...bold.childNodes))
  heading.append(...line.childNodes)
  line.replaceWith(heading)
}
