#!/usr/bin/env python3
"""Checks the parts of the workbooks that thidua-cli writes. Usage: test_workbook.py THIDUA-CLI"""

import datetime
import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

from xlsx import MAIN, Workbook, evaluate

cli = sys.argv[1]
REPORTS = ['B01', 'B02', 'B03', 'B04', 'B05', 'B07', 'B08', 'B09', 'B11', 'B14', 'B14A', 'B15', 'B16', 'B16A', 'B17', 'B18', 'B19']
number = 0
failed = 0


def check(name, good, detail=''):
    global number, failed
    number += 1
    failed += not good
    print(f"{'ok' if good else 'not ok'} {number} - {name}{'' if good else f' # {detail}'}")


def run(*arguments):
    return subprocess.run([cli, *arguments], capture_output=True, text=True)


def overlaps(a, b):
    return a[0] <= b[2] and b[0] <= a[2] and a[1] <= b[3] and b[1] <= a[3]


def check_formulas(name, sheet):
    sums = shares = 0
    wrong = []
    for place, cell in sheet.cells.items():
        if cell.formula is None:
            continue
        value = evaluate(sheet, cell.formula)
        if cell.formula.startswith('IF'):
            shares += 1
            same = (cell.value or '') == '' if value == '' else abs(cell.value - value) < 1e-9
        else:
            sums += 1
            same = cell.value == value
        if not same or len(cell.formula) > 8192:
            wrong.append((place, cell.formula, cell.value, value))
    check(f'{name}: cached values are those of the formulas', not wrong, wrong[:3])
    return sums, shares


def check_page(name, workbook, index, sheet):
    page = sheet.find('pageSetup')
    check(f'{name}: landscape A4',
          page.get('orientation') == 'landscape' and page.get('paperSize') == '9', page.attrib)
    check(f'{name}: one page wide, any number long',
          page.get('fitToWidth', '1') == '1' and page.get('fitToHeight') == '0'
          and sheet.find('pageSetUpPr').get('fitToPage') == '1', page.attrib)
    titles = workbook.names.get(('_xlnm.Print_Titles', str(index)), '')
    rows = re.search(r'\$(\d+):\$(\d+)$', titles)
    check(f'{name}: print titles', rows is not None, titles)
    pane = sheet.find('pane')
    check(f'{name}: the titles stay when scrolling',
          rows is not None and pane.get('ySplit') == rows.group(2), pane.attrib)
    check(f'{name}: page number', '&P' in (sheet.find('oddHeader').text or ''))
    margins = sheet.find('pageMargins')
    check(f'{name}: margins of official papers',
          [round(float(margins.get(side)) * 25.4) for side in ('left', 'right', 'top', 'bottom')]
          == [30, 15, 20, 20], margins.attrib)


def check_merged(name, sheet):
    clashes = [(a, b) for i, a in enumerate(sheet.merged) for b in sheet.merged[:i]
               if overlaps(a, b)]
    check(f'{name}: merged ranges do not overlap', not clashes, clashes[:3])
    heights = {int(r.get('r')): r.get('ht') for r in sheet.xml.iter(MAIN + 'row')}
    bare = [m for m in sheet.merged if m[0] == m[2] and heights.get(m[0]) is None
            and sheet.cells[m[0], m[1]].value]
    check(f'{name}: merged texts have a height of their own', not bare, bare[:3])


def check_cells(name, workbook, sheet):
    columns = len(list(sheet.find('cols')))
    dates = [c for c in sheet.cells.values() if workbook.formats[c.style] == 'dd/mm/yyyy'
             and c.value is not None]
    first = (datetime.date(2025, 1, 1) - datetime.date(1899, 12, 30)).days
    # Of a document or an initiative the day may lie outside, of an award it does not.
    check(f'{name}: dates are numbers within the period',
          all(c.kind == 'n' and (name != 'B05' or first <= c.value < first + 365) for c in dates))
    check(f'{name}: no text where a number belongs',
          not [c for c in sheet.cells.values() if c.kind == 's'
               and workbook.formats[c.style] not in ('0', 'General')])
    # The first column numbers the rows.
    kinds = {workbook.formats[c.style] for (_, column), c in sheet.cells.items()
             if isinstance(c.value, float) and column > 1}
    check(f'{name}: number formats', kinds <= {'#,##0;-#,##0;"–"', '+#,##0;-#,##0;0', '0.0%', '0%',
                                               '0.0"\xa0‰"',
                                               'dd/mm/yyyy'}, kinds)
    widths = {}
    for col in sheet.find('cols'):
        for i in range(int(col.get('min')), int(col.get('max')) + 1):
            widths[i] = float(col.get('width'))
    narrow = []
    for (row, column), cell in sheet.cells.items():
        if isinstance(cell.value, float) and '#,##0' in workbook.formats[cell.style]:
            text = f'{int(abs(cell.value)):,}' + ('-' if cell.value < 0 else '')
            if len(text) > widths.get(column, 0):
                narrow.append((row, column, text, widths.get(column)))
    check(f'{name}: no number is wider than its column', not narrow and columns > 0, narrow[:3])
    return len(dates)


def check_workbook(path):
    workbook = Workbook(path)
    names = [sheet.name for sheet in workbook.sheets]
    check('a sheet each', [n.split()[0] for n in names] == REPORTS, names)
    check('sheet names are legal',
          all(len(n.encode('utf-16-le')) <= 62 and not set(n) & set('[]:*?/\\')
              and not n.startswith("'") and not n.endswith("'") for n in names)
          and len({n.casefold() for n in names}) == len(names), names)
    strange = [p for p in workbook.parts if 'externalLink' in p or 'vba' in p.lower()
               or 'macro' in p.lower() or p.endswith('.bin')]
    external = [p for p, data in workbook.parts.items() if p.endswith('.rels')
                and b'TargetMode="External"' in data]
    check('no macros, no links to elsewhere', not strange and not external, strange + external)
    for part, data in workbook.parts.items():
        ET.fromstring(data)
    check('every part is XML', True)

    sums = shares = dates = 0
    for index, sheet in enumerate(workbook.sheets):
        name = sheet.name.split()[0]
        counts = check_formulas(name, sheet)
        sums += counts[0]
        shares += counts[1]
        check_page(name, workbook, index, sheet)
        check_merged(name, sheet)
        dates += check_cells(name, workbook, sheet)
    check('there are sums, shares and dates', sums > 100 and shares > 100 and dates > 100,
          (sums, shares, dates))


def main():
    with tempfile.TemporaryDirectory() as folder:
        book = os.path.join(folder, 'book.db')
        files = [os.path.join(folder, f'{i}.xlsx') for i in range(2)]
        run('--book', book, 'new', '--sample')
        for path in files:
            result = run('--book', book, 'report', '--period', '2025', path)
            check('report is written', result.returncode == 0, result.stderr)
        with open(files[0], 'rb') as first, open(files[1], 'rb') as second:
            check('the same bytes twice', first.read() == second.read())
        check_workbook(files[0])

        result = run('--book', book, 'report', '--period', '2025',
                     os.path.join(folder, 'missing', 'a.xlsx'))
        check('a missing folder is said in one sentence', result.returncode == 1
              and len(result.stderr.strip().splitlines()) == 1, result.stderr)
        left = sorted(os.listdir(folder))
        check('nothing else is left', [n for n in left if not n.startswith('book.db')]
              == ['0.xlsx', '1.xlsx'], left)
    print(f'1..{number}')
    return 1 if failed else 0


sys.exit(main())
