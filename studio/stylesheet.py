"""The style sheet of the application, made from the colours of a theme."""

from __future__ import annotations

from string import Template

from studio.theme import CONTROL_HEIGHT, RADIUS, RADIUS_LARGE, Colors, Space, color_names, faint_of, mixed

_SHEET = Template("""
QMainWindow, QDialog { background: $window; }
QToolTip {
    background: $raised; color: $text; border: 1px solid $outline; padding: 5px 8px;
}
QLabel[tone="soft"] { color: $soft; }
QLabel[tone="danger"] { color: $danger; }
QLabel[keys="true"] {
    background: $raised; border: 1px solid $line; border-radius: 6px; padding: 2px 7px; font-weight: 600;
}
QFrame[surface="bar"] { background: $surface; border: none; }
QFrame[surface="card"] { background: $surface; border: 1px solid $line; border-radius: ${radius_large}px; }

QPushButton {
    background: $raised; border: 1px solid transparent; border-radius: ${radius}px;
    padding: 0 ${pad}px; min-height: ${inner}px;
}
QPushButton:hover { background: $raised_hover; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border-color: $accent; }
QPushButton:disabled { color: $faint; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:focus { border-color: $text; }
QPushButton[kind="primary"]:disabled { background: $raised; color: $faint; }
QPushButton[kind="quiet"] { background: transparent; padding: 0 ${small}px; }
QPushButton[kind="quiet"]:hover { background: $raised; }
QPushButton[kind="quiet"]:focus { border-color: $accent; }
QPushButton[kind="pill"] {
    background: transparent; border: 1px solid $outline; border-radius: 12px;
    padding: 0 ${small}px; min-height: 22px; max-height: 22px;
}
QPushButton[kind="pill"]:hover { background: $raised; }
QPushButton[kind="pill"]:checked { background: $accent_soft; border-color: $accent; }
QPushButton[kind="pill"]:focus { border-color: $accent; }
QPushButton[kind="pill"]:checked:focus { border-color: $text; }
QToolButton {
    background: $surface; border: 1px solid $outline; border-radius: ${radius}px;
    padding: 0 ${pad}px; min-height: ${inner}px;
}
QToolButton:hover { background: $raised; }
QToolButton:pressed { background: $accent; color: $on_accent; border-color: $accent; }
QToolButton[kind="picture"] { background: transparent; border: 2px solid transparent; padding: 0; }
QToolButton[kind="picture"]:hover, QToolButton[kind="picture"]:focus { border-color: $accent; }
QPushButton::menu-indicator { image: none; width: 0; }

QLineEdit, QSpinBox, QComboBox {
    background: $field; border: 1px solid $outline; border-radius: ${radius}px;
    padding: 0 ${small}px; min-height: ${inner}px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit:hover, QSpinBox:hover, QComboBox:hover { border-color: $soft; }
QLineEdit:focus, QSpinBox:focus, QComboBox:focus { border-color: $accent; }
QLineEdit[wrong="true"] { border-color: $danger; }
QLineEdit:read-only { background: $window; }
QLineEdit:disabled, QComboBox:disabled { color: $faint; border-color: $line; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: none; }
QComboBox QAbstractItemView {
    background: $surface; border: 1px solid $outline; border-radius: 0; padding: ${tiny}px; outline: none;
    selection-background-color: $accent_soft; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: 28px; padding: 0 ${small}px; border-radius: 6px; }
QComboBox QAbstractItemView::item:hover, QComboBox QAbstractItemView::item:selected {
    background: $accent_soft; color: $text;
}

QMenu { background: $surface; border: 1px solid $outline; padding: ${tiny}px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $faint; }
QMenu::separator { height: 1px; background: $line; margin: ${tiny}px ${small}px; }
QMenu::icon { padding-left: 8px; }

QSlider { min-height: 20px; }
QSlider::groove:horizontal { height: 4px; background: $outline; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal {
    background: $accent; width: 16px; height: 16px; margin: -6px 0; border-radius: 8px;
}
QSlider::handle:horizontal:hover { background: $accent_hover; }
QSlider::handle:horizontal:focus { border: 2px solid $text; margin: -6px 0; width: 12px; height: 12px; }

QProgressBar {
    background: $raised; border: none; border-radius: 3px; min-height: 6px; max-height: 6px;
}
QProgressBar::chunk { background: $accent; border-radius: 3px; }

QScrollBar { background: transparent; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $outline; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $soft; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QScrollArea, QScrollArea > QWidget > QWidget#content { background: transparent; border: none; }

QTextEdit#line-editor {
    background: $field; border: 1px solid $accent; border-radius: 4px;
    selection-background-color: $accent; selection-color: $on_accent;
}
QTableView, QTreeView, QListView {
    background: $surface; border: none; outline: none; selection-background-color: transparent;
}
QTextBrowser {
    background: $window; border: none;
    selection-background-color: $accent; selection-color: $on_accent;
}
QFrame[line="true"] { background: $line; border: none; }
QFrame[edge="lower"] { border-bottom: 1px solid $line; }
QSplitter::handle { background: $line; }
QSplitter::handle:hover { background: $accent; }
""")


def stylesheet(colors: Colors) -> str:
    """The style sheet in these colours."""
    values = {name: getattr(colors, name) for name in color_names()}
    values |= {
        "faint": faint_of(colors).name(),
        "field": colors.surface,
        "raised_hover": mixed(colors.raised, colors.text, 0.07).name(),
        "accent_soft": mixed(colors.surface, colors.accent, 0.18).name(),
        "radius": RADIUS,
        "radius_large": RADIUS_LARGE,
        "inner": CONTROL_HEIGHT - 2,  # without its border
        "pad": Space.M + 2,
        "small": Space.S,
        "tiny": Space.XS,
    }
    return _SHEET.substitute(values)
