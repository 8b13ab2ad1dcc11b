"""The right side of Cartoon: whatever is chosen, and what can be changed of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gan.cartoon.scene import Scene
from studio.language import tr
from studio.theme import Space, TextRole
from studio.widgets.icon_button import IconButton
from studio.widgets.text_label import ShortLabel
from studio.workspaces.cartoon.entity_page import EntityPage
from studio.workspaces.cartoon.portraits import Portrait
from studio.workspaces.cartoon.shot_page import ShotPage
from studio.workspaces.cartoon.telling import entity_name

PANEL_WIDTH = 296


class Inspector(QFrame):
    """Shows an entity if one is chosen, else the shot.

    Attributes:
        entity_page, shot_page: the two.

    Signals:
        closeAsked(): it is to be put away.
        shotAsked(): from the entity to the shot.
        wantedChanged(): other pictures are missing.
        entityShown(Scene, int, Entity): somebody of a shot is shown: what could take the part is of use.
    """

    closeAsked = Signal()
    shotAsked = Signal()
    wantedChanged = Signal()
    entityShown = Signal(object, int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.setFixedWidth(PANEL_WIDTH)
        self.shot_button = IconButton("up", tr("Back to the shot"), hint="Esc")
        self.above = ShortLabel(TextRole.SMALL, soft=True)
        self.above.setText(tr("In this shot"))
        self.title = ShortLabel(TextRole.TITLE)
        self.close_button = IconButton("cancel", tr("Put this panel away"), hint="I")
        self.entity_page = EntityPage()
        self.shot_page = ShotPage()
        self._pages = (self.entity_page, self.shot_page)
        self._lay_out()
        self.shot_button.clicked.connect(self.shotAsked)
        self.close_button.clicked.connect(self.closeAsked)
        for page in self._pages:
            page.wantedChanged.connect(self.wantedChanged)
        self._show_page(self.shot_page)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(Space.S, Space.S, Space.S, 0)
        head.setSpacing(Space.XS)
        self.title.setContentsMargins(Space.S, 0, 0, 0)
        head.addWidget(self.shot_button)
        head.addWidget(self.above, 1)
        head.addWidget(self.title, 1)
        head.addWidget(self.close_button)
        content = QWidget()
        content.setObjectName("content")  # the style sheet knows it
        inner = QVBoxLayout(content)
        inner.setContentsMargins(Space.L, 0, Space.L, Space.L)
        for page in self._pages:
            inner.addWidget(page)
        inner.addStretch()
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.XS)
        column.addLayout(head)
        column.addWidget(area, 1)

    def show_choice(self, scene: Scene, number: int, entity: str) -> None:
        """Show an entity of a shot, or the shot with ""."""
        if not 0 <= number < len(scene.shots):
            self.setEnabled(False)
            return
        self.setEnabled(True)
        own = scene.shots[number].entity(entity) if entity else None
        if own is not None:
            self.entity_page.show_entity(own, entity_name(scene, own))
            self._show_page(self.entity_page)
            self.entityShown.emit(scene, number, own)
        else:
            self.title.setText(tr("Shot {number}", number=number + 1))
            self.shot_page.show_shot(scene, number)
            self._show_page(self.shot_page)

    @property
    def page(self) -> QWidget:
        """What it shows."""
        return self.entity_page if not self.entity_page.isHidden() else self.shot_page

    def missing(self) -> list[Portrait]:
        """Pictures that are not there yet, of the page that shows."""
        return self.page.missing()

    def show_portrait(self, key: Portrait, image: QImage) -> None:
        """A picture has come."""
        for page in self._pages:
            page.show_portrait(key, image)

    def _show_page(self, page: QWidget) -> None:
        self.entity_page.setVisible(page is self.entity_page)
        self.shot_page.setVisible(page is self.shot_page)
        for part in (self.shot_button, self.above):
            part.setVisible(page is self.entity_page)
        self.title.setVisible(page is self.shot_page)
