"""What others send becomes Turtle: coding sheets, tables by a mapping, who is who, mentions."""
