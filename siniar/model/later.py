"""Values that are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Generic, ParamSpec, TypeVar

P = ParamSpec("P")
T_co = TypeVar("T_co", covariant=True)


class Later(Generic[T_co]):
    """What a function gives, asked for the first time somebody wants it.

    A preview plans thousands of pages and shows one: what the others show it need not collect.
    """

    __slots__ = ("_make", "_value")

    def __init__(self, make: Callable[P, T_co], *args: P.args, **kwargs: P.kwargs) -> None:
        """``make`` must give the same whenever it is asked."""
        self._make: partial[T_co] | None = partial(make, *args, **kwargs)

    @property
    def value(self) -> T_co:
        """The value; the same object from then on."""
        make = self._make
        if make is not None:
            self._value = make()
            self._make = None
        return self._value
