#!/usr/bin/env python3
"""The workbook of the sample's first half of 2026, part by part as it was when somebody last looked at
it, so that no change of a sheet passes unseen; and that Gnumeric reads it, where it is installed.
Usage: test_golden.py THIDUA-CLI [--update]: writes the workbook anew, to be looked at and committed"""

import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import zipfile

cli = sys.argv[1]
GOLDEN = pathlib.Path(__file__).parent.parent / 'fixtures' / 'workbook-2026-H1.xlsx'
number = 0
failed = 0


def check(what, good, why=''):
    global number, failed
    number += 1
    failed += not good
    print(f'{"ok" if good else "not ok"} {number} - {what}' + ('' if good else f' # {why}'))


def run(*args):
    return subprocess.run([str(arg) for arg in args], capture_output=True, text=True)


def make(folder, name):
    book = folder / 'sample.db'
    path = folder / name
    for done in (run(cli, '--book', book, 'new', '--sample'),
                 run(cli, '--book', book, 'report', '--period', '2026-H1', path)):
        if done.returncode != 0:
            sys.exit(done.stderr)
    return path


def tell(golden, made):
    """The first elements that differ, one on a line."""
    old, new = ([part + '>' for part in data.decode('utf-8', 'replace').split('>')]
                for data in (golden, made))
    lines = [line for line in difflib.unified_diff(old, new, lineterm='', n=1)]
    return ' | '.join(lines[2:8])


def check_parts(path):
    with zipfile.ZipFile(GOLDEN) as golden, zipfile.ZipFile(path) as made:
        check('the same parts', golden.namelist() == made.namelist(),
              set(golden.namelist()) ^ set(made.namelist()))
        for name in made.namelist():
            if name not in golden.namelist():
                continue
            old, new = golden.read(name), made.read(name)
            check(name, old == new, '' if old == new else tell(old, new))


def check_gnumeric(path):
    convert = shutil.which('ssconvert')
    if convert is None:
        print('# no Gnumeric')
        return
    target = path.parent / 'gnumeric.csv'
    done = run(convert, '-S', path, target)
    sheets = sorted(path.parent.glob('gnumeric.csv.*'))
    with zipfile.ZipFile(path) as made:
        n = sum(name.startswith('xl/worksheets/sheet') for name in made.namelist())
    check('Gnumeric reads every sheet', done.returncode == 0 and len(sheets) == n, done.stderr)
    check('and their totals', b'T\xe1\xbb\x94NG C\xe1\xbb\x98NG' in sheets[0].read_bytes())


def main():
    with tempfile.TemporaryDirectory() as name:
        path = make(pathlib.Path(name), 'a.xlsx')
        if '--update' in sys.argv:
            shutil.copyfile(path, GOLDEN)
            return
        check_parts(path)
        check_gnumeric(path)
    print(f'1..{number}')
    sys.exit(failed > 0)


main()
