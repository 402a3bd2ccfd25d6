// What each button of the toolbar does, when it is pressed and when it can be used.
import { pm } from "django-prose-editor/editor"

const { TextSelection } = pm.state

const mark = (name) => ({
  run: (editor) => editor.chain().focus().toggleMark(name).run(),
  active: (editor) => editor.isActive(name),
  enabled: (editor) => editor.can().toggleMark(name),
})

const heading = (level) => ({
  run: (editor) => editor.chain().focus().toggleHeading({ level }).run(),
  active: (editor) => editor.isActive("heading", { level }),
  enabled: (editor) => editor.can().toggleHeading({ level }),
})

const list = (command, name) => ({
  run: (editor) => editor.chain().focus()[command]().run(),
  active: (editor) => editor.isActive(name),
  enabled: (editor) => editor.can()[command](),
})

const step = (command) => ({
  run: (editor) => editor.chain().focus()[command]().run(),
  enabled: (editor) => editor.can()[command](),
})

export function quoteAround(state) {
  const { $from } = state.selection
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name === "blockquote") return { node: $from.node(depth), pos: $from.before(depth) }
  }
  return null
}

// Out of a quote its paragraphs and its attribution become paragraphs of the text.
function unquote({ state, tr, dispatch }) {
  const { node, pos } = quoteAround(state)
  const lines = Array.from({ length: node.childCount }, (_, at) => node.child(at)).map((line) =>
    state.schema.nodes.paragraph.create(null, line.content),
  )
  const { from } = state.selection
  tr.replaceWith(pos, pos + node.nodeSize, lines)
  if (dispatch) tr.setSelection(TextSelection.near(tr.doc.resolve(Math.max(pos, from - 1))))
  return true
}

const quote = {
  run: (editor) =>
    quoteAround(editor.state)
      ? editor.chain().focus().command(unquote).run()
      : editor.chain().focus().setParagraph().wrapIn("blockquote").run(),
  active: (editor) => editor.isActive("blockquote"),
  enabled: (editor) =>
    editor.isActive("blockquote") || editor.isActive("heading") || editor.can().wrapIn("blockquote"),
}

export const commands = {
  undo: step("undo"),
  redo: step("redo"),
  h2: heading(2),
  h3: heading(3),
  bold: mark("bold"),
  italic: mark("italic"),
  bullets: list("toggleBulletList", "bulletList"),
  numbers: list("toggleOrderedList", "orderedList"),
  quote,
  table: {
    run: (editor) => editor.chain().focus().insertTable({ rows: 3, cols: 2, withHeaderRow: true }).run(),
    enabled: (editor) => editor.can().insertTable({ rows: 3, cols: 2 }),
  },
  rowAfter: step("addRowAfter"),
  rowDelete: step("deleteRow"),
  columnAfter: step("addColumnAfter"),
  columnDelete: step("deleteColumn"),
  headerRow: step("toggleHeaderRow"),
  headerColumn: step("toggleHeaderColumn"),
  tableDelete: step("deleteTable"),
}
