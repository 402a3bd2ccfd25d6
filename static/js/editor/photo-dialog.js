// Pick a photo of the library or upload one; caption, description and credit are asked at once, and changed here later.
import { openDialog, showErrors } from "newsroom/editor/dialog"
import { photoToken } from "newsroom/editor/links"
import { showPhotos, upload } from "newsroom/editor/photos"

const WORDS = ["caption", "alt", "credit"]
const figureAt = (editor) => editor.state.selection.node?.type.name === "figure" && editor.state.selection.node

function words(form) {
  return Object.fromEntries(WORDS.map((name) => [name, form.elements[name].value.trim()]))
}

function insert(editor, photo, form) {
  const { width, height } = photo
  const attrs = { token: photoToken(`/media/${photo.token}`), width, height, ...words(form) }
  const { $to } = editor.state.selection
  const after = $to.depth ? $to.after(1) : $to.pos
  return attrs.token !== null && editor.chain().insertContentAt(after, { type: "figure", attrs }).run()
}

function isDescribed(form) {
  const { alt } = words(form)
  if (!alt) showErrors(form, { alt: [form.dataset.altMissing] })
  return alt !== ""
}

async function submitNew(editor, form, source, photos) {
  if (form.elements.file.files.length) {
    const { photo, errors } = await upload(form, source.url, source.csrf)
    if (photo) return insert(editor, photo, form)
    showErrors(form, errors)
    return false
  }
  const photo = photos.get(form.elements.photo?.value)
  if (photo) return insert(editor, photo, form)
  showErrors(form, { photo: [form.dataset.missing] })
  return false
}

export function photoCommand(template, url, csrf) {
  return {
    active: (editor) => Boolean(figureAt(editor)),
    run(editor) {
      const figure = figureAt(editor)
      const photos = new Map()
      openDialog(template, {
        values: figure ? figure.attrs : {},
        prepare(form) {
          form.querySelectorAll("[data-new]").forEach((part) => { part.hidden = Boolean(figure) })
          form.querySelectorAll("[data-edit]").forEach((part) => { part.hidden = !figure })
          if (!figure) showPhotos(form, url, photos, (photo) => WORDS.forEach((name) => {
            form.elements[name].value = photo[name] ?? ""
          }))
        },
        submit: (form) =>
          isDescribed(form) &&
          (figure
            ? editor.commands.updateAttributes("figure", words(form))
            : submitNew(editor, form, { url, csrf }, photos)),
        onClose: () => editor.commands.focus(),
      })
    },
  }
}
