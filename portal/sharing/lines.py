"""Setting a headline: as large as it fits, in few lines."""

from PIL import ImageFont

from portal.identity.palette import font

SIZES = (76, 68, 60, 54, 48, 42)
MORE = "…"


def fitted(text: str, width: int, height: int) -> tuple[ImageFont.FreeTypeFont, list[str]]:
    """The largest face in which `text` fits into the box (pixels), and its lines; cut with … at the end."""
    for size in SIZES:
        face = font(size, 800)
        lines = wrapped(text, face, width)
        if len(lines) * leading(face) <= height:
            return face, lines
    room = int(height // leading(face))
    return face, [*lines[: room - 1], shortened(lines[room - 1] + MORE, face, width)]


def one_line(
    text: str, width: int, sizes: tuple[int, ...], weight: int
) -> tuple[ImageFont.FreeTypeFont, str]:
    """The largest face in which `text` fits into one line, and the line; cut with … at the smallest."""
    for size in sizes:
        face = font(size, weight)
        if face.getlength(text) <= width:
            return face, text
    return face, shortened(text + MORE, face, width)


def leading(face: ImageFont.FreeTypeFont) -> float:
    """Height of a line in pixels."""
    return face.size * 1.18


def wrapped(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if face.getlength(longer) <= width:
            lines[-1] = longer
        else:
            lines += pieces(word, face, width)
    return [line for line in lines if line]


def pieces(word: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """A word, broken where it is wider than a line."""
    if face.getlength(word) <= width:
        return [word]
    parts = [""]
    for char in word:
        if face.getlength(parts[-1] + char) > width:
            parts.append("")
        parts[-1] += char
    return parts


def shortened(line: str, face: ImageFont.FreeTypeFont, width: int) -> str:
    """A line that ends with …, made short enough to keep it."""
    while face.getlength(line) > width:
        line = line.removesuffix(MORE)[:-1].rstrip() + MORE
    return line
