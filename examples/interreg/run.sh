#!/bin/sh
# From the tables of keep.eu to pages; see README.md.
# Usage: sh run.sh PARTNERS.csv PROJECTS.csv FOLDER
set -eu
if [ $# -ne 3 ]; then
    echo "Usage: sh run.sh PARTNERS.csv PROJECTS.csv FOLDER" >&2
    exit 2
fi
kg import "$1" "$2" --mapping "$(dirname "$0")/mapping.yaml" -o "$3"
# It validates, asks every question, measures every network, and writes all pages.
kg build --study "$3" -o "$3/build"
