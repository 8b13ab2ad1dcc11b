"""The one visual language of the studio: spacing, type, colours, and the theme that applies them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QWidget


class Space:
    """Distances in device-independent pixels; nothing is placed at any other."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 40


RADIUS = 8
RADIUS_LARGE = 10
CONTROL_HEIGHT = 32
BAR_HEIGHT = CONTROL_HEIGHT + 2 * Space.M + 1  # of what is above a workspace, with the hairline below it


class ThemeChoice(Enum):
    """What the person chose; `SYSTEM` follows the desktop while the studio runs."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True)
class Colors:
    """The colours of one theme, as "#rrggbb".

    Every text colour has a contrast of at least 4.5 to 1 (WCAG 2.2, AA) on `window`, `surface`
    and `raised`; `on_accent` has it on `accent`.

    Attributes:
        window: behind everything.
        surface: lists, bars and fields.
        raised: buttons, menus and what the pointer is over.
        line: hairlines between them.
        outline: borders of controls, stronger than `line`.
        text, soft: what is read first, and second.
        accent, accent_hover, on_accent: the one accent colour, and text upon it.
        danger, warning: text of errors and of notes.
        canvas: behind pictures; neutral, so that it does not tint them.
    """

    window: str
    surface: str
    raised: str
    line: str
    outline: str
    text: str
    soft: str
    accent: str
    accent_hover: str
    on_accent: str
    danger: str
    warning: str
    canvas: str


LIGHT = Colors(
    window="#f4f4f2",
    surface="#ffffff",
    raised="#ececea",
    line="#e2e2df",
    outline="#c9cac6",
    text="#1b1d1f",
    soft="#5a5f65",
    accent="#0b736f",
    accent_hover="#095f5c",
    on_accent="#ffffff",
    danger="#b0271f",
    warning="#7d5200",
    canvas="#e9e9e7",
)
DARK = Colors(
    window="#17181a",
    surface="#1e2022",
    raised="#2a2c2f",
    line="#2c2f32",
    outline="#45494d",
    text="#ecedee",
    soft="#a7acb2",
    accent="#45c4b8",
    accent_hover="#63d4c9",
    on_accent="#06201e",
    danger="#ff8f85",
    warning="#e6b862",
    canvas="#101112",
)


class TextRole(Enum):
    """Steps of the type scale, as multiples of the system's own size, and their weights."""

    HERO = (1.9, QFont.Weight.DemiBold)
    TITLE = (1.25, QFont.Weight.DemiBold)
    STRONG = (1.0, QFont.Weight.DemiBold)
    BODY = (1.0, QFont.Weight.Normal)
    SMALL = (0.9, QFont.Weight.Normal)
    TINY = (0.82, QFont.Weight.Medium)


def scaled_font(base: QFont, role: TextRole) -> QFont:
    """`base` at the size and weight of `role`."""
    factor, weight = role.value
    font = QFont(base)
    if base.pointSizeF() > 0:
        font.setPointSizeF(base.pointSizeF() * factor)
    else:
        font.setPixelSize(round(base.pixelSize() * factor))
    font.setWeight(weight)
    return font


def colors_of(widget: QWidget) -> Colors:
    """The colours that a widget is to paint itself with: those of the theme its palette came from."""
    ground = widget.palette().window().color()
    # A style sheet that leaves the ground clear says so in the palette.
    return _colors_on(ground) if ground.alpha() else colors_in_use()


def colors_in_use() -> Colors:
    """The colours of the application, for widgets that a style sheet gives a ground of its own."""
    return _colors_on(QApplication.palette().window().color())


def _colors_on(ground: QColor) -> Colors:
    return DARK if ground.lightness() < 128 else LIGHT


def mixed(under: str, over: str, share: float) -> QColor:
    """`over` laid upon `under` with opacity `share`, 0..1."""
    low, high = QColor(under), QColor(over)
    return QColor.fromRgbF(
        *(a + (b - a) * share for a, b in zip(low.getRgbF()[:3], high.getRgbF()[:3], strict=True))
    )


def faint_of(colors: Colors) -> QColor:
    """The colour of words and icons of what cannot be used now."""
    return mixed(colors.surface, colors.soft, 0.6)


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1..21 (WCAG 2.2)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(color: str) -> float:
    """Relative luminance, 0..1 (WCAG 2.2)."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in QColor(color).getRgbF()[:3]
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def palette_of(colors: Colors) -> QPalette:
    """The palette that widgets without a style of their own follow."""
    role = QPalette.ColorRole
    chosen = {
        role.Window: colors.window,
        role.WindowText: colors.text,
        role.Base: colors.surface,
        role.AlternateBase: colors.raised,
        role.Text: colors.text,
        role.Button: colors.raised,
        role.ButtonText: colors.text,
        role.PlaceholderText: colors.soft,
        role.Highlight: colors.accent,
        role.HighlightedText: colors.on_accent,
        role.Accent: colors.accent,
        role.Link: colors.accent,
        role.BrightText: colors.danger,
        role.ToolTipBase: colors.raised,
        role.ToolTipText: colors.text,
        role.Light: colors.raised,
        role.Midlight: colors.line,
        role.Mid: colors.outline,
        role.Dark: colors.canvas,
        role.Shadow: colors.canvas,
    }
    palette = QPalette()
    for each, color in chosen.items():
        palette.setColor(each, QColor(color))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, faint_of(colors))
    return palette


class Theme(QObject):
    """Applies the chosen theme to the application, and follows the desktop when that was chosen.

    Signals:
        changed(Colors): the application has been painted anew.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._choice = ThemeChoice.SYSTEM
        self._colors: Colors | None = None
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._apply)

    @property
    def colors(self) -> Colors:
        """The colours in use."""
        return self._colors or LIGHT

    @property
    def choice(self) -> ThemeChoice:
        """What was chosen last."""
        return self._choice

    def choose(self, choice: ThemeChoice) -> None:
        """Use a theme from now on; frames of windows and native dialogs follow where they can."""
        self._choice = choice
        hints = self._app.styleHints()
        if choice is ThemeChoice.SYSTEM:
            hints.unsetColorScheme()
        else:
            dark = choice is ThemeChoice.DARK
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self._apply()

    def _is_dark(self) -> bool:
        if self._choice is ThemeChoice.SYSTEM:
            return self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
        return self._choice is ThemeChoice.DARK

    def _apply(self) -> None:
        from studio.stylesheet import stylesheet

        colors = DARK if self._is_dark() else LIGHT
        if colors is self._colors:
            return
        self._colors = colors
        self._app.setPalette(palette_of(colors))
        self._app.setStyleSheet(stylesheet(colors))
        self.changed.emit(colors)


def color_names() -> tuple[str, ...]:
    """The names of all colours, in order."""
    return tuple(field.name for field in fields(Colors))
