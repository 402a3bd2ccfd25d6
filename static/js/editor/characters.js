// What single characters become before a text is stored: the same rules as text/characters.py.
const JUNK =
  /[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff0-\ufffc\ufffe\uffff\ufdd0-\ufdef\p{Cs}\u{e0000}-\u{e007f}]/gu
const SPACES = /[ \t\n\v\f\r\x85\u2028\u2029]+/g
const BLANK =
  /^[\s\xa0\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\u{13430}-\u{13442}\u{16fe4}\u{1bca0}-\u{1bca3}\u{1d159}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]*$/u
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", "\xa0": "&nbsp;", '"': "&quot;" }

export const cleaned = (text) =>
  text.replace(JUNK, "").replace(SPACES, " ").normalize("NFC").replace(/^\u0338+/, "")

export const isBlank = (text) => BLANK.test(text)

export const trimmed = (text) => cleaned(text).replace(/^[\s\u0338]+|\s+$/g, "")

export const escaped = (text) => text.replace(/[&<>\xa0]/g, (char) => ENTITIES[char])

export const quoted = (text) => text.replace(/[&<>\xa0"]/g, (char) => ENTITIES[char])
