// Ask for a link's address (and its words, when none are selected); also takes links away.
import { openDialog, showErrors } from "newsroom/editor/dialog"
import { typedHref } from "newsroom/editor/links"

function insert(editor, href, words) {
  const isEmpty = editor.state.selection.empty && !editor.isActive("link")
  if (isEmpty) {
    const text = { type: "text", text: words.trim() || href, marks: [{ type: "link", attrs: { href } }] }
    editor.chain().focus().insertContent(text).run()
  } else editor.chain().focus().extendMarkRange("link").setLink({ href }).run()
}

export function linkCommand(template) {
  return {
    active: (editor) => editor.isActive("link"),
    enabled: (editor) => editor.isActive("link") || editor.can().setMark("link", { href: "/" }),
    run(editor) {
      const isLink = editor.isActive("link")
      openDialog(template, {
        values: { href: editor.getAttributes("link").href },
        prepare(form) {
          form.querySelector("[data-words]").hidden = isLink || !editor.state.selection.empty
          form.querySelector("[data-remove]").hidden = !isLink
        },
        submit(form, button) {
          if (button?.value === "remove") {
            editor.chain().focus().extendMarkRange("link").unsetLink().run()
            return true
          }
          const href = typedHref(form.elements.href.value)
          if (href) insert(editor, href, form.elements.words.value)
          else showErrors(form, { href: [form.elements.href.dataset.invalid] })
          return href !== null
        },
        onClose: () => editor.commands.focus(),
      })
    },
  }
}
