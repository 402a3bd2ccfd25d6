// The editor of an article's body on every textarea[data-editor]. The textarea keeps the HTML, in step with each change.
import { Editor } from "django-prose-editor/editor"
import { attributionCommand } from "newsroom/editor/attribution-dialog"
import { commands } from "newsroom/editor/commands"
import { linkCommand } from "newsroom/editor/link-dialog"
import { pasted } from "newsroom/editor/paste"
import { photoCommand } from "newsroom/editor/photo-dialog"
import { extensions } from "newsroom/editor/schema"
import { serialise } from "newsroom/editor/serialise"
import { attachToolbar } from "newsroom/editor/toolbar"

function describe(textarea, help) {
  const label = textarea.labels?.[0]
  if (label && !label.id) label.id = `${textarea.id}-label`
  const described = [help.id, textarea.getAttribute("aria-describedby")].filter(Boolean).join(" ")
  return {
    class: "editor__text prose",
    role: "textbox",
    "aria-multiline": "true",
    ...(label ? { "aria-labelledby": label.id } : { "aria-label": textarea.dataset.label }),
    "aria-describedby": described,
    ...(textarea.getAttribute("aria-invalid") === "true" && { "aria-invalid": "true" }),
    lang: "id",
    spellcheck: "true",
  }
}

function mount(textarea) {
  const frame = textarea.closest("[data-editor-frame]")
  const part = (name) => frame.querySelector(`template[data-part="${name}"]`)
  if (!part("shell")) return // disabled: nothing to write
  const shell = part("shell").content.firstElementChild.cloneNode(true)
  const [bar, place, exit] = ["bar", "place", "exit"].map((name) => shell.querySelector(`[data-${name}]`))
  textarea.before(shell)

  const csrf = textarea.form?.elements.csrfmiddlewaretoken?.value ?? ""
  const photo = photoCommand(part("photo"), textarea.dataset.photosUrl, csrf)
  const all = {
    ...commands,
    link: linkCommand(part("link")),
    attribution: attributionCommand(part("attribution")),
    photo,
  }
  let toolbar
  const editor = new Editor({
    element: place,
    content: textarea.value,
    injectCSS: false,
    editable: !textarea.disabled && !textarea.readOnly,
    extensions: extensions({ openFigure: () => photo.run(editor), editButton: part("edit").content.firstElementChild }),
    editorProps: {
      attributes: describe(textarea, shell.querySelector("[data-help]")),
      transformPastedHTML: pasted,
      handleKeyDown(view, event) {
        if (event.altKey && event.key === "F10") toolbar.focus()
        else if (event.key === "Escape") exit.focus()
        else if ((event.ctrlKey || event.metaKey) && event.key === "k") all.link.run(editor)
        else return false
        event.preventDefault()
        return true
      },
    },
    onUpdate() {
      textarea.value = serialise(editor.state.doc)
      textarea.dispatchEvent(new Event("input", { bubbles: true }))
    },
  })
  toolbar = attachToolbar(bar, editor, all)
  textarea.hidden = true
  textarea.labels?.[0]?.addEventListener("click", () => editor.commands.focus())
  textarea.dispatchEvent(new CustomEvent("editor:ready", { bubbles: true, detail: { editor } }))
}

document.querySelectorAll("textarea[data-editor]").forEach(mount)
