// What a body may hold. The nodes are the engine's, narrowed to our allow-list; figure and attribution are ours.
import {
  Blockquote, Bold, BulletList, Document, Dropcursor, Gapcursor, HardBreak, Heading, History, Italic, Link,
  ListItem, Node, OrderedList, Paragraph, Table, TableCell, TableHeader, TableRow, Text, TrailingNode,
} from "django-prose-editor/editor"
import { Figure } from "newsroom/editor/figure"
import { safeHref } from "newsroom/editor/links"

const LINES = "(paragraph | bulletList | orderedList)"

const span = (name) => ({
  default: 1,
  parseHTML: (cell) => (/^[1-9][0-9]?$/.test(cell.getAttribute(name) ?? "") ? Number(cell.getAttribute(name)) : 1),
  renderHTML: (attributes) => (attributes[name] > 1 ? { [name]: attributes[name] } : {}),
})
const cellAttributes = () => ({
  colspan: span("colspan"),
  rowspan: span("rowspan"),
  colwidth: { default: null, rendered: false, parseHTML: () => null },
})

const Attribution = Node.create({
  name: "attribution",
  content: "inline*",
  defining: true,
  parseHTML: () => [{ tag: "footer", context: "blockquote/" }],
  renderHTML: () => ["footer", 0],
  addKeyboardShortcuts() {
    return {
      Enter: ({ editor }) => {
        const { $from } = editor.state.selection
        if ($from.parent.type.name !== this.name) return false
        const after = $from.after($from.depth - 1)
        return editor.chain().insertContentAt(after, { type: "paragraph" }).setTextSelection(after + 1).run()
      },
    }
  },
})

const SafeLink = Link.extend({
  inclusive: false,
  addAttributes: () => ({ href: { default: null, parseHTML: (link) => safeHref(link.getAttribute("href")) } }),
  addKeyboardShortcuts: () => ({}),
})

export const extensions = (figureOptions) => [
  Document.extend({
    content: "(paragraph | heading | bulletList | orderedList | blockquote | table | figure)+",
  }),
  Text,
  Paragraph,
  Heading.configure({ levels: [2, 3] }),
  Bold,
  Italic,
  SafeLink.configure({
    autolink: false,
    openOnClick: false,
    HTMLAttributes: {},
    isAllowedUri: (address) => safeHref(address) !== null,
  }),
  HardBreak,
  BulletList,
  OrderedList,
  ListItem.extend({ content: `paragraph ${LINES}*` }),
  Blockquote.extend({ content: "paragraph+ attribution?" }),
  Attribution,
  Table.extend({ addNodeView: null }).configure({ resizable: false }),
  TableRow,
  TableHeader.extend({ content: `${LINES}+`, addAttributes: cellAttributes }),
  TableCell.extend({ content: `${LINES}+`, addAttributes: cellAttributes }),
  Figure.configure(figureOptions),
  Dropcursor.configure({ color: false, class: "editor__dropcursor" }),
  Gapcursor,
  History,
  TrailingNode,
]
