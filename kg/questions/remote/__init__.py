"""Ask a SPARQL endpoint."""

from kg.questions.remote.address import Address
from kg.questions.remote.certificates import Certificates
from kg.questions.remote.endpoint import Endpoint

__all__ = ["Address", "Certificates", "Endpoint"]
