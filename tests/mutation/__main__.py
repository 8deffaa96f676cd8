"""Print the table of mutants; see the package."""

import sys
import time

from mutation.real import Real
from mutation.search import Search, where


def main() -> None:
    """Print the table of mutants; with ``--all`` hold each against all the data."""
    started = time.process_time()
    search = Search(Real())
    outcome = search.run()
    for constraint, mutant in outcome.mutants.items():
        print(f"{constraint}  [{where(search.real, mutant)}]  {mutant.how}")
    print(f"{outcome}\n{outcome.tries} tries, {time.process_time() - started:.0f} s")
    if "--groups" in sys.argv:
        for group in search.groups(outcome):
            print(
                f"{len(group)} side by side:", search.in_group(outcome, group) or "as they should"
            )
    if "--all" in sys.argv:
        wrong = 0
        for constraint, mutant in outcome.mutants.items():
            told = search.on_all_data(constraint, mutant)
            wrong += bool(told)
            if told:
                print(constraint, *told, flush=True)
        right = len(outcome.mutants) - wrong
        print(f"(a) and (b) on all the data: {right} of {len(outcome.mutants)} as they should be")
    print(f"{time.process_time() - started:.0f} s of processor")


if __name__ == "__main__":
    main()
