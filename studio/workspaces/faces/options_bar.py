"""The bar above the wall: re-rolling, variety, the size of faces, and the ways to other things."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QRegularExpressionValidator, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QLineEdit, QMenu, QWidget

from studio.icons import icon
from studio.language import again, doing, tr
from studio.theme import BAR_HEIGHT, Space, colors_of
from studio.widgets.choice_box import ChoiceBox
from studio.widgets.face_wall import LARGEST, SMALLEST
from studio.widgets.icon_button import IconButton
from studio.widgets.menu_button import WordButton
from studio.widgets.text_label import text_label
from studio.widgets.value_slider import ValueSlider

_SLIDER_WIDTH = 104
_SEED_WIDTH = 96
_MODEL_WIDTH = 132
_WIDE = 1100  # from this width on, there is room for words beside the icons
_USUAL = 800  # and from this one for the size of faces, which keys and wheel change, too
_NARROWEST = 660
_LESS = 28  # what slider and seed can do without
_SEED = r"\d{1,18}"  # any of these is below the highest one


class OptionsBar(QFrame):
    """Asks for what concerns the whole wall.

    Signals:
        rerollAsked(): other faces.
        seedAsked(int): the wall shall begin with this seed.
        varietyMoved(float), varietySettled(float): truncation, while it is held and when it is let go.
        zoomAsked(int): cells of this side.
        undoAsked(), redoAsked(): a step back, or forward again.
        photoAsked(), trainAsked(): a photo, or a folder of them, is to be chosen.
        walkToggled(bool): the walk editor is to be shown or put away.
        saveAsked(str): "chosen" or "locked" faces are to be saved.
        modelAsked(str): another model is chosen.
    """

    rerollAsked = Signal()
    seedAsked = Signal(int)
    varietyMoved = Signal(float)
    varietySettled = Signal(float)
    zoomAsked = Signal(int)
    undoAsked = Signal()
    redoAsked = Signal()
    photoAsked = Signal()
    trainAsked = Signal()
    walkToggled = Signal(bool)
    saveAsked = Signal(str)
    modelAsked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("surface", "bar")
        self.setProperty("edge", "lower")
        self.reroll_button = WordButton(tr("Re-roll"), "dice")
        self.reroll_button.setProperty("kind", "primary")
        self.reroll_button.setToolTip(tr("Other faces everywhere but where they are locked  (R)"))
        self.variety = ValueSlider(tr("Variety"), 0.0, 1.0, 0.7)
        self.variety.setToolTip(
            tr("Low: faces near the average one.  High: more different, and stranger, ones.")
        )
        self.size = ValueSlider(tr("Size"), SMALLEST, LARGEST, 128, "{:.0f}".format)
        self.size.setToolTip(tr("Ctrl and the wheel do the same"))
        self._seed_name = text_label(tr("Seed"), soft=True)
        self.seed = QLineEdit()
        self.seed.setAccessibleName(tr("Seed of the first face"))
        self.seed.setToolTip(tr("The seed of the first face: write another one to go there  (Ctrl+G)"))
        self.seed.setValidator(QRegularExpressionValidator(_SEED, self.seed))
        self.undo_button = IconButton("undo", tr("Undo"), hint="Ctrl+Z")
        self.redo_button = IconButton("redo", tr("Redo"), hint="Ctrl+Shift+Z")
        self.photo_button = IconButton(
            "invert", tr("Find a photo's face among these"), hint="Ctrl+O", word=tr("Photo")
        )
        self.train_button = IconButton("train", tr("Train on a folder of photos"), word=tr("Train"))
        self.walk_button = IconButton("walk", tr("Film a walk between faces"), hint="W", word=tr("Walk"))
        self.walk_button.setCheckable(True)
        self.save_button = WordButton(tr("Save"), "save")
        self.save_button.setMenu(self._make_menu())
        self.model = ChoiceBox(tr("Model"), (("auto", tr("No model")),))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)  # `minimumSizeHint` knows better
        row.setContentsMargins(Space.L, 0, Space.L, 0)
        self.setFixedHeight(BAR_HEIGHT)
        row.setSpacing(Space.S)
        for slider in (self.variety, self.size):
            slider.setFixedWidth(_SLIDER_WIDTH)
        self.seed.setFixedWidth(_SEED_WIDTH)
        self.model.setMaximumWidth(_MODEL_WIDTH)
        row.addWidget(self.reroll_button)
        row.addSpacing(Space.S)
        row.addWidget(self.variety, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(Space.S)
        row.addWidget(self.size, alignment=Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(Space.S)
        row.addWidget(self._seed_name)
        row.addWidget(self.seed)
        row.addStretch()
        for button in (self.undo_button, self.redo_button):
            row.addWidget(button)
        row.addSpacing(Space.XS)
        for button in (self.photo_button, self.train_button, self.walk_button):
            row.addWidget(button)
        row.addWidget(self.model)
        row.addWidget(self.save_button)

    def _connect(self) -> None:
        self.reroll_button.clicked.connect(self.rerollAsked)
        self.variety.moved.connect(self.varietyMoved)
        self.variety.settled.connect(self.varietySettled)
        for signal in (self.size.moved, self.size.settled):
            signal.connect(lambda side: self.zoomAsked.emit(round(side)))
        self.seed.returnPressed.connect(lambda: self.seedAsked.emit(int(self.seed.text())))
        self.undo_button.clicked.connect(self.undoAsked)
        self.redo_button.clicked.connect(self.redoAsked)
        self.photo_button.clicked.connect(self.photoAsked)
        self.train_button.clicked.connect(self.trainAsked)
        self.walk_button.clicked.connect(self.walkToggled)
        self.model.chosen.connect(lambda name: self.modelAsked.emit(name))

    def _make_menu(self) -> QMenu:
        menu = QMenu(self)
        for name, words in (
            ("chosen", tr("Save the chosen faces…\tCtrl+S")),
            ("locked", tr("Save all locked faces…\tCtrl+Shift+S")),
        ):
            action = menu.addAction(words)
            action.setData(name)
            action.triggered.connect(lambda _=False, name=name: self.saveAsked.emit(name))
        return menu

    def show_wall(self, seed: int, variety: float) -> None:
        """Show where the wall begins and how varied it is."""
        if not self.seed.hasFocus() or not self.seed.isModified():
            self.seed.setText(str(seed))
        self.variety.set_value(variety)

    def show_steps(self, undo: str | None, redo: str | None) -> None:
        """Show what can be undone and done again; None if nothing can."""
        for button, icon_name, words, what in (
            (self.undo_button, "undo", undo, tr("Undo")),
            (self.redo_button, "redo", redo, tr("Redo")),
        ):
            button.setEnabled(words is not None)
            button.set_meaning(icon_name, doing(what, again(words)) if words else what)

    def show_choice(self, chosen: int, locked: int) -> None:
        """Offer to save what there is."""
        numbers = {"chosen": chosen, "locked": locked}
        for action in self.save_button.menu().actions():
            action.setEnabled(numbers[action.data()] > 0)
        self.save_button.setEnabled(chosen + locked > 0)

    def show_models(self, models: Sequence[tuple[str, str]], current: str) -> None:
        """Offer models, (name, words) each; one alone is no choice."""
        self.model.set_choices(models)
        if any(name == current for name, _ in models):
            self.model.set_value(current)
        self.model.setVisible(len(models) > 1)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """What can be left out does not keep the window wide."""
        return QSize(self._taken + _NARROWEST, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @property
    def _taken(self) -> int:
        """Pixels that the choice of a model takes."""
        return _MODEL_WIDTH + Space.S if self.model.isVisibleTo(self) else 0

    def _fit(self) -> None:
        """Show as much as there is room for."""
        room = self.width() - self._taken
        for button in (self.photo_button, self.train_button, self.walk_button):
            button.show_word(room >= _WIDE - _MODEL_WIDTH)
        for part in (self.size, self._seed_name):
            part.setVisible(room >= _USUAL)
        self._give(_SLIDER_WIDTH, _SEED_WIDTH)
        if self.layout().minimumSize().width() > self.width():  # where words are long, as German ones are
            self._give(_SLIDER_WIDTH - _LESS, _SEED_WIDTH - _LESS)

    def _give(self, slider_width: int, seed_width: int) -> None:
        self.variety.setFixedWidth(slider_width)
        self.seed.setFixedWidth(seed_width)
        self.layout().invalidate()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self._draw_icons()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw_icons()

    def _draw_icons(self) -> None:
        colors = colors_of(self)
        for action in self.save_button.menu().actions():
            action.setIcon(icon("faces" if action.data() == "chosen" else "lock", colors.soft))
