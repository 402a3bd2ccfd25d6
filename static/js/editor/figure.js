// A picture of the library with its caption, description and credit. Its words are changed in the photo dialog.
import { Node } from "django-prose-editor/editor"
import { photoToken } from "newsroom/editor/links"

const words = (element) => element?.textContent.replace(/\s+/g, " ").trim() ?? ""

function attributesOf(element) {
  const picture = element.matches("img") ? element : element.querySelector("img")
  const token = photoToken(picture?.getAttribute("src"))
  if (!token) return false
  const caption = element.querySelector("figcaption")?.cloneNode(true)
  const credit = words(caption?.querySelector("small"))
  caption?.querySelectorAll("small").forEach((small) => small.remove())
  const size = (name) => (/^[1-9][0-9]{0,4}$/.exec(picture.getAttribute(name) ?? "") ?? [null])[0]
  return {
    token,
    alt: picture.getAttribute("alt") ?? "",
    width: size("width"),
    height: size("height"),
    caption: words(caption),
    credit,
  }
}

function create(tag, properties, ...content) {
  const element = Object.assign(document.createElement(tag), properties)
  element.append(...content)
  return element
}

export const Figure = Node.create({
  name: "figure",
  atom: true,
  draggable: true,
  addOptions: () => ({ openFigure: () => {}, editButton: null }),
  addAttributes: () =>
    Object.fromEntries(
      ["token", "alt", "width", "height", "caption", "credit"].map((name) => [
        name,
        { default: null, rendered: false, parseHTML: () => null }, // attributesOf says it all
      ]),
    ),
  parseHTML: () => [
    { tag: "figure", getAttrs: attributesOf },
    { tag: "img", getAttrs: attributesOf },
  ],
  renderHTML({ node }) {
    const { token, alt, width, height, caption, credit } = node.attrs
    const picture = ["img", { src: `/media/${token}`, alt: alt ?? "", width, height }]
    return ["figure", picture, ["figcaption", caption ?? "", ...(credit ? [" ", ["small", credit]] : [])]]
  },
  addNodeView() {
    return ({ node, getPos, editor }) => {
      const { token, alt, width, height, caption, credit } = node.attrs
      const picture = create("img", { src: `/media/${token}`, alt: alt ?? "" })
      if (width) picture.width = width
      if (height) picture.height = height
      const edit = this.options.editButton.cloneNode(true)
      edit.addEventListener("click", () => {
        editor.commands.setNodeSelection(getPos())
        this.options.openFigure()
      })
      const small = credit ? [" ", create("small", {}, credit)] : []
      return { dom: create("figure", {}, picture, create("figcaption", {}, caption ?? "", ...small), edit) }
    }
  },
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        if (editor.state.selection.node?.type.name !== this.name) return false
        this.options.openFigure()
        return true
      },
    }
  },
})
