"""GraphML and GEXF, read and written."""

from kg.networks.files.xml.encoded import CUT, read_xml
from kg.networks.files.xml.gexf import as_gexf, read_gexf
from kg.networks.files.xml.graphml import as_graphml, read_graphml

__all__ = ["CUT", "as_gexf", "as_graphml", "read_gexf", "read_graphml", "read_xml"]
