#!/usr/bin/env python3
"""The report in words as a document: its parts, its page, its text, that the same book gives the
same bytes, and, where LibreOffice Writer is installed, that it opens and reads the same text.
Usage: test_docx.py THIDUA-CLI"""

import os
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
import zipfile

cli = sys.argv[1]
W = '{http://schemas.openxmlformats.org/wordprocessingml/2006/main}'
number = 0
failed = 0


def check(what, good, why=''):
    global number, failed
    number += 1
    failed += not good
    print(f'{"ok" if good else "not ok"} {number} - {what}' + ('' if good else f' # {why}'))


def run(*args):
    return subprocess.run(args, capture_output=True, text=True)


def read_lines(root):
    """The paragraphs that have a text, those of the heading's table included."""
    lines = []
    for paragraph in root.iter(W + 'p'):
        text = ''.join(t.text or '' for t in paragraph.iter(W + 't')).strip()
        if text:
            lines.append(' '.join(text.split()))
    return lines


def check_page(root):
    size = next(root.iter(W + 'pgSz')).attrib
    check('A4, upright', (size[W + 'w'], size[W + 'h']) == ('11906', '16838'), size)
    margins = {key[len(W):]: int(value) / 1440 * 25.4
               for key, value in next(root.iter(W + 'pgMar')).attrib.items()}
    check('margins of NĐ 30/2020', 20 <= margins['top'] <= 25.1 and 30 <= margins['left'] <= 35.1
          and 15 <= margins['right'] <= 20.1 and 20 <= margins['bottom'] <= 25.1, margins)
    check('no number on the first page', next(root.iter(W + 'titlePg'), None) is not None)


def check_office(path, lines, folder):
    office = shutil.which('soffice')
    if office is None:
        print('# no LibreOffice')
        return
    run(office, f'-env:UserInstallation=file://{folder}/profile', '--headless', '--convert-to',
        'txt:Text (encoded):UTF8', '--outdir', folder, path)
    text = os.path.splitext(path)[0] + '.txt'
    if not os.path.exists(text):
        # Writer is a package of its own, and heavy.
        print('# LibreOffice is installed without Writer')
        return
    with open(text, encoding='utf-8-sig') as file:
        there = {' '.join(line.split()) for line in file if line.strip()}
    missing = [line for line in lines if line not in there]
    check('LibreOffice reads the same text', not missing, missing[:3])


def main():
    with tempfile.TemporaryDirectory() as folder:
        book, first, second = (os.path.join(folder, name) for name in ('a.db', 'a.docx', 'b.docx'))
        run(cli, '--book', book, 'new', '--sample')
        for path in (first, second):
            done = run(cli, '--book', book, 'report', '--period', '2026-H1', path)
            check(f'{os.path.basename(path)} is written', done.returncode == 0, done.stderr)
        with open(first, 'rb') as a, open(second, 'rb') as b:
            check('the same book, the same bytes', a.read() == b.read())
        with zipfile.ZipFile(first) as document:
            check('the archive is whole', document.testzip() is None)
            names = document.namelist()
            broken = []
            for name in names:
                try:
                    ET.fromstring(document.read(name))
                except ET.ParseError as error:
                    broken.append((name, error))
            check('every part is XML', not broken, broken)
            check('no macro and nothing from outside',
                  not [name for name in names if 'vba' in name.lower()]
                  and b'External' not in document.read('word/_rels/document.xml.rels'))
            root = ET.fromstring(document.read('word/document.xml'))
            styles = document.read('word/styles.xml').decode()
        check_page(root)
        check('Times New Roman', 'Times New Roman' in styles)
        lines = read_lines(root)
        for line in ('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'BÁO CÁO', 'III. CÔNG TÁC KHEN THƯỞNG',
                     'Nơi nhận:'):
            check(line, line in lines)
        check_office(first, lines, folder)

        missing = os.path.join(folder, 'no', 'c.docx')
        done = run(cli, '--book', book, 'report', '--period', '2026-H1', missing)
        check('nowhere to write is said', done.returncode == 1 and done.stderr.strip() != '',
              (done.returncode, done.stderr))
        check('nothing is left', not [name for name in os.listdir(folder)
                                      if name not in ('a.docx', 'b.docx', 'a.txt', 'profile')
                                      and not name.startswith('a.db')], os.listdir(folder))
    print(f'1..{number}')
    sys.exit(failed > 0)


main()
