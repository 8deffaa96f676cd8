"""Tables of ties and of nodes, read and written: CSV and workbooks."""

from kg.networks.files.tables.delimited import read_csv
from kg.networks.files.tables.node_files import read_node_file
from kg.networks.files.tables.node_tables import with_nodes
from kg.networks.files.tables.workbooks import as_xlsx, read_xlsx
from kg.networks.files.tables.written_tables import as_csv, as_nodes, as_text, edge_table

__all__ = [
    "as_csv",
    "as_nodes",
    "as_text",
    "as_xlsx",
    "edge_table",
    "read_csv",
    "read_node_file",
    "read_xlsx",
    "with_nodes",
]
