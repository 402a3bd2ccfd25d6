// Ask who said a quote; the answer stands under it.
import { quoteAround } from "newsroom/editor/commands"
import { openDialog } from "newsroom/editor/dialog"

function set(words) {
  return ({ state, tr }) => {
    const { node, pos } = quoteAround(state)
    const last = node.lastChild
    const end = pos + node.nodeSize - 1
    const start = last.type.name === "attribution" ? end - last.nodeSize : end
    const text = words.trim()
    const line = text ? state.schema.nodes.attribution.create(null, state.schema.text(text)) : []
    tr.replaceWith(start, end, line)
    return true
  }
}

export function attributionCommand(template) {
  return {
    enabled: (editor) => quoteAround(editor.state) !== null,
    run(editor) {
      const last = quoteAround(editor.state).node.lastChild
      openDialog(template, {
        values: { words: last.type.name === "attribution" ? last.textContent : "" },
        submit: (form) => editor.chain().command(set(form.elements.words.value)).run(),
        onClose: () => editor.commands.focus(),
      })
    },
  }
}
