#!/usr/bin/env python3
"""LibreOffice opens the workbooks and comes to the same totals when it calculates them itself.
Usage: test_recalculate.py THIDUA-CLI; exit status 77 (skipped) without LibreOffice."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile

from xlsx import Workbook

cli = sys.argv[1]


def drop_cached(source, target):
    """Copies a workbook without the cached values of its formulas, so that what is read back can
    only have been calculated."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, 'w') as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith('xl/worksheets/'):
                data = re.sub(rb'(</f>)<v>[^<]*</v>', rb'\1', data)
            new.writestr(name, data)


def main():
    office = shutil.which('soffice')
    if office is None:
        return 77

    with tempfile.TemporaryDirectory() as folder:
        book, path, bare = (os.path.join(folder, n) for n in ('book.db', 'a.xlsx', 'bare.xlsx'))
        out = os.path.join(folder, 'out')
        subprocess.run([cli, '--book', book, 'new', '--sample'], check=True)
        subprocess.run([cli, '--book', book, 'report', '--period', '2025', path], check=True,
                       stdout=subprocess.DEVNULL)
        drop_cached(path, bare)
        subprocess.run([office, f'-env:UserInstallation=file://{folder}/profile', '--headless',
                        '--convert-to', 'xlsx', '--outdir', out, bare], check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       env={**os.environ, 'HOME': folder})

        written = Workbook(path)
        opened = Workbook(os.path.join(out, 'bare.xlsx'))
        assert [s.name for s in written.sheets] == [s.name for s in opened.sheets]
        compared = 0
        for sheet, other in zip(written.sheets, opened.sheets):
            for place, cell in sheet.cells.items():
                if cell.formula is None:
                    continue
                value = other.cells[place].value
                if isinstance(cell.value, float):
                    assert abs(float(value) - cell.value) < 1e-6, (sheet.name, place, value)
                else:
                    assert not value, (sheet.name, place, value)
                compared += 1
        assert compared > 200, compared
        print(f'{compared} formulas')
    return 0


sys.exit(main())
