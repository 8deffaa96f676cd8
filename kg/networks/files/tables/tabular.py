"""A table becomes a network: of ties, or a matrix; any other is refused by what it is."""

from __future__ import annotations

import networkx as nx

from kg.networks.attributes import Say
from kg.networks.files.tables.columns import NODE_COLUMNS, Sheet, ends, first_of
from kg.networks.files.tables.edge_tables import network_of_edges
from kg.networks.files.tables.matrices import is_matrix, network_of_matrix

__all__ = ["network_of"]


def network_of(sheet: Sheet, say: Say, *, two_mode: bool = False) -> nx.Graph[str]:
    """Make the network of a table of ties or of a matrix.

    Raises
    ------
    InputError
        If it is neither, or at the first row that does not fit.
    """
    if ends(sheet.header):
        return network_of_edges(sheet, say, two_mode=two_mode)
    rows = list(sheet.rows)
    if is_matrix(sheet.header, rows):
        return network_of_matrix(sheet, rows, say)
    raise sheet.fault(sheet.line, _no_table_of_ties(sheet))


def _no_table_of_ties(sheet: Sheet) -> str:
    if not any(sheet.header):
        return "no columns are named here; begin with source, target and weight"
    between = f", with {sheet.separator} between them" if sheet.separator else ""
    if len([name for name in sheet.header if name]) == 1:
        between = ", and no comma, semicolon, tab or vertical bar" if sheet.separator else ""
    found = f"the first line has {sheet.named()}{between}"
    if first_of(NODE_COLUMNS["id"], sheet.header, {*range(len(sheet.header))}) is not None:
        return (
            f"this is a table of nodes: {found}, and no columns source and target; read the table "
            "of ties, and give this one beside it (kg: --nodes FILE)"
        )
    return (
        f"{found}; it must name the columns source and target (or from and to): rename them, or "
        "put such a line before the ties"
    )
