"""A sheet to draw on, with the few strokes that the demo's pictures need."""

from collections.abc import Sequence
from io import BytesIO

from PIL import Image, ImageDraw, ImageFilter

WIDTH, HEIGHT = 1600, 1067
SCALE = 2  # drawn twice as large and scaled down, which smooths the edges
PAPER = "#fbfaf6"

Points = Sequence[tuple[float, float]]


class Sheet:
    """A picture in the making; all measures are in pixels of the finished picture."""

    def __init__(self, top: str, bottom: str, width: int = WIDTH, height: int = HEIGHT) -> None:
        shade = Image.linear_gradient("L").resize((width * SCALE, height * SCALE))
        size = (width * SCALE, height * SCALE)
        self.image = Image.composite(Image.new("RGB", size, bottom), Image.new("RGB", size, top), shade)
        self.draw = ImageDraw.Draw(self.image)

    def box(self, x: float, y: float, width: float, height: float, fill: str, round: float = 0) -> None:
        corners = tuple(v * SCALE for v in (x, y, x + width, y + height))
        self.draw.rounded_rectangle(corners, round * SCALE, fill)

    def disc(self, x: float, y: float, radius: float, fill: str) -> None:
        self.draw.ellipse([v * SCALE for v in (x - radius, y - radius, x + radius, y + radius)], fill)

    def ring(self, x: float, y: float, radius: float, line: str, width: float) -> None:
        corners = [v * SCALE for v in (x - radius, y - radius, x + radius, y + radius)]
        self.draw.ellipse(corners, outline=line, width=int(width * SCALE))

    def shape(self, points: Points, fill: str) -> None:
        self.draw.polygon([(x * SCALE, y * SCALE) for x, y in points], fill)

    def line(self, points: Points, fill: str, width: float) -> None:
        self.draw.line([(x * SCALE, y * SCALE) for x, y in points], fill, int(width * SCALE), joint="curve")

    def arch(self, x: float, y: float, width: float, height: float, fill: str) -> None:
        """A doorway with a round head."""
        self.disc(x + width / 2, y + width / 2, width / 2, fill)
        self.box(x, y + width / 2, width, height - width / 2, fill)

    def light(self, x: float, y: float, radius: float) -> None:
        """A soft glow."""
        mask = Image.new("L", (WIDTH // 8, HEIGHT // 8))
        spot = [v / 8 for v in (x - radius, y - radius, x + radius, y + radius)]
        ImageDraw.Draw(mask).ellipse(spot, 90)
        mask = mask.filter(ImageFilter.GaussianBlur(radius / 20)).resize(self.image.size)
        self.image.paste(Image.new("RGB", self.image.size, PAPER), mask=mask)

    def file(self) -> BytesIO:
        """The finished picture as PNG."""
        out = BytesIO()
        self.image.reduce(SCALE).save(out, "PNG", compress_level=1)
        out.seek(0)
        return out
