#!/bin/sh
# From the tables of keep.eu to pages; see README.md.
# Usage: sh run.sh PARTNERS.csv PROJECTS.csv FOLDER
set -eu
if [ $# -ne 3 ]; then
    echo "Usage: sh run.sh PARTNERS.csv PROJECTS.csv FOLDER" >&2
    exit 2
fi
mapping=$(dirname "$0")/mapping.yaml

kg import "$1" "$2" --mapping "$mapping" -o "$3"
kg validate --study "$3"
kg query where-do-readings-differ --study "$3" -o "$3/readings.csv"
kg query who-led-the-project --study "$3" -o "$3/leaders.csv"
kg measure actor-project --study "$3" -o "$3/measures.csv"
kg build --study "$3" -o "$3/build"
