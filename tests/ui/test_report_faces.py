#!/usr/bin/env python3
"""One report on the screen, in the workbook and in the PDF: each cell says the same in all three, and
the list behind a figure has as many or is worth as much. Usage: test_report_faces.py CLI RUN DUMP"""

import datetime
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'exchange'))
from xlsx import Workbook  # noqa: E402

cli, runner, dump = sys.argv[1:]
# As td_ui_test_init () says it to the window, which so shows the first half of 2026.
os.environ['THIDUA_TODAY'] = '2026-06-15'
number = 0
failed = 0


def check(name, good, detail=''):
    global number, failed
    number += 1
    failed += not good
    print(f"{'ok' if good else 'not ok'} {number} - {name}{'' if good else f' # {detail}'}")


class Cell:
    def __init__(self, fields):
        self.code, row, column, self.text, self.behind = fields[:5]
        self.row, self.column, self.page = int(row), int(column), int(fields[5])
        self.x, self.y, self.width, self.height = map(float, fields[6:])


def read_screen(book):
    """By code: the number of pages, and the cells."""
    done = subprocess.run([runner, dump, book], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    reports = {}
    for line in done.stdout.split('\n'):
        kind, *fields = line.split('\t')
        if kind == 'REPORT':
            reports[fields[0]] = (int(fields[1]), [])
        elif kind == 'CELL':
            reports[fields[0]][1].append(Cell(fields))
    return reports


def read_pages(path):
    text = subprocess.run(['pdftotext', '-bbox', path, '-'], capture_output=True, text=True).stdout
    word = re.compile(r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)</word>')
    return [[((float(m[0]) + float(m[2])) / 2, (float(m[1]) + float(m[3])) / 2,
              html.unescape(m[4])) for m in word.findall(page)]
            for page in re.findall(r'<page .*?</page>', text, re.S)]


def squeeze(text):
    """Without spaces: where lines are broken, also inside words, is the paper's own matter."""
    return re.sub(r'\s', '', text)


def is_figure(text):
    return re.fullmatch(r'[-+]?[\d.]+(,\d+)?(\s?[%‰])?|–|\d\d/\d\d/\d{4}', text) is not None


def read_value(text):
    """What the workbook has to hold for what the screen shows, and how far it may be off by rounding."""
    if text == '–':
        return 0, 0
    if re.fullmatch(r'\d\d/\d\d/\d{4}', text):
        day = datetime.datetime.strptime(text, '%d/%m/%Y') - datetime.datetime(1899, 12, 30)
        return day.days, 0
    value = float(re.sub(r'[^\d,+-]', '', text).replace(',', '.'))
    if '%' in text:
        return value / 100, (0.0005 if ',' in text else 0.005) + 1e-9
    if '‰' in text:
        return value, 0.05 + 1e-9
    return value, 0


def compare_workbook(code, cells, workbook, index):
    sheet = workbook.sheets[index]
    titles = workbook.names['_xlnm.Print_Titles', str(index)]
    first = int(re.search(r'\$(\d+)$', titles).group(1)) + 1
    wrong = []
    for cell in cells:
        there = sheet.cells.get((first + cell.row, cell.column + 1))
        value = there.value if there is not None and there.value is not None else ''
        if isinstance(value, float):
            expected, slack = read_value(cell.text) if is_figure(cell.text) else (None, 0)
            same = expected is not None and abs(value - expected) <= slack
        else:
            same = squeeze(value) == squeeze(cell.text)
        if not same:
            wrong.append((cell.row, cell.column, cell.text, value))
    check(f'{code}: the workbook says what the screen says', not wrong, wrong[:3])


def compare_pdf(code, cells, pages):
    wrong = []
    for cell in cells:
        words = [text for x, y, text in pages[cell.page]
                 if cell.x < x < cell.x + cell.width and cell.y < y < cell.y + cell.height]
        if squeeze(''.join(words)) != squeeze(cell.text):
            wrong.append((cell.row, cell.column, cell.text, words))
    check(f'{code}: the PDF says it at the place where the screen has it', not wrong, wrong[:3])


def main():
    if shutil.which('pdftotext') is None:
        print('1..0 # SKIP pdftotext (poppler-utils) is not installed')
        return
    with tempfile.TemporaryDirectory() as folder:
        book, pdf, xlsx = (os.path.join(folder, name) for name in ('a.db', 'a.pdf', 'a.xlsx'))
        subprocess.run([cli, '--book', book, 'new', '--sample'], check=True)
        for path in (pdf, xlsx):
            subprocess.run([cli, '--book', book, 'report', '--period', '2026-H1', path], check=True)
        screen = read_screen(book)
        pages = read_pages(pdf)
        workbook = Workbook(xlsx)
    codes = [sheet.name.split()[0] for sheet in workbook.sheets]
    check('all three have the same reports', codes == list(screen), (codes, list(screen)))
    check('and as many pages', sum(n for n, _ in screen.values()) == len(pages), len(pages))

    n_figures = n_lists = start = 0
    for index, (code, (n_pages, cells)) in enumerate(screen.items()):
        compare_workbook(code, cells, workbook, index)
        compare_pdf(code, cells, pages[start:start + n_pages])
        start += n_pages
        lists = [cell for cell in cells if cell.behind != '']
        wrong = [(cell.row, cell.column, cell.text, cell.behind) for cell in lists
                 if read_value(cell.text)[0] != float(cell.behind)]
        check(f'{code}: the lists behind the figures are the figures', not wrong, wrong[:3])
        n_figures += sum(is_figure(cell.text) for cell in cells)
        n_lists += len(lists)
    check('there is something to compare', n_figures > 3000 and n_lists > 1000,
          (n_figures, n_lists))
    print(f'# {n_figures} figures, {n_lists} lists, {len(pages)} pages')
    print(f'1..{number}')
    sys.exit(failed > 0)


main()
