// Which addresses a text may link to and which pictures it may show: the same rules as text/links.py.
import { cleaned, trimmed } from "newsroom/editor/characters"

const FORMS = [
  /^https?:\/\/[^\s/?#@\\<>"'`]+([/?#][^\s\\<>"`]*)?$/,
  /^mailto:[^\s<>"`\\:/@]+@[^\s<>"`\\:/@]+$/,
  /^tel:\+?[0-9().-]+$/,
  /^\/(?![/\\])[^\s\\<>"`]*$/,
]

// The address as it is stored, or null when it may not be linked to.
export function safeHref(address) {
  let href = cleaned((address ?? "").replace(/[\t\r\n]/g, "")).trim()
  href = href.replace(/^[A-Za-z]+:/, (scheme) => scheme.toLowerCase()).replace(/\s/g, "%20")
  if (href.startsWith("tel:")) href = href.replaceAll("%20", "")
  return FORMS.some((form) => form.test(href)) ? href : null
}

// What a person types into the dialog: "contoh.go.id" and "humas@contoh.go.id" are understood.
export function typedHref(address) {
  const typed = address.trim()
  if (/^[^\s@/:]+@[^\s@/:]+\.[a-z]{2,}$/i.test(typed)) return safeHref(`mailto:${typed}`)
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)+([/?#:].*)?$/i.test(typed)) return safeHref(`https://${typed}`)
  return safeHref(typed)
}

export function photoToken(address) {
  return /^\/media\/([a-z0-9]{22,32})$/.exec(trimmed(address ?? ""))?.[1] ?? null
}
