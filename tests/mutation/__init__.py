"""Mutants of the real data: for each constraint of the shapes one that it alone refuses.

A constraint is a shape, a parameter and one of its values. Its mutant is a small set of triples
taken from the study's files and added to them, such that

(a) with all shapes the mutant does not conform, and all results are of that constraint (of the
    logical constraint around it, where it stands inside one);
(b) with that constraint taken out of the shapes it conforms.

A constraint without such a mutant says nothing that others do not say, or can never fail.

Mutants are searched: records and changes are tried in an order that the seed and the constraint's
name fix, until (a) and (b) hold. Validating all the data for each try would take hours, so a try
is judged on an excerpt. What a shape says of a record rests on the record's own triples and the
classes of what it refers to, as long as paths are single properties and no target is of objects;
``refuse_wider_shapes`` makes sure of that. The excerpt is therefore the records that the
mutant touches (with those that refer to them, if it touches a class), and the classes of what they
refer to; a query among these shapes must keep to what a record itself says. Rules in SPARQL across
records are asked of a wider excerpt: what is touched, what refers to it, and all that these refer
to, once or twice around.

What is found on excerpts is held against all the data, through pyshacl's front door. Mutants that
touch different records are put into the data side by side (``Search.in_group``), and each must have
its own results and no other. That is (a) for each of them, since SHACL evaluates constraints
independently of each other; and with one constraint taken out, its results go and no others come.
Inside sh:or and sh:xone constraints do depend on each other, so each of these is also asked by
itself (``Search.nearby``), as is a sample of the rest. Three constraints cannot be taken out
without a result elsewhere, mutant or none, and (b) leaves those results out of account: with half
of a sh:xone gone, records that have the other half break it; and the properties that a statement
may give tell as well which statements are read.

``PYTHONPATH=tests python -m mutation`` prints the table of mutants; ``--groups`` puts all of them
into the data side by side, and ``--all`` asks (a) and (b) of all the data for every single
constraint, which takes half an hour or more.
"""
