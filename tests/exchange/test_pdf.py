#!/usr/bin/env python3
"""Checks the pages that thidua-cli writes as a PDF. Usage: test_pdf.py THIDUA-CLI"""

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile

from xlsx import Workbook

cli = sys.argv[1]
WIDTH, HEIGHT = 297 * 72 / 25.4, 210 * 72 / 25.4
# Of Times New Roman's widths.
FAMILIES = ('TimesNewRoman', 'LiberationSerif', 'Tinos', 'TeXGyreTermes')
number = 0
failed = 0


def check(name, good, detail=''):
    global number, failed
    number += 1
    failed += not good
    print(f"{'ok' if good else 'not ok'} {number} - {name}{'' if good else f' # {detail}'}")


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, text=True)


def read_pages(path):
    """Of each page its size and its words, each as (x, y, right, bottom, text)."""
    text = run('pdftotext', '-bbox', path, '-').stdout
    for page in re.findall(r'<page width="(\S+)" height="(\S+)">(.*?)</page>', text, re.S):
        words = re.findall(r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)</word>',
                           page[2])
        yield float(page[0]), float(page[1]), [(*map(float, word[:4]), html.unescape(word[4]))
                                               for word in words]


def check_fonts(path):
    lines = run('pdffonts', path).stdout.splitlines()[2:]
    check('there are fonts', len(lines) >= 3, lines)
    for line in lines:
        name = line.split()[0]
        flags = re.search(r'(yes|no) (yes|no) (yes|no) +\d+ +\d+$', line)
        check(f'{name}: embedded', flags is not None and flags.group(1) == 'yes', line)
        check(f"{name}: as wide as Times New Roman, so that no page breaks elsewhere",
              re.sub(r'^[A-Z]{6}\+', '', name).startswith(FAMILIES), line)


def find_reports(pages):
    """The index of each report's first page, by its code, which stands above the heading."""
    starts = []
    for i, (_, _, words) in enumerate(pages):
        texts = [word[4] for word in sorted(words, key=lambda word: word[1])[:2]]
        if 'Biểu' in texts:
            texts.remove('Biểu')
            starts.append((i, texts[0]))
    return [(code, pages[i:starts[n + 1][0] if n + 1 < len(starts) else None])
            for n, (i, code) in enumerate(starts)]


def check_pages(code, pages, titles):
    first = sorted(word[4] for word in pages[0][2])
    check(f'{code}: the State and its motto on the first page alone',
          {'CỘNG', 'HÒA', 'Hạnh', 'phúc'} <= set(first)
          and all('phúc' not in {word[4] for word in words if word[1] < 90}
                  for _, _, words in pages[1:]), first[:20])
    wrong = []
    for i, (_, _, words) in enumerate(pages[1:], 2):
        top = min(words, key=lambda word: word[1])
        # In the middle of the text, in the margin above it.
        middle = (30 + 297 - 15) / 2 * 72 / 25.4
        if top[4] != str(i) or abs((top[0] + top[2]) / 2 - middle) > 1 or top[3] > 20 * 72 / 25.4:
            wrong.append((i, top))
    check(f'{code}: numbered in the top margin from page 2 on', not wrong, wrong[:3])
    outside = [word for _, _, words in pages for word in words
               if word[0] < 30 * 72 / 25.4 - 0.5 or word[2] > (297 - 15) * 72 / 25.4 + 0.5
               or word[3] > (210 - 20) * 72 / 25.4 + 3]
    check(f'{code}: nothing in the margins', not outside, outside[:3])

    # Notes and charts at the end may have pages without the table; the rest has all its headings.
    lacking = [[title for title in titles if title not in words]
               for words in ({word[4] for word in words} for _, _, words in pages)]
    while len(lacking) > 1 and 'STT' in lacking[-1]:
        lacking.pop()
    check(f'{code}: the column headings on every page', not any(lacking),
          [(i, words) for i, words in enumerate(lacking, 1) if words][:3])
    names = [i for i, (_, _, words) in enumerate(pages, 1)
             if '(Ký,' in {word[4] for word in words}]
    check(f'{code}: signed on the last page', names == [len(pages)], names)
    rows = [word for word in pages[-1][2] if word[4] == '(Ký,'][0][1] - min(
        word[1] for word in pages[-1][2])
    check(f'{code}: the signature block is not alone', rows > 60, rows)


def read_titles(workbook):
    """By code, the words of the column headings, which the workbook repeats on its pages as well."""
    titles = {}
    for index, sheet in enumerate(workbook.sheets):
        rows = re.search(r'\$(\d+):\$(\d+)$', workbook.names['_xlnm.Print_Titles', str(index)])
        first, last = map(int, rows.groups())
        titles[sheet.name.split()[0]] = [
            word for (row, _), cell in sheet.cells.items() if first <= row <= last
            for word in str(cell.value or '').split()]
    return titles


def main():
    if shutil.which('pdftotext') is None or shutil.which('pdffonts') is None:
        print('1..0 # SKIP pdftotext and pdffonts (poppler-utils) are not installed')
        return
    with tempfile.TemporaryDirectory() as folder:
        book = os.path.join(folder, 'book.db')
        path = os.path.join(folder, 'Báo cáo.PDF')
        workbook = os.path.join(folder, 'a.xlsx')
        run(cli, '--book', book, 'new', '--sample')
        for target in (path, workbook):
            done = run(cli, '--book', book, 'report', '--period', '2026-H1', target)
            check(f'{os.path.basename(target)} is written', done.returncode == 0, done.stderr)
        check_fonts(path)
        pages = list(read_pages(path))
        check('A4, landscape', pages and all(abs(width - WIDTH) < 0.1 and abs(height - HEIGHT) < 0.1
                                             for width, height, _ in pages), pages[:1])
        reports = find_reports(pages)
        titles = read_titles(Workbook(workbook))
        check('the reports of the workbook', [code for code, _ in reports] == list(titles),
              [code for code, _ in reports])
        for code, of_report in reports:
            check_pages(code, of_report, titles[code])

        done = run(cli, '--book', book, 'report', '--period', '2026-H1', '--only', 'B02', path)
        check('the file is replaced', done.returncode == 0
              and [code for code, _ in find_reports(list(read_pages(path)))] == ['B02'])
        outline = run('pdfinfo', path).stdout
        check('it tells its title', 'KHEN THƯỞNG THEO HÌNH THỨC' in outline, outline)
        check('nothing is left beside it', sorted(os.listdir(folder))
              == sorted(['Báo cáo.PDF', 'a.xlsx', *(name for name in os.listdir(folder)
                                                    if name.startswith('book.db'))]))
    print(f'1..{number}')
    sys.exit(failed > 0)


main()
