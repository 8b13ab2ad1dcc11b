"""What is handed on, and to whom."""

from __future__ import annotations

from pathlib import Path

import pytest

from studio.handover import Goods, Parcel, goods_of, offer_of

PICTURES, FILMS, DOCUMENTS, TEXT = Goods.PICTURES, Goods.FILMS, Goods.DOCUMENTS, Goods.TEXT


@pytest.mark.parametrize(
    ("name", "goods"),
    [
        ("a.PNG", {PICTURES}),
        ("a.heic", {PICTURES}),
        ("a.mp4", {FILMS}),
        ("a.MKV", {FILMS}),
        ("a.gif", {PICTURES}),
        ("a.pdf", {DOCUMENTS}),
        ("a.json", set()),
        ("frames", set()),
    ],
)
def test_the_ending_says_what_a_file_is(name: str, goods: set[Goods]):
    assert goods_of(Path(name)) == goods


def test_a_receiver_gets_only_what_it_takes():
    parcel = Parcel((Path("a.png"), Path("b.mp4"), Path("c.pdf")), "Words.", (Path("c.pdf"),))
    assert parcel.only(frozenset({PICTURES, DOCUMENTS})) == Parcel((Path("a.png"), Path("c.pdf")))
    assert parcel.only(frozenset({TEXT})) == Parcel((), "Words.", (Path("c.pdf"),))


def test_an_offer_is_brought_at_once():
    brought: list[Parcel] = []
    offer = offer_of([Path("a.png")], " Words. ", [Path("a.png")])
    assert offer.goods == {PICTURES, TEXT}
    offer.bring(brought.append)
    assert brought == [Parcel((Path("a.png"),), " Words. ", (Path("a.png"),))]


def test_what_nobody_could_take_is_no_offer():
    assert offer_of([Path("a.json")], " \n") is None and offer_of([]) is None
