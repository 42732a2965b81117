#!/usr/bin/env python3
"""ratchet.py REPORT KNOWN: prints the ids that fail in a replay report and are not known to; exit 1 if there are any.
Known failures that pass now are told on standard error: they are to be taken out of the list."""
import json, sys

report, known_file = sys.argv[1:]
known = {line.strip() for line in open(known_file) if line.strip() and not line.startswith('#')}
results = {entry['id']: entry['passed'] for entry in json.load(open(report))}
new = sorted(case for case, passed in results.items() if not passed and case not in known)
better = sorted(case for case, passed in results.items() if passed and case in known)
for case in better:
    print('passes now, take it out of the known failures: ' + case, file=sys.stderr)
for case in new:
    print(case)
sys.exit(1 if new else 0)
