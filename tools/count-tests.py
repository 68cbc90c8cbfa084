#!/usr/bin/env python3
"""Adds up the test results of meson build folders: a line a suite, then "N passed, N failed".

A test that speaks TAP counts with each of its subtests, another one counts as one.
Usage: count-tests.py BUILD_DIR…        exits with 1 if a test failed or none ran
"""
import json
import pathlib
import re
import subprocess
import sys

PASSED, FAILED, SKIPPED = range(3)


def count(test):
    """Passed, failed and skipped of one record of testlog.json."""
    counts = [0, 0, 0]
    output = test.get('stdout') or ''
    # "ok 3 /text/fold # SKIP no ICU"; an indented line is a part of the subtest after it.
    if re.search(r'^1\.\.\d+', output, re.MULTILINE):
        for line in re.findall(r'^(?:not )?ok\b.*', output, re.MULTILINE):
            if re.search(r'#\s*skip', line, re.IGNORECASE):
                counts[SKIPPED] += 1
            elif line.startswith('not'):
                counts[FAILED] += 1
            else:
                counts[PASSED] += 1
    result = test['result']
    if result == 'SKIP':
        if not any(counts):
            counts[SKIPPED] = 1
    elif result in ('OK', 'EXPECTEDFAIL'):
        if not any(counts):
            counts[PASSED] = 1
    elif not counts[FAILED]:
        # It crashed, ran out of time or ended early, after any number of good subtests.
        counts[FAILED] = 1
    return counts


def suites(build_dir):
    """The suites of each test, by the name that testlog.json gives it."""
    found = subprocess.run(['meson', 'introspect', '--tests', build_dir], check=True,
                           capture_output=True, text=True)
    return {test['name']: [suite.split(':')[-1] for suite in test['suite']]
            for test in json.loads(found.stdout)}


def main():
    total = [0, 0, 0]
    for build_dir in sys.argv[1:]:
        log = pathlib.Path(build_dir) / 'meson-logs' / 'testlog.json'
        if not log.exists():
            continue
        suite_of = suites(build_dir)
        by_suite = {}
        for line in log.read_text(encoding='utf-8', errors='replace').splitlines():
            test = json.loads(line)
            # "thidua:unit / data" where more than one suite is there, "data" otherwise.
            name = test['name'].split(' / ')[-1]
            counts = count(test)
            suite = by_suite.setdefault(', '.join(suite_of.get(name, ['?'])), [0, 0, 0])
            for kind, number in enumerate(counts):
                suite[kind] += number
                total[kind] += number
        for suite, counts in sorted(by_suite.items()):
            print(f'{build_dir} {suite}: ' + sentence(counts))
    print(sentence(total))
    return total[FAILED] > 0 or total[PASSED] == 0


def sentence(counts):
    text = f'{counts[PASSED]} passed, {counts[FAILED]} failed'
    return text + (f', {counts[SKIPPED]} skipped' if counts[SKIPPED] else '')


sys.exit(main())
