"""For each kind of setting the control that shows and changes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import Field
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSlider, QWidget

from studio.language import tr, tr_choices
from studio.settings import About, about, field_type
from studio.theme import Space
from studio.widgets.choice_box import ChoiceBox
from studio.widgets.path_field import PathField
from studio.widgets.segmented import Choice, Segmented
from studio.widgets.switch import Switch

_MOST_SEGMENTS, _WIDEST_SEGMENTS = 3, 300
Take = Callable[[Any], None]
Show = Callable[[Any], None]


def make_editor(section: Any, entry: Field[Any], take: Take) -> tuple[QWidget, Show]:
    """The control for a field of a section of the settings.

    Args:
        section: the section, for the field's type.
        entry: the field, with its `About`.
        take: called with the new value when the person changes it.

    Returns:
        The control, and what makes it show a value.
    """
    told, kind = about(entry), field_type(section, entry)
    if told.choices:
        return _choices(told, take)
    if kind is bool:
        return _switch(told, take)
    if kind is int:
        return _number(told, take)
    if kind == Path | None:
        field = PathField(
            tr(told.title), tr("Pictures / Ganvas") if entry.name == "keep_pasted" else tr("Not chosen yet")
        )
        field.chosen.connect(take)
        return field, field.set_value
    return _text(told, take)


def _choices(told: About, take: Take) -> tuple[QWidget, Show]:
    if len(told.choices) <= _MOST_SEGMENTS:
        segmented = Segmented(tr(told.title), [Choice(*choice) for choice in tr_choices(told.choices)])
        if segmented.sizeHint().width() <= _WIDEST_SEGMENTS:
            segmented.chosen.connect(take)
            return segmented, segmented.set_value
    box = ChoiceBox(tr(told.title), tr_choices(told.choices))
    box.chosen.connect(take)
    return box, box.set_value


def _switch(told: About, take: Take) -> tuple[QWidget, Show]:
    switch = Switch(tr(told.title))
    switch.toggled.connect(take)
    return switch, switch.setChecked


def _number(told: About, take: Take) -> tuple[QWidget, Show]:
    slider = QSlider(Qt.Orientation.Horizontal)
    slider.setRange(told.low, told.high)
    slider.setAccessibleName(tr(told.title))
    number = QLabel()
    number.setMinimumWidth(number.fontMetrics().horizontalAdvance(f"{told.high}{told.unit}") + Space.XS)
    slider.valueChanged.connect(lambda value: number.setText(f"{value}{told.unit}"))
    slider.valueChanged.connect(take)
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.S)
    row.addWidget(slider, 1)
    row.addWidget(number)
    return whole, slider.setValue


def _text(told: About, take: Take) -> tuple[QWidget, Show]:
    field = QLineEdit()
    field.setAccessibleName(tr(told.title))

    def finish() -> None:
        problem = told.problem(field.text()) if told.problem else ""
        field.setProperty("wrong", bool(problem))
        field.style().polish(field)
        field.setToolTip(problem)
        if not problem:
            take(field.text())

    field.textEdited.connect(lambda _: finish())
    return field, lambda value: None if field.hasFocus() else field.setText(value)
