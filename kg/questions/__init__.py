"""Ask a question (a file of SPARQL) and get a table."""

from kg.limits import Limits
from kg.questions.asking import advice, meant_params, run, run_whole
from kg.questions.claims import Claim, Quote, read_claims, read_quotes
from kg.questions.gaps import find_gaps, gaps_overview, gaps_report
from kg.questions.headers import Parameter, Query, parse_query
from kg.questions.local import Local
from kg.questions.lookup import by_theme, list_queries, read_query
from kg.questions.sources import Source, select_about

__all__ = [
    "Claim",
    "Limits",
    "Local",
    "Parameter",
    "Query",
    "Quote",
    "Source",
    "advice",
    "by_theme",
    "find_gaps",
    "gaps_overview",
    "gaps_report",
    "list_queries",
    "meant_params",
    "parse_query",
    "read_claims",
    "read_query",
    "read_quotes",
    "run",
    "run_whole",
    "select_about",
]
