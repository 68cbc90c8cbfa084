#!/usr/bin/env python3
"""Prints what the cells of a workbook hold, a row a line: the sheet's name, the row's number, and
letter=value for each cell that is not empty, separated by tabs. A formula's value is the cached one.

Usage: dump-workbook.py FILE.xlsx"""
import re
import sys
import xml.etree.ElementTree as ElementTree
import zipfile

MAIN = '{http://schemas.openxmlformats.org/spreadsheetml/2006/main}'


def text_of(element):
    return ''.join(part.text or '' for part in element.iter(MAIN + 't'))


def value_of(cell, strings):
    value = cell.find(MAIN + 'v')
    if value is None or value.text is None:
        return ''
    return strings[int(value.text)] if cell.get('t') == 's' else value.text


def main(path):
    with zipfile.ZipFile(path) as archive:
        def parse(name):
            return ElementTree.fromstring(archive.read(name))

        strings = [text_of(item) for item in parse('xl/sharedStrings.xml').iter(MAIN + 'si')]
        sheets = [sheet.get('name') for sheet in parse('xl/workbook.xml').iter(MAIN + 'sheet')]
        for number, sheet in enumerate(sheets, 1):
            for row in parse(f'xl/worksheets/sheet{number}.xml').iter(MAIN + 'row'):
                cells = [re.match('[A-Z]+', cell.get('r'))[0] + '=' + value_of(cell, strings)
                         for cell in row.iter(MAIN + 'c') if value_of(cell, strings) != '']
                if cells:
                    print(sheet, row.get('r'), *cells, sep='\t')


if __name__ == '__main__':
    main(sys.argv[1])
