"""Gives a document of Markdown the look of the studio."""

from __future__ import annotations

from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from studio.theme import Colors, Space

_HEADINGS = {1: 1.7, 2: 1.2, 3: 1.05}
_ABOVE = {1: 0, 2: Space.XL, 3: Space.M}
_LINE, _HEADING_LINE = 140.0, 110.0  # per cent
_MARGIN = 28


def dress(document: QTextDocument, colors: Colors, base: QFont) -> None:
    """Set sizes, distances and colours of every block and every piece of text.

    Args:
        document: as `setMarkdown` has made it.
        colors: of the theme.
        base: the font of plain text.
    """
    document.setDefaultFont(base)
    document.setDocumentMargin(_MARGIN)
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        cursor.setPosition(block.position())
        cursor.mergeBlockFormat(_block_format(block))
        _dress_pieces(cursor, block, colors, base)
        block = block.next()


def _block_format(block: QTextBlock) -> QTextBlockFormat:
    level = block.blockFormat().headingLevel()
    made = QTextBlockFormat()
    share = QTextBlockFormat.LineHeightTypes.ProportionalHeight.value
    made.setLineHeight(_HEADING_LINE if level else _LINE, share)
    made.setTopMargin(_ABOVE.get(level, 0))
    made.setBottomMargin(Space.S if level or block.textList() is None else Space.XS)
    return made


def _dress_pieces(cursor: QTextCursor, block: QTextBlock, colors: Colors, base: QFont) -> None:
    level = block.blockFormat().headingLevel()
    pieces = [piece.fragment() for piece in block]
    for piece in pieces:
        cursor.setPosition(piece.position())
        cursor.setPosition(piece.position() + piece.length(), QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(_char_format(piece.charFormat(), level, colors, base))


def _char_format(now: QTextCharFormat, level: int, colors: Colors, base: QFont) -> QTextCharFormat:
    made = QTextCharFormat(now)
    if level:
        made.clearProperty(QTextFormat.Property.FontSizeAdjustment)
        made.setFontPointSize(base.pointSizeF() * _HEADINGS.get(level, 1.0))
        made.setFontWeight(QFont.Weight.DemiBold)
    made.setForeground(QColor(colors.accent if now.isAnchor() else colors.text))
    if now.fontFixedPitch() and not now.isAnchor():
        fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
        made.setFontFamilies([fixed.family()])
        made.setBackground(QColor(colors.raised))
    return made
