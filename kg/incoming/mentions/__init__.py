"""Find in a plain text what a study knows, and names of actors that it does not know."""

from kg.incoming.mentions.finding import find_mentions
from kg.incoming.mentions.kinds_of_names import KindsOfNames
from kg.incoming.mentions.mention import UNKNOWN, Mention
from kg.incoming.mentions.telling import in_a_sentence, mentions_table
from kg.incoming.mentions.text_language import told_language

__all__ = [
    "UNKNOWN",
    "KindsOfNames",
    "Mention",
    "find_mentions",
    "in_a_sentence",
    "mentions_table",
    "told_language",
]
