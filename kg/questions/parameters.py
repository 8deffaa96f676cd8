"""Turn the values that a user gives for parameters into terms."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from pyoxigraph import Literal, NamedNode

from kg.errors import InputError
from kg.questions.headers import Parameter, Query
from kg.rdf import XSD, compress, expand, suggest

__all__ = ["bound_terms", "without_names"]

# Parameters of these names may be things of any kind, whatever their example is.
_ANYTHING = {"thing", "what"}


def without_names(
    query: Query,
    given: Mapping[str, str],
    taken: Callable[[str, str], tuple[str, str]],
    say: Callable[[str], None],
) -> dict[str, str]:
    """Put what is meant in the place of names that a user gives for parameters of type iri.

    Values that are ``prefix:name`` or an IRI stay as they are.

    Parameters
    ----------
    taken
        See :meth:`kg.questions.sources.Source.taken`.
    say
        Called with a sentence on each name: which thing was taken.

    Raises
    ------
    InputError
        If a name means several things, or none.
    """
    things = {parameter.name: parameter for parameter in query.params if parameter.type == "iri"}
    found = dict(given)
    for name in sorted(given.keys() & things.keys()):
        try:
            # A name may mean an event and its document; the example tells which is asked for.
            like = "" if name in _ANYTHING else things[name].example
            iri, told = taken(given[name], like)
        except InputError as error:
            raise InputError(
                f"the parameter “{name}”: {error.message}", setting="params"
            ) from error
        if told:
            short = compress(iri)
            found[name] = f"<{iri}>" if short == iri else short
            say(told)
    return found


def bound_terms(
    query: Query,
    given: Mapping[str, str],
    prefixes_for: Callable[[Iterable[str]], Mapping[str, str]],
) -> dict[str, NamedNode | Literal]:
    """Turn the typed values of parameters into the terms for their variables.

    Parameters
    ----------
    prefixes_for
        Returns prefixes that need no declaration, with the ones named, if they are known.

    Raises
    ------
    InputError
        If a parameter is unknown or missing, or its value is not of its type.
    """
    known = {parameter.name: parameter for parameter in query.params}
    for name in given:
        if name not in known:
            takes = ", ".join(known) or "none"
            near = suggest(name, known)
            hint = f"; did you mean “{near}”?" if near else f"; it takes {takes}"
            raise InputError(f"“{query.name}” has no parameter “{name}”{hint}")
    bound = {}
    for parameter in query.params:
        text = given.get(parameter.name, parameter.default)
        if text is not None:
            bound[parameter.name] = _bound_term(parameter, text, prefixes_for)
        elif parameter.required:
            what = f" ({parameter.help})" if parameter.help else ""
            raise InputError(
                f"“{query.name}” needs the parameter “{parameter.name}”{what}, a value of type "
                f"{parameter.type}: {parameter.name}={parameter.example or '...'}",
                setting="params",
            )
    return bound


def _bound_term(
    parameter: Parameter,
    text: str,
    prefixes_for: Callable[[Iterable[str]], Mapping[str, str]],
) -> NamedNode | Literal:
    try:
        if parameter.type == "iri":
            return NamedNode(expand(text, prefixes_for([text.partition(":")[0]])))
        if parameter.type == "integer":
            return Literal(int(text))
        if parameter.type == "date":
            return Literal(date.fromisoformat(text).isoformat(), datatype=NamedNode(f"{XSD}date"))
        return Literal(text)
    except ValueError as error:
        example = f", for example {parameter.example}" if parameter.example else ""
        raise InputError(
            f"“{text}” is not a value of type {parameter.type}, which the parameter "
            f"“{parameter.name}” needs{example}"
        ) from error
